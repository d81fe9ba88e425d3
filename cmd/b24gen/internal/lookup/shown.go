package lookup

import (
	"bytes"
	"strings"
	"unicode"
)

// Pasted stands for a text that is not shown.
const Pasted = "what was pasted"

// Shown is a word that was looked for as an error shows it. What people paste may hold a key that
// lets anybody call a portal, and errors go to logs: only what looks like a name is shown, and of
// the path of a page its end.
func (x Index) Shown(word string) string {
	if strings.HasSuffix(word, ".html") {
		word = word[strings.LastIndexByte(word, '/')+1:]
	}
	if !isName(word) || x.hasUnknown(longParts(strings.ToLower(word))) {
		return Pasted
	}
	return word
}

// isName reports whether a word is made of what names and patterns are.
func isName(word string) bool {
	if folded := strings.ToLower(word); strings.HasPrefix(folded, "v2/") || strings.HasPrefix(folded, "v3/") {
		word = word[len("v2/"):]
	}
	isOther := func(r rune) bool { return !isOfName(r) && !strings.ContainsRune(".-*?[]~", r) }
	return word != "" && len(word) <= longestName && !strings.ContainsFunc(word, isOther)
}

// The lengths of a name, and of a part of it that may be a key: of one that goes on with letters
// behind a digit, and of any.
const (
	longestName = 100
	longMixed   = 8
	longPart    = 16
)

// longParts are those runs of letters and digits in a word that are as long as keys.
func longParts(word string) (long []string) {
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		_, behind, _ := strings.Cut(strings.Map(class, part), "0")
		isMixed := strings.Contains(behind, "a")
		if len(part) >= longPart || isMixed && len(part) >= longMixed {
			long = append(long, part)
		}
	}
	return long
}

// class is 0 for digits and a for letters.
func class(r rune) rune {
	if unicode.IsDigit(r) {
		return '0'
	}
	return 'a'
}

// hasUnknown reports whether one of the parts is in no line of the index.
func (x Index) hasUnknown(parts []string) bool {
	if len(parts) == 0 {
		return false
	}
	known := make([]bool, len(parts))
	left := len(parts)
	for l, err := range x.lines() {
		if err != nil {
			return true
		}
		for i, part := range parts {
			if !known[i] && bytes.Contains(l.folded(len(l.text)), []byte(part)) {
				known[i] = true
				left--
			}
		}
		if left == 0 {
			return false
		}
	}
	return true
}
