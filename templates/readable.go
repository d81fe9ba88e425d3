package templates

import "strings"

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
var latin = strings.NewReplacer(cyrillic()...)

func cyrillic() []string {
	const letters = "а=a б=b в=b г=g д=d е=e ё=e ж=zh з=z и=i й=j к=k л=l м=m н=h о=o п=p р=p с=c т=t у=y ф=f " +
		"х=x ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=e ґ=g"
	var pairs []string
	for pair := range strings.FieldsSeq(letters) {
		from, to, _ := strings.Cut(pair, "=")
		pairs = append(pairs, from, to, strings.ToUpper(from), strings.ToUpper(to))
	}
	return pairs
}

// readable puts into letters what a name says with signs: =DELETED is
// equal_DELETED.
func readable(name string) string {
	for _, op := range operators {
		if rest, ok := strings.CutPrefix(name, op.sign); ok {
			return op.word + latin.Replace(rest)
		}
	}
	return latin.Replace(name)
}

// nameless stands for names without a letter or digit of any alphabet.
const nameless = "Unnamed"

// ident makes the exported identifier for words, whatever they are: a digit
// in front gets an N (N250), no words at all give Unnamed.
func ident(words []string) string {
	name := join(words...)
	if name == "" {
		return nameless
	}
	if first := name[0]; first >= 'A' && first <= 'Z' {
		return name
	}
	return "N" + name
}

// ident is the exported identifier for a name of the documentation.
func (l *lexicon) ident(name string) string {
	if known, ok := l.idents[name]; ok {
		return known
	}
	made := ident(l.split(readable(name)))
	l.idents[name] = made
	return made
}
