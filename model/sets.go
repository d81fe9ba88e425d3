package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Sets of values: which fields have one, and what its constants are called.

// enumDraft is an enum whose name is not decided yet.
type enumDraft struct {
	*Enum
	parent *draft
	part   string // what the name adds to that of the parent
	into   *enumDraft
	also   []*enumDraft // of the same values, that this one stands for
	held   []holding    // the fields that hold it in the end
}

// word is a value that makes a constant's name which says something. Sets that
// hold numbers, signs or masks stay plain strings with the values in the comment.
var word = lazyregexp.New(`^[A-Za-z][A-Za-z0-9_.:-]*$`)

// literal is a value that a constant can be named after: a word, a class of PHP, a name in number signs,
// or words with a slash between.
var literal = lazyregexp.New(`^#?[A-Za-z][A-Za-z0-9_.:/\\-]*#?$`)

// noValues are words that pages list among values, and that say that there is none, as empty quotes do.
var noValues = set("null", "undefined")

// typeWords are names of types, which pages write in small letters. One alone among values is none of them; several are, in a
// field that says a type, and so is one among names of fields, of which id is one.
var typeWords = set("string", "integer", "int", "bool", "boolean", "object", "array", "double", "date", "datetime")

// strays are the values that are none.
func strays(values []string) map[string]bool {
	out, types := map[string]bool{}, []string{}
	for _, v := range values {
		if word := strings.ToLower(v); noValues[word] || strings.Trim(v, `"'`) == "" {
			out[v] = true
		} else if typeWords[v] {
			types = append(types, v)
		}
	}
	namesFields := slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, "id") })
	if len(types) == 1 && !namesFields {
		out[types[0]] = true
	}
	return out
}

// newEnum is the type for a text, or the items of a list of texts, with allowed values, and for
// what a page calls a boolean and gives other values than yes and no, or a number and gives words;
// nil where a type of its own would say no more than the comment.
func newEnum(s *draft, f Facts, name string) *enumDraft {
	isOpen := f.Stated.All(isAny) && f.Observed.None() // of which words list the values
	isText := isOpen || f.Stated.All(isText) || f.isMiscalledNumber() || f.Stated.None() || f.isListOfTexts() || f.Stated.All(isBoolean) && slices.ContainsFunc(f.Enum, isNoTruth)
	if !isText || len(f.Enum) < 2 {
		return nil
	}
	e := &Enum{Key: s.Key + "/" + f.Name, Parent: s.Struct, Documented: f.Name}
	stray := strays(f.Enum)
	for _, v := range f.Enum {
		if stray[v] || isOpen && !s.Sent && v == "false" { // for none
			continue
		}
		if !literal.MatchString(v) {
			return nil
		}
		e.Values = append(e.Values, EnumValue{Text: v})
	}
	if len(e.Values) < 2 {
		return nil
	}
	return &enumDraft{Enum: e, parent: s, part: name}
}

// isMiscalledNumber reports whether a page calls a number what it gives words as values.
func (f Facts) isMiscalledNumber() bool {
	return f.Stated.All(isInteger) && (f.Observed.None() || f.Observed.All(isText)) && len(f.Enum) > 1 && !slices.ContainsFunc(f.Enum, isNumber)
}

func isNumber(v string) bool {
	_, err := strconv.ParseFloat(v, 64)
	return err == nil
}

// isListOfTexts reports whether page and examples say that the field is a list of texts:
// what a page lists for an array may as well be the keys of its objects.
func (f Facts) isListOfTexts() bool {
	texts := func(t spec.TypeTerm) bool { return t.IsTypedList() && isText(*t.Elem) }
	arrays := f.Stated.All(spec.TypeTerm.IsList)
	return arrays && (f.Observed.All(texts) || f.Observed.None() && f.Stated.All(texts))
}

// constants are what the enum's values need names for. Words with which all values begin say
// nothing in them.
func (e *enumDraft) constants(lex *naming.Lexicon) []naming.Request {
	var requests []naming.Request
	said := e.wordsOfAll(lex)
	for _, v := range e.Values {
		best := e.Name + lex.Ident(v.called())
		if said > 0 {
			best = e.Name + lex.Path(lex.Words(v.called())[said:])
		}
		names := naming.Apart(best, v.Text, "Value", len(e.Values)+len(reservedFields))
		requests = append(requests, naming.Request{Key: e.constKey(v), Candidates: names})
	}
	return requests
}

// fewestAlike is the number of values whose first words can be those of all by meaning.
const fewestAlike = 3

// wordsOfAll is the number of words with which all values begin, and behind which each has a
// word left that a name can begin with.
func (e *enumDraft) wordsOfAll(lex *naming.Lexicon) int {
	if len(e.Values) < fewestAlike {
		return 0
	}
	first := lex.Words(e.Values[0].called())
	n := len(first)
	for _, v := range e.Values {
		words := lex.Words(v.called())
		n = min(n, len(words))
		for i := range n {
			if words[i] != first[i] {
				n = i
				break
			}
		}
	}
	for _, v := range e.Values {
		if words := lex.Words(v.called()); n == len(words) || n > 0 && words[n][0] <= '9' {
			return 0
		}
	}
	return n
}

// called is what the value is called after: a class of PHP by its name without the namespace.
func (v EnumValue) called() string { return v.Text[strings.LastIndexByte(v.Text, '\\')+1:] }

func (e *Enum) constKey(v EnumValue) string { return "const " + e.Key + "#" + v.Text }
