package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// method is one REST method as a method of its service.
type method struct {
	spec.Method
	service  *service
	goName   string
	iterator string // name of the iterator over all rows, if the method pages

	params  *object
	result  goType
	row     goType // type of a row, if the method pages
	rows    string // keys of the rows below the result
	objects []*object
	enums   []*enum
}

func (m *method) base() string { return m.service.prefix() + m.goName }

// build decides the method's types.
func (m *method) build() {
	p := m.service.pkg
	m.params = m.paramsObject()
	in := builder{pkg: p, api: m.API, params: true, lists: m.lists(), positions: positionsOf(m.params, m.List), method: &m.Method}
	in.object(m.params, merge(m.Params, nil))
	out := builder{pkg: p, api: m.API, method: &m.Method}
	m.result = anything
	if m.Result != nil {
		m.result = m.resultType(&out, shapeOf(*m.Result))
	}
	if m.List != nil {
		m.row, m.rows = rowsAt(m.result, m.List.Rows)
	}
	m.objects = append(in.objects, out.objects...)
	m.enums = append(in.enums, out.enums...)
}

// lists reports whether the method lists rows: it pages, or its name says so.
func (m *method) lists() bool { return m.List != nil || strings.HasSuffix(fold(m.Last()), "list") }

// paramsObject is the parameters' struct. Objects inside it are named after the
// method, without the word Params: DealAddFields. What clashes then keeps it.
func (m *method) paramsObject() *object {
	return &object{
		key:        m.service.pkg.pinKey(m.Name + "/params"),
		candidates: []string{m.base() + "Params"},
		prefixes:   []string{m.base(), m.base() + "Params", m.base() + "ParamsField"},
		about:      about{role: roleParams, method: m},
		method:     m,
	}
}

// resultType is the type of the result: Result if it is an object, Item if it
// is a list of them.
func (m *method) resultType(b *builder, s shape) goType {
	t := spec.ParseType(s.Type)
	if s.isMap() || mixesScalar(t) || !b.isStructured(s, t) || !slices.ContainsFunc(s.children, isField) {
		holder := &object{key: m.service.pkg.pinKey(m.Name), candidates: []string{m.base(), m.base() + "Method"}, about: about{role: roleResult, method: m}}
		return orNil(b.typeOf(holder, s, "Result"), t.Null)
	}
	o := &object{
		key:        m.service.pkg.pinKey(m.Name + "/result"),
		candidates: []string{m.base() + "Result"},
		prefixes:   []string{m.base() + "Result", m.base() + "ResultField"},
		about:      about{role: roleResult, method: m},
	}
	list := b.isListOfObjects(s, t)
	if list {
		o.candidates[0] = m.base() + "Item"
		o.prefixes = []string{m.base() + "Item", m.base() + "ItemField"}
		o.about.role = roleRow
	}
	b.object(o, s.children)
	if list {
		return listOf{o}
	}
	return orNil(o, t.Null)
}

func orNil(t goType, null bool) goType {
	if null {
		return optional(t)
	}
	return t
}

// rowsAt finds the rows at a path below the result: their type, any if the page
// does not document them, and the keys that lead to them.
func rowsAt(t goType, path string) (row goType, keys string) {
	var steps []string
	for step := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '.' }) {
		f := fieldOf(t, step)
		if f == nil {
			return anything, path
		}
		t = f.typ
		steps = append(steps, f.key)
	}
	return elementOf(t), strings.Join(steps, ".")
}

func elementOf(t goType) goType {
	switch rows := t.(type) {
	case listOf:
		return rows.of
	case mapOf:
		return rows.of
	}
	return anything
}

func fieldOf(t goType, key string) *field {
	if p, ok := t.(pointer); ok {
		t = p.to
	}
	if o, ok := t.(*object); ok {
		return o.find(key)
	}
	return nil
}

// decls are the method, its iterator and its types.
func (m *method) decls() []jen.Code {
	decls := []jen.Code{m.callDecl()}
	if m.List != nil {
		decls = append(decls, m.iteratorDecl())
	}
	types := builder{pkg: m.service.pkg, objects: m.objects, enums: m.enums}
	return append(decls, types.decls()...)
}

func (m *method) runtime(name string) *jen.Statement {
	return jen.Qual(m.service.pkg.cfg.Runtime, name)
}

// callDecl is the method itself: one line over the runtime.
func (m *method) callDecl() jen.Code {
	result := m.result.code(m.service.pkg.cfg.Runtime)
	answer := jen.List(jen.Op("*").Add(m.runtime("Response")).Index(result), jen.Error())
	call := m.runtime("Do").Call(jen.Id("ctx"), jen.Id("s").Dot("client"), jen.Id("p"), jen.Id("opts").Op("..."))
	doc := m.doc()
	return doc.on(m.signature(m.goName).Params(answer).Block(jen.Return(call)))
}

// iteratorDecl is the iterator over the rows of all pages.
func (m *method) iteratorDecl() jen.Code {
	row := m.row.code(m.service.pkg.cfg.Runtime)
	seq := jen.Qual("iter", "Seq2").Index(jen.List(row, jen.Error()))
	call := m.runtime("Each").Index(row).Call(jen.Id("ctx"), jen.Id("s").Dot("client"), jen.Id("p"), m.paging(), jen.Id("opts").Op("..."))
	doc := m.iteratorDoc()
	return doc.on(m.signature(m.iterator).Add(seq).Block(jen.Return(call)))
}

func (m *method) signature(name string) *jen.Statement {
	return jen.Func().Params(jen.Id("s").Id(m.service.typeName)).Id(name).Params(
		jen.Id("ctx").Qual("context", "Context"),
		jen.Id("p").Id(m.params.name),
		jen.Id("opts").Op("...").Add(m.runtime("CallOption")),
	)
}
