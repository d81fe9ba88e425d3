package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// The types of fields: which names they want, after what they are in.

// longestName is the length from which the name of a type inside another one is
// cut: a struct that lies deep in a result would have a name of a hundred letters.
const longestName = 36

// longestPart is the length of a field's name from which the type's name takes
// only the last words of it.
const longestPart = 24

// inside is an object in the field of s, which gives the object the name.
func (s *draft) inside(f Facts, name string, role Role) *draft {
	return &draft{
		Struct: &Struct{Key: s.Key + "/" + f.Name, Role: role, Parent: s.Struct, Documented: f.Name, Source: s.sourceOf(f)},
		parent: s,
		part:   name,
	}
}

// names are the names for the struct, best first.
func (s *draft) names() []string {
	switch {
	case s.parent == nil:
		return slices.Concat(s.ofTypes(), s.ofUsers(), s.withoutMethod(), s.ofHolders(), s.ofContent(), s.ofOne(), s.candidates)
	case s.parent.Role == RoleParams && s.part == "Params": // the parameter params
		full := s.parent.full(s.part)
		return append(s.ofMethods(), full[0]+"Object", full[1])
	}
	return slices.Concat(s.ofEvents(), s.ofUsers(), s.ofMethods(), s.ofDescribed(), s.ofBoth(), s.parent.nested(s.part))
}

// ofOne is the name of a type with a page of which all fields hold several, for one of these.
func (s *draft) ofOne() []string {
	isMany := func(h holding) bool {
		return h.field != nil && (isList(Deref(h.field.Type)) || isMap(Deref(h.field.Type)))
	}
	if s.Role != RoleType || len(s.held) == 0 || !all(s.held, isMany) || singular(s.candidates[0]) == s.candidates[0] {
		return nil
	}
	return []string{singular(s.candidates[0])}
}

// ofDescribed is the name of what a method answers that describes an object: the service's, without the
// method.
func (s *draft) ofDescribed() []string {
	if s.root().Role != RoleResult || !s.describes() {
		return nil
	}
	return []string{withoutRepeats(strings.TrimSuffix(s.method().Service.Type, serviceSuffix) + strings.Join(s.below(), ""))}
}

// ofBoth is the name of what events carry, and methods take or answer too: the last words that the names of the places have in common.
func (s *draft) ofBoth() []string {
	isEvent := func(h holding) bool { return h.in.final().root().Role == RoleEvent }
	if len(s.held) < 2 || !slices.ContainsFunc(s.held, isEvent) || all(s.held, isEvent) {
		return nil
	}
	var names [][]string
	for _, h := range s.held {
		names = append(names, naming.Split(h.in.final().full(h.part)[0]))
	}
	if words := withoutVague(commonEnds(names)); len(words) > 1 {
		return []string{naming.Join(words...)}
	}
	return nil
}

// sourceOf says who lists the fields of the object in a field of the struct.
func (s *Struct) sourceOf(f Facts) Evidence {
	switch {
	case f.InheritedFrom != "" && !f.FromExample:
		return Evidence{By: ByMethod, Where: f.InheritedFrom}
	case f.Ref != "":
		return Evidence{By: ByTypePage, Says: f.Ref}
	case f.FromExample:
		return Evidence{By: ByExample}
	}
	return s.Source
}

// nested are the names for something inside the struct, best first: the whole
// path to it, or its end where that is long.
func (s *draft) nested(name string) []string {
	full := s.full(name)
	if len(full[0]) <= longestName {
		return full
	}
	root, path := s.path()
	return append(abridged(root, append(path, name)), full...)
}

// full are the names that say the whole path.
func (s *draft) full(name string) []string {
	prefixes := s.prefixes
	if prefixes == nil {
		prefixes = s.candidates
	}
	if s.parent != nil {
		prefixes = s.parent.full(s.part)
	}
	if s.parent != nil && s.parent.Role == RoleResult && s.part == "Result" { // the values of a map, or one of two forms
		prefixes = slices.Concat(s.parent.full(""), prefixes)
	}
	prefixes = slices.Concat(s.ofEvents(), s.ofTypes(), s.ofUsers(), s.ofMethods(), s.withoutMethod(), s.ofHolders(), s.ofContent(), s.ofOne(), prefixes)
	var names []string
	for _, p := range prefixes {
		names = append(names, p+name)
	}
	return names
}

// withoutMethod are the names of a struct that several methods have: their service, and the
// path below the methods. What methods answer is the service's Answer; where there are several,
// the other ones say what is in them.
func (s *draft) withoutMethod() []string {
	root := s.root()
	if name := root.ofServices(); name != "" {
		return []string{name + strings.Join(s.below(), "")}
	}
	if !s.several || root.Role != RoleParams && root.Role != RoleResult && root.Role != RoleRow {
		return nil
	}
	base, below := strings.TrimSuffix(root.Method.Service.Type, serviceSuffix), strings.Join(s.below(), "")
	if root.Role == RoleParams {
		return []string{base + below}
	}
	if root.Role == RoleRow {
		return []string{base + singular(root.rowsCalled()) + below, base + "Item" + below, base + "Answer" + below}
	}
	names := []string{base + "Answer" + below}
	if n := len(root.Fields); n > 0 {
		names = append(names, s.pkg.withKey(base, root.Fields[n-1].Key)+"Answer"+below)
	}
	return append(names, base+"Result"+below)
}

// withKey is the name of a service with a key behind it: ItemFields, and Items for the key
// that names the service.
func (p *packageBuilder) withKey(service, key string) string {
	words, about := naming.Split(service), naming.Singular(naming.Fold(key))
	for i := range words {
		if naming.Singular(strings.Join(words[i:], "")) == about {
			service = naming.Join(words[:i]...)
			break
		}
	}
	return service + p.lex.Ident(key)
}

// below are the parts of the name that lead to the draft from the outermost struct.
func (s *draft) below() []string {
	if s.parent == nil {
		return nil
	}
	return append(s.parent.below(), s.part)
}

// path are the name of the outermost struct and the parts of the names below it.
func (s *draft) path() (root string, parts []string) {
	if s.parent == nil || s.part == "" {
		return s.full("")[0], nil
	}
	root, parts = s.parent.path()
	return root, append(parts, s.part)
}

// depth is 0 for what stands alone and grows with every struct around it.
func (s *draft) depth() int {
	depth := 0
	for parent := s.parent; parent != nil; parent = parent.parent {
		depth++
	}
	return depth
}

// abridged are the names that leave out what lies between root and the end of
// the path: first the one that keeps most and is short enough, or else the end
// alone, then those that keep more.
func abridged(root string, path []string) []string {
	first := len(path) - 1
	for first > 0 && len(root)+len(strings.Join(path[first-1:], "")) <= longestName {
		first--
	}
	var names []string
	if last := path[first]; first == len(path)-1 && len(last) > longestPart {
		names = append(names, root+ending(last))
	}
	for ; first > 0; first-- {
		names = append(names, root+strings.Join(path[first:], ""))
	}
	return names
}

// ending are the last words of a long name.
func ending(name string) string {
	words := naming.Split(name)
	end := naming.Join(words[len(words)-1])
	for i := len(words) - 2; i >= 0; i-- {
		longer := naming.Join(words[i:]...)
		if len(longer) > longestPart {
			break
		}
		end = longer
	}
	return end
}

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
