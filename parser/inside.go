package parser

import "strings"

// inside is what the words say of the things that a list holds, or that the field
// is a file, where the type says array or object alone.
func (d description) inside(typ string) string {
	typ = strings.ToLower(typ)
	if typ != "array" && typ != "object" {
		return ""
	}
	for _, l := range d.lines {
		if l.depth > 0 {
			continue
		}
		if filePhrase.at(l) != nil {
			return "file"
		}
		for _, p := range insidePhrases {
			if m := p.match(l); typ == "array" && m != nil && !insideOther.MatchString(m[0]) {
				return p.holds
			}
		}
	}
	return ""
}

// sharper is the type that the examples show, unless it says less than the words.
// A file may be shown as the list of its name and content.
func sharper(seen, said string) string {
	if said != "" && (saysLittle(seen) || said == "file" && seen == "string[]") {
		return said
	}
	return seen
}
