package naming

import (
	"slices"
	"strings"
	"sync"
)

// operators are the signs that stand before a field's name in filters and in
// raw copies of values (~NAME), longest first, with the word that names them.
var operators = []struct{ sign, word string }{
	{"!=%", "not_like_"}, {"!%=", "not_like_"}, {"=%", "like_"}, {"%=", "like_"}, {"!%", "not_contain_"},
	{"!@", "not_in_"}, {"!=", "not_"}, {">=", "from_"}, {"<=", "to_"}, {"><", "between_"},
	{"=", "equal_"}, {"!", "not_"}, {">", "above_"}, {"<", "below_"}, {"%", "contain_"}, {"@", "in_"},
	{"~", "raw_"},
}

// latin are Latin spellings for Cyrillic letters. Those that look like a Latin
// letter stand for it, because in a name of the API they are a slip of the
// keyboard; the others follow their sound.
var latin = sync.OnceValue(func() *strings.Replacer {
	const letters = "а=a б=b в=b г=g д=d е=e ё=e ж=zh з=z и=i й=j к=k л=l м=m н=h о=o п=p р=p с=c т=t у=y ф=f " +
		"х=x ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=e ґ=g"
	var pairs []string
	for pair := range strings.FieldsSeq(letters) {
		from, to, _ := strings.Cut(pair, "=")
		pairs = append(pairs, from, to, strings.ToUpper(from), strings.ToUpper(to))
	}
	return strings.NewReplacer(pairs...)
})

// readable puts into letters what a name says with signs: =DELETED is
// equal_DELETED.
func readable(name string) string {
	for _, op := range operators {
		if rest, ok := strings.CutPrefix(name, op.sign); ok {
			return op.word + latin().Replace(rest)
		}
	}
	return latin().Replace(name)
}

// nameless stands for names without a letter or digit of any alphabet.
const nameless = "Unnamed"

// Ident makes the exported identifier for words, whatever they are: a digit
// in front gets an N (N250), no words at all give Unnamed.
func Ident(words []string) string {
	name := Join(words...)
	if name == "" {
		return nameless
	}
	if first := name[0]; first >= 'A' && first <= 'Z' {
		return name
	}
	return "N" + name
}

// Words are the words of a name of the documentation, what it says with signs put
// into words.
func (l *Lexicon) Words(name string) []string { return l.Split(readable(name)) }

// Path is the identifier for the parts of a dotted name.
func (l *Lexicon) Path(parts []string) string {
	var words []string
	for _, part := range parts {
		words = append(words, l.Words(part)...)
	}
	return Ident(words)
}

// Element is the identifier for one of the things that a name of a list says: an attendee of an attendee list, a member of a
// list of members that are away.
func (l *Lexicon) Element(name string) string {
	words := slices.Clone(l.Words(name))
	if len(words) > 2 && words[0] == "list" && words[1] == "of" {
		return Ident(append([]string{Singular(words[2])}, words[3:]...))
	}
	if last := len(words) - 1; last > 0 && words[last] == "list" && words[last-1] != "service" { // which ends the names of services
		words = words[:last]
	}
	if last := len(words) - 1; last >= 0 {
		words[last] = Singular(words[last])
	}
	return Ident(words)
}

// Ident is the exported identifier for a name of the documentation.
func (l *Lexicon) Ident(name string) string {
	if known, ok := l.idents[name]; ok {
		return known
	}
	made := Ident(l.Words(name))
	l.idents[name] = made
	return made
}

// irregular are the plurals of the API that no rule makes.
var irregular = map[string]string{
	"aliases": "alias", "bonuses": "bonus", "children": "child", "people": "person", "pathes": "path", "series": "series",
	"statuses": "status",
}

// Singular is the word for one of several: tasks -> task. It serves names of
// element types only, so that a word it does not know is merely left as it is.
func Singular(word string) string {
	if one, ok := irregular[word]; ok {
		return one
	}
	for _, keep := range []string{"ss", "us", "is", "ews"} {
		if strings.HasSuffix(word, keep) {
			return word
		}
	}
	switch {
	case len(word) < 4 && word != "ids":
		return word
	case strings.HasSuffix(word, "ies"):
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"):
		return strings.TrimSuffix(word, "es")
	}
	return strings.TrimSuffix(word, "s")
}
