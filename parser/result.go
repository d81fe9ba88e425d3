package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// envelope are the keys beside result in the answer of any method
// (REST-PROTOCOL section 3).
var envelope = wordSet("time", "total", "next")

// errorEnvelope are the keys of an answer that is an error, which some tables of results
// list too.
var errorEnvelope = wordSet("error", "error_description")

// result reads what the method answers under the key result: from its table,
// held against the examples, or else from the examples alone.
func (r *reader) result(method string) *spec.Result {
	result := r.completeByTypeScript(method, r.resultFromTable(method))
	if result == nil {
		if r.linkAnswer() {
			return nil
		}
		r.report(NoResult, nil, 0, "")
		return nil
	}
	result.Described = r.fieldsDescribed(method, result)
	return result
}

func (r *reader) resultFromTable(method string) *spec.Result {
	results, beside := r.resultValues()
	r.results = results
	shape := example.Fold(results...)
	if sent, _ := r.requestShape(method); sent != nil {
		shape.KeyBy(sent)
	}
	r.shown = shape
	r.resultGroups = withoutErrors(r.groups(r.in(zoneResponse), r.reportUnknownTable))
	roots, groups := r.rootResult(r.resultGroups)
	if roots == nil {
		return r.resultFromExample(shape)
	}
	loose := r.attachTables(roots, groups, r.paramGroups)
	root, inner := splitResult(r.spreadWildcards(roots), shape, beside)
	if len(loose) == 1 && len(inner) == 0 && root.bare() && loose[0].canDescribe(root) {
		loose[0].attachTo(root) // the only table left, and only one object to describe
		loose = nil
	}
	for _, g := range loose {
		r.report(LooseTable, g.section, 0, g.label)
	}
	p := rowPlacer{reader: r, section: r.resultSection}
	p.place(root, shape, inner)
	root.asUnion()
	if shape == nil {
		r.fit(root, r.declaredShape(method))
	}
	if objects := oneOrMany(root.fieldNames(), results); objects != nil {
		r.compare(root, example.Fold(objects...), resultName)
		root.Seen = mapWord(string(example.Object)) + "|" + string(example.Object)
	} else {
		r.compare(root, shape, resultName)
	}
	if root.bare() && (shape == nil || agreement(namesOf(root.keys), shape).found > 0) {
		root.children = root.keys
	}
	r.addLinks(resultName, root.links)
	return &spec.Result{
		Type:     root.Type,
		Enum:     root.Enum,
		Source:   spec.FromTable,
		Seen:     root.Seen,
		Shown:    root.Shown,
		Fields:   r.fields(root.children, resultName),
		Variants: r.variants(root.variants, resultName),
	}
}

// withoutErrors are the groups without the tables of what an answer has that is an error.
func withoutErrors(groups []*group) []*group {
	isError := func(t fieldTable) bool {
		return len(t.rows) > 0 && !slices.ContainsFunc(t.rows, func(n *node) bool { return !errorEnvelope[n.Name] })
	}
	return slices.DeleteFunc(groups, func(g *group) bool {
		g.tables = slices.DeleteFunc(g.tables, isError)
		return len(g.tables) == 0
	})
}

// rootResult takes the first table of the zone out of the groups, and those
// that stand with it under its heading.
func (r *reader) rootResult(groups []*group) (roots []*node, rest []*group) {
	at := slices.IndexFunc(groups, func(g *group) bool {
		_, opens := zoneHeadings[headingKey(g.section.label)]
		return opens && g.label == g.section.label
	})
	if at < 0 {
		at = 0
	}
	if len(groups) == 0 {
		return nil, nil
	}
	groups[at].attached = true
	r.resultSection = groups[at].section
	rows := slices.Clone(groups[at].tables[0].rows) // of which several may have one name
	return mergeRows(rows, groups[at].rows()), slices.Concat(groups[:at], groups[at+1:])
}

// splitResult tells the row of the result itself from those that stand beside
// it in a flat table. Without such a row, all rows are inside of the result. So are
// those that have names of the envelope where the examples have them inside, and not
// beside it.
func splitResult(roots []*node, shape *example.Shape, beside map[string]bool) (root *node, inner []*node) {
	for _, n := range roots {
		switch {
		case root == nil && strings.TrimSuffix(n.Name, "[]") == resultName:
			root = n
		case envelope[n.Name] && (beside[n.Name] || shape.Field(n.Name) == nil):
		default:
			inner = append(inner, n)
		}
	}
	if root == nil {
		root = &node{}
		root.Name = resultName
	}
	return root, inner
}

// asUnion takes rows that are named like types for what they are: the types that
// the field may have, such as entity and entity[].
func (n *node) asUnion() {
	var types []string
	var fields []*node
	for _, row := range n.children {
		named := strings.TrimSuffix(row.Name, "[]")
		if !isTypeWord(row.Name) && (named == row.Name || row.Type != "" || !slices.Contains(types, named)) {
			return
		}
		types = append(types, cmp.Or(row.Type, row.Name))
		fields = mergeRows(fields, row.children)
	}
	if len(types) > 1 && len(fields) > 0 {
		n.Type, n.children = strings.Join(types, "|"), fields
	}
}

// resultValues are the results of the examples, and the keys that stand beside them. On
// some pages they all leave out the key result, and show what is in it.
func (r *reader) resultValues() (results []example.Value, beside map[string]bool) {
	var bare []example.Value
	beside = map[string]bool{}
	for _, l := range r.answered {
		_, isError := l.value.Get("error")
		switch result, ok := l.value.Get(resultName); {
		case ok:
			results = append(results, result)
			for _, m := range l.value.Members {
				beside[m.Key] = true
			}
		case !isError:
			bare = append(bare, l.value.Without(envelope))
		}
	}
	if results == nil && bare != nil {
		r.report(ResultDiffers, nil, 0, "the example leaves out the key "+resultName)
		results = bare
	}
	return results, beside
}

// oneOrMany takes apart the results of a method that answers one object, or, without the
// parameter that chooses it, all of them by their key. It returns all these objects, nil
// where the examples do not show both.
func oneOrMany(names []string, results []example.Value) (objects []example.Value) {
	var ones int
	for _, v := range results {
		if isOneOf(names, v) {
			ones++
			objects = append(objects, v)
			continue
		}
		for _, m := range v.Members {
			if !isOneOf(names, m.Value) {
				return nil
			}
			objects = append(objects, m.Value)
		}
	}
	if ones == 0 || ones == len(results) || len(objects) < len(results) {
		return nil
	}
	return objects
}

// isOneOf says that most keys of an object are among the names of fields.
func isOneOf(names []string, v example.Value) bool {
	known := 0
	for _, m := range v.Members {
		if slices.Contains(names, m.Key) {
			known++
		}
	}
	return known > 1 && known*2 >= len(v.Members)
}

// declaredShape is what the examples of programs tell of the answer where there is none
// in JSON: by its type in TypeScript, or by the key that the Go example unwraps.
func (r *reader) declaredShape(method string) *example.Shape {
	shape := r.typeScriptShape(method)
	if key := r.unwrapKey(); shape == nil && key != "" {
		shape = &example.Shape{Types: []example.Type{example.Object}}
		shape.Put(key, &example.Shape{Types: []example.Type{example.Object}})
	}
	return shape
}

// resultFromExample is the result as the examples show it.
func (r *reader) resultFromExample(shape *example.Shape) *spec.Result {
	if shape == nil {
		return nil
	}
	f := fieldOf(resultName, shape)
	return &spec.Result{Type: f.Type, Source: spec.FromExample, Fields: f.Fields}
}
