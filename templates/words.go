package templates

import (
	"strings"
	"unicode"
)

// How Go names are made
//
// A name of the documentation is cut into lower-case words (split), run-together
// words are cut further where the documentation itself shows the break
// (lexicon), each word is spelled as Go spells it (spell), and the words are
// joined (join). What cannot stand in an identifier is put into words before
// that (readable). Names that come out equal are told apart by scope, and a
// pinned name beats whatever these rules say.

// split cuts a name into lower-case words at everything that is not a letter
// or a digit, and where the case changes: getListURL is get, list, url. Digits
// stay with the letters before them: v2, b2e.
func split(name string) []string {
	var words []string
	var word []rune
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			words, word = flush(words, word), nil
			continue
		}
		if startsWord(runes, i) {
			words, word = flush(words, word), nil
		}
		word = append(word, unicode.ToLower(r))
	}
	return flush(words, word)
}

func flush(words []string, word []rune) []string {
	if len(word) == 0 {
		return words
	}
	return append(words, string(word))
}

// startsWord reports whether the case says that a word begins at i: an upper
// case letter after another kind of letter, or the last of several upper case
// letters before a lower case one (the L of URLList). A plural s belongs to
// the initialism before it: IDs is one word.
func startsWord(runes []rune, i int) bool {
	if i == 0 || !unicode.IsUpper(runes[i]) {
		return false
	}
	if !unicode.IsUpper(runes[i-1]) {
		return true
	}
	next := i + 1
	if next == len(runes) || !unicode.IsLower(runes[next]) {
		return false
	}
	plural := runes[next] == 's' && (next+1 == len(runes) || !unicode.IsLower(runes[next+1]))
	return !plural
}

// fold is the name without its word breaks, for comparing spellings.
func fold(name string) string { return strings.Join(split(name), "") }

// join makes the exported Go identifier of the words.
func join(words ...string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(spell(w))
	}
	return b.String()
}
