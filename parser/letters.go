package parser

import (
	"slices"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// Many truths travel as letters, whatever pages call them: a text, a letter, a boolean. Examples tell,
// if all of a field have one of the two letters.

// noTruth is the name of a field whose letter means something else than yes or no: a status, a kind, a
// value of the user's.
var noTruth = lazyregexp.New(`(?:^|_)(?i:status|values?|result|type|kind|mode|code|center|data|id|gender|mark|letter|name|title|text|key|\d+)$|[a-z](?:Status|Values?|Result|Type|Kind|Mode|Code|Center|Data|Id|Gender|Mark|Name|Title|Text|Key|[A-Za-z]\d+)$`)

// asksAnyway is a name that asks for yes or no with such a word: whether a task has a result.
var asksAnyway = lazyregexp.New(`(?i)(?:^|_)(?:is|has|have|requires?)_|(?-i)(?:^|[a-z])(?:[Ii]s|[Hh]as|[Hh]ave|[Rr]equires?)[A-Z]`)

// writtenAsLetter says that all examples of a field that is a text, or a truth, show Y or N, in a
// field that may be either.
func writtenAsLetter(f spec.Field, s *example.Shape) bool {
	return mayBeTruth(f.Type) && len(f.Enum) == 0 && s.Scalar() && s.Main() == example.String &&
		all(filled(s.Texts), yesNo) && (spec.ParseType(f.Type).Any(isTruth) || !noTruth.MatchString(f.Name) || asksAnyway.MatchString(f.Name))
}

// valueName is the name of a value of something else, which has the type of that.
var valueName = lazyregexp.New(`(?i)values?$`)

// saysTruth says that the words explain the two values of a number, or of a text, as yes and no: 0 — do not add.
func (d description) saysTruth(f spec.Field) bool {
	isDigit := func(t spec.TypeTerm) bool { return isWhole(t) || isTextType(t) }
	isPair := len(f.Enum) == 2 && slices.Contains(f.Enum, "0") && slices.Contains(f.Enum, "1")
	return isPair && !valueName.MatchString(f.Name) && spec.ParseType(f.Type).All(isDigit) && slices.ContainsFunc(d.lines, func(l line) bool { return noPhrase.at(l) != nil })
}

// callsFlag says that the words call a number, or a text, a truth value.
func (d description) callsFlag(f spec.Field) bool {
	isDigit := func(t spec.TypeTerm) bool { return isWhole(t) || isTextType(t) }
	return len(f.Enum) == 0 && spec.ParseType(f.Type).All(isDigit) && len(d.lines) > 0 && flagPhrase.at(d.lines[0]) != nil
}

// noteDigit notes that all examples of what words call a truth value have one of the two digits.
func (n *node) noteDigit(s *example.Shape) {
	if n.isFlag && n.Wire == "" && s.Scalar() && all(filled(s.Texts), zeroOne) {
		n.Wire = spec.WireDigit
	}
}

// mayBeTruth says that values of a type are texts or truths, as far as it tells.
func mayBeTruth(typ string) bool {
	t := spec.ParseType(typ)
	return t.None() || t.All(func(t spec.TypeTerm) bool { return isTextType(t) || isTruth(t) })
}

func isTruth(t spec.TypeTerm) bool { return t.Is(spec.Boolean) }

// noteLetter notes that a value is written as a letter.
func noteLetter(f *spec.Field, s *example.Shape) {
	if f.Wire == "" && writtenAsLetter(*f, s) {
		f.Wire = spec.WireYN
	}
}

// learnLetters notes which fields of the cases of a field are written as letters.
func learnLetters(f *spec.Field, g spec.Field) {
	for _, v := range f.Variants {
		for _, inner := range g.Fields {
			if known := alike(v.Fields, inner.Name); known != nil && inner.Wire == spec.WireYN && known.Wire == "" && known.Enum == nil && mayBeTruth(known.Type) {
				known.Wire = inner.Wire
			}
		}
	}
}

// noteLetter notes that examples write a field of a type as Y or N, and none has another text for it.
func (x *typeIndex) noteLetter(t *spec.Type, f *spec.Field) {
	at := spelling{t, f.Name}
	if f.Wire == "" && f.Enum == nil && x.letters[at] && !x.words[at] && mayBeTruth(f.Type) {
		f.Wire = spec.WireYN
	}
}
