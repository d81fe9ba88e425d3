package parser

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/spec"
)

// What several methods answer and take may have its format in one article that has no table of it, such
// as the manifest of a block: each page has the parts that its examples show, and all are parts of one thing.

var (
	// formatPhrase begins the words that lead to the article with the format of a field.
	formatPhrase = newPhrase(`(?i)\b(?:(?:format|structure)(?: of the [a-z ]+)? is described in\b|details (?:on|about) the (?:[a-z]+ )?(?:format|structure):|see the (?:format|structure) of the [a-z ]+ in\b)`,
		"is described in", "details", "see the")
	linkToPage = lazyregexp.New(`\]\(([^)#]+\.html)\)`)
)

// asFormat ends a link to such an article.
const asFormat = "#~"

// formatAt are links to the articles that have the format of a field.
func (d description) formatAt() []string {
	var out []string
	for _, l := range d.lines {
		if l.depth+l.within > 0 || !formatPhrase.mayBe(l) {
			continue
		}
		at := formatPhrase.form.FindStringIndex(l.text)
		if at == nil {
			continue
		}
		sentence, _, _ := strings.Cut(l.text[at[1]:], ". ")
		for _, m := range linkToPage.FindAllStringSubmatch(sentence, mostLinks) {
			out = append(out, m[1]+asFormat)
		}
	}
	return out
}

// formatted are the fields of which words say that one article has their format.
type formatted struct {
	namespace string // of the first
	fields    []*spec.Field
}

// shareFormats has all fields with their format in one article refer to a type of the parts that the pages
// and examples of each have of it. A field that is like no other is left alone.
func (x *typeIndex) shareFormats(methods []spec.Method, links map[string]map[string][]string) {
	at := map[string]*formatted{}
	results := map[int]*spec.Field{}
	for i, m := range methods {
		note := func(f *spec.Field, path string) { x.noteFormat(at, f, links[m.Page][path], m.Namespace()) }
		eachPath(m.Params, paramsPath, note)
		if r := m.Result; r != nil {
			f := &spec.Field{Type: r.Type, Ref: r.Ref, Fields: r.Fields, Shown: r.Shown, Variants: r.Variants}
			note(f, resultName)
			eachPath(f.Fields, resultName, note)
			results[i] = f
		}
	}
	for _, page := range slices.Sorted(maps.Keys(at)) {
		x.shareFormat(page, *at[page])
	}
	for i, f := range results {
		r := *methods[i].Result
		r.Ref, r.Fields, r.Shown = f.Ref, f.Fields, f.Shown
		methods[i].Result = &r
	}
}

// noteFormat notes a field of which a link leads to the article with its format, if the article has no table.
func (x *typeIndex) noteFormat(at map[string]*formatted, f *spec.Field, links []string, namespace string) {
	for _, link := range links {
		page, ok := strings.CutSuffix(link, asFormat)
		if !ok || x.articles[page] == nil || len(x.byPage[page]) > 0 || f.Ref != "" || len(f.Variants) > 0 || !isContainer(f.Type) {
			continue
		}
		if at[page] == nil {
			at[page] = &formatted{namespace: namespace}
		}
		at[page].fields = append(at[page].fields, f)
		return
	}
}

// shareFormat makes the type of an article, and has the fields refer to it.
func (x *typeIndex) shareFormat(page string, of formatted) {
	t := spec.Type{Name: of.namespace + "_" + strings.TrimPrefix(pageSlug(page), of.namespace+"_"), Page: page}
	parts := slices.DeleteFunc(of.fields, func(f *spec.Field) bool {
		return !slices.ContainsFunc(of.fields, func(o *spec.Field) bool { return o != f && haveCommon(*f, *o) })
	})
	if len(parts) < 2 || x.byName[t.Name] != nil {
		return
	}
	var all spec.Field
	for _, f := range parts {
		all = together(all, *f)
	}
	t.Fields = unbound(slices.Concat(all.Fields, all.Shown))
	x.add(t, nil)
	x.mark(x.byName[t.Name])
	for _, f := range parts {
		f.Ref, f.Fields, f.Shown = t.Name, nil, nil
	}
}

// haveCommon says that half of the keys of one object, and two at least, are those of the other.
func haveCommon(a, b spec.Field) bool {
	ofA, ofB := slices.Concat(a.Fields, a.Shown), slices.Concat(b.Fields, b.Shown)
	common := 0
	for _, f := range ofA {
		if alike(ofB, f.Name) != nil {
			common++
		}
	}
	return common > 1 && common*2 >= min(len(ofA), len(ofB))
}

// together is a field with all that two places tell of it.
func together(a, b spec.Field) spec.Field {
	out := a
	if a.Name == "" {
		out = b
	}
	out.Type, out.Seen = typeOfBoth(a.Type, b.Type), seenInBoth(a.Seen, b.Seen)
	if len(out.Enum) == 0 {
		out.Enum = b.Enum
	}
	out.Fields, out.Shown = nil, nil
	for _, f := range slices.Concat(a.Fields, b.Fields) {
		out.Fields = withPart(out.Fields, f)
	}
	for _, f := range slices.Concat(a.Shown, b.Shown) {
		if alike(out.Fields, f.Name) != nil {
			out.Fields = withPart(out.Fields, f)
		} else {
			out.Shown = withPart(out.Shown, f)
		}
	}
	return out
}

// withPart are fields with what another place tells of one of them, or with one more.
func withPart(fields []spec.Field, f spec.Field) []spec.Field {
	if have := alike(fields, f.Name); have != nil {
		*have = together(*have, f)
		return fields
	}
	return append(fields, cloned([]spec.Field{f})...)
}

// typeOfBoth is the type of a field by two places: that which says more, if both are objects, and else one of both.
func typeOfBoth(a, b string) string {
	switch {
	case a == "" || b == "" || a == b:
		return cmp.Or(a, b)
	case isBareObject(a) && isMapWord(b):
		return b
	case isBareObject(b) && isMapWord(a):
		return a
	}
	return spec.Union(a, b)
}

func seenInBoth(a, b string) string {
	if isMapWord(b) && !isMapWord(a) {
		return b
	}
	return cmp.Or(a, b)
}

func isMapWord(typ string) bool { return spec.ParseType(typ).First().IsTypedMap() }

func isBareObject(typ string) bool {
	return typ != "" && spec.ParseType(typ).All(func(t spec.TypeTerm) bool { return t.Is(spec.Object) })
}

// eachPath calls do with the fields, those inside of them, and where they are.
func eachPath(fields []spec.Field, prefix string, do func(f *spec.Field, path string)) {
	for i := range fields {
		path := pathIn(prefix, fields[i].Name)
		do(&fields[i], path)
		eachPath(fields[i].Fields, path, do)
	}
}
