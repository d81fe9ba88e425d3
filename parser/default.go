package parser

import (
	"regexp"
	"strings"
)

// fallback is the default that the words state as a literal, nil without one.
// Defaults inside of a list's item belong to what the item describes.
func (d description) fallback() *string {
	for _, l := range d.lines {
		if l.depth > 0 {
			continue
		}
		if v, ok := statedDefault(unlinked(l.text)); ok {
			return &v
		}
	}
	return d.markedDefault()
}

// markedDefault is the value of the list that is marked as the default.
func (d description) markedDefault() *string {
	for _, l := range d.lines {
		if l.depth != 1 {
			continue
		}
		if m := markedItem.FindStringSubmatch(unlinked(l.text)); m != nil {
			return &m[1]
		}
	}
	return nil
}

var (
	defaultLead    = `(?i)\b(?:by default,?(?: it is| the value is| is)?|defaults? to|default value(?: is)?(?: set to| equal to)?|default(?: is| are)?(?: set to)?)`
	literalDefault = regexp.MustCompile(defaultLead + "\\s*(?:,|:|—|–|-|=)?\\s*(?:the value is |the value |value )?`(?:[a-z_]+=)?([^`]+)`")
	plainDefault   = regexp.MustCompile(`(?i)\bdefault value:\s+(-?\d+(?:\.\d+)?|true|false|null|Y|N)\.?$`)
	trailingMark   = regexp.MustCompile("`([^`]+)`\\s*\\((?:by )?default\\)")
	markedItem     = regexp.MustCompile("(?i)^`([^`]+)`[^`]*\\(?\\b(?:by default|default value|default)\\)?[.,;]?$")
)

func statedDefault(text string) (string, bool) {
	for _, re := range []*regexp.Regexp{literalDefault, plainDefault, trailingMark} {
		if m := re.FindStringSubmatch(text); m != nil {
			return m[1], true
		}
	}
	return "", false
}

// columnDefault reads the column of defaults; a dash says that there is none.
func columnDefault(marked string) *string {
	v := strings.Trim(marked, "`")
	switch v {
	case "", "-", "—", "–":
		return nil
	}
	return &v
}
