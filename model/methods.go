package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// buildMethod decides the types of a method.
func (p *packageBuilder) buildMethod(m *Method) {
	params := p.paramsOf(m)
	in := typeBuilder{
		pkg: p, api: m.Spec.API, sent: true, lists: lists(m.Spec), positions: positionsOf(params, m.Spec.List), method: &m.Spec,
	}
	given := slices.Concat(m.needsOwnID(m.Spec.Params), fromExamples(m.Spec.ParamsShown))
	m.Params = in.build(params, merge(ofCaller(given), nil))
	out := typeBuilder{pkg: p, api: m.Spec.API, method: &m.Spec}
	m.Result, m.Why = undocumented(m.Spec)
	if m.Spec.Result != nil {
		m.Result, m.Why = out.resultType(m, p.types.extended(factsOf(*m.Spec.Result), false))
	}
	m.Needs = needs(m.Params)
	p.declare(in.declarations)
	p.declare(out.declarations)
}

// needsOwnID has the id of what a method gets, changes or deletes be required where it comes
// first, and the page does not say of any parameter whether it is, or says of none that it is and has no other but
// what is changed.
func (m *Method) needsOwnID(params []spec.Field) []spec.Field {
	last := strings.ToLower(m.Spec.Last())
	isObject := func(f spec.Field) bool { return f.Required == spec.Optional && len(f.Fields)+len(f.Shown) > 0 || f.Name == "fields" }
	switch {
	case len(params) == 0 || last != "get" && last != "delete" && !changes[last]:
		return params
	case params[0].Required == spec.RequiredUnknown:
	case params[0].Required != spec.Optional || params[0].Conditional || !all(params[1:], isObject):
		return params
	}
	stem, isID := strings.CutSuffix(foldName(params[0].Name), "id")
	if !isID || stem != "" && !isAbout(stem, m.Service.REST) {
		return params
	}
	out := slices.Clone(params)
	out[0].Required = spec.Mandatory
	return out
}

// tokenParam is the key under which the runtime sends the token of a call. Some pages
// list it among the parameters, where it would move those that go by position.
const tokenParam = "auth"

// ofCaller are the parameters that callers give.
func ofCaller(params []spec.Field) []spec.Field {
	return slices.DeleteFunc(slices.Clone(params), func(f spec.Field) bool { return f.Name == tokenParam })
}

// lists reports whether the method lists rows: it pages, or its name says so.
func lists(m spec.Method) bool {
	return m.List != nil || strings.HasSuffix(naming.Fold(m.Last()), "list")
}

// AnswersFile reports whether the method answers a file instead of JSON: it downloads one, and its
// page knows of no other result.
func (m *Method) AnswersFile() bool {
	return m.Spec.Result == nil && strings.EqualFold(m.Spec.Last(), "download")
}

// base begins the names of the types of a method.
func (m *Method) base() string { return strings.TrimSuffix(m.Service.Type, serviceSuffix) + m.Name }

// paramsOf is the parameters' struct. Objects inside it are named after the
// method, without the word Params: DealAddFields. What clashes then keeps it.
func (p *packageBuilder) paramsOf(m *Method) *draft {
	base := m.base()
	return &draft{
		Struct:     &Struct{Key: p.pinKey(m.Spec.Name + "/params"), Role: RoleParams, Method: m, Source: Evidence{By: ByPage}},
		candidates: []string{base + "Params", base + "Call"},
		prefixes:   []string{base, base + "Params", base + "ParamsField"},
	}
}

// factsOf is a result seen as a field.
func factsOf(r spec.Result) Facts {
	if r.Source == spec.FromExample {
		r.Fields = fromExamples(r.Fields)
	}
	f := Facts{Field: spec.Field{
		Name: "result", Type: r.Type, Enum: r.Enum, Seen: r.Seen, Ref: r.Ref, Fields: r.Fields, Shown: r.Shown, Variants: r.Variants,
	}}
	f.describe()
	return f
}

// resultType is the type of the result: Result if it is an object, Item if it
// is a list of them.
func (b *typeBuilder) resultType(m *Method, f Facts) (Type, Evidence) {
	base, source := m.base(), Evidence{By: ByPage}
	if m.Spec.Result.Source == spec.FromExample || f.FromExample {
		source.By = ByExample
	}
	if describesClass(m.Spec, f) {
		return Manifest, Evidence{By: ByName, Says: m.Spec.Last()}
	}
	if b.describedFields(f) != nil || f.isMap() || f.isOneOrMap() || mixesScalar(f.Stated) || !b.isStructured(f) || !slices.ContainsFunc(f.Children, isField) {
		holder := &draft{Struct: &Struct{Key: b.pkg.pinKey(m.Spec.Name), Role: RoleResult, Method: m, Source: source}, candidates: []string{base, base + "Method"}}
		t, why := b.typeOf(holder, f, "Result")
		switch {
		case t == Int && makesObject(m.Name), t == String && m.startsObject(b.pkg.types):
			t = ID // of what was made
		case t == List{Int} && !measures[naming.LastWord(m.Name)]:
			t = List{ID}
		}
		return orNil(t, f), why
	}
	result := &draft{
		Struct:     &Struct{Key: b.pkg.pinKey(m.Spec.Name + "/result"), Role: RoleResult, Method: m, Source: source},
		candidates: []string{base + "Result", base + "MethodResult"}, // a type of a page may have the first
		prefixes:   []string{base, base + "Result", base + "ResultField"},
	}
	why := b.evidence(result.Struct, f, f.describedBy())
	if b.isListOfObjects(f) {
		result.Role = RoleRow
		result.candidates[0] = base + "Item"
		result.prefixes = []string{base, base + "Item", base + "ItemField"}
		return oneOrList(b.build(result, f.Children), f.Stated), why
	}
	return orNil(b.build(result, f.Children), f), why
}

// oneOrList is the type of a list of rows, or of one alone where the page states both.
func oneOrList(row Type, stated spec.TypeExpr) Type {
	isList := func(t spec.TypeTerm) bool { return t.Innermost().Text != t.Text }
	if t := stated.Terms; len(t) == 2 && t[0].Innermost().Text == t[1].Innermost().Text && isList(t[0]) != isList(t[1]) {
		return Either{row, List{row}}
	}
	return List{row}
}

// makesObject reports whether a method of the name in Go makes an object, whose id it answers.
func makesObject(name string) bool {
	words := naming.Split(name) // none for a name of underscores
	return len(words) > 0 && (makes[words[0]] || words[0] == "copy")
}

// startsObject reports whether a method makes or starts something, and answers alone the text by which other
// methods of the service take it as an ID, unless that is a code of a dictionary.
func (m *Method) startsObject(types documentedTypes) bool {
	starts := strings.EqualFold(m.Spec.Last(), "start") || makesObject(m.Name)
	isTextID := func(f spec.Field) bool {
		return foldName(f.Name) == "id" && spec.ParseType(f.Type).All(isText)
	}
	takesIt := func(other *Method) bool { return other != m && slices.ContainsFunc(other.Spec.Params, isTextID) }
	isCode := spec.ParseType(m.Spec.Result.Type).Any(types.isCode)
	return starts && !isCode && slices.ContainsFunc(m.Service.Methods, takesIt)
}

// orNil is the type, so that it can be left out where the page states null.
func orNil(t Type, f Facts) Type {
	if f.Stated.Null {
		return optional(t)
	}
	return t
}
