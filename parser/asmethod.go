package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// What a method takes is often described on the page of another one: the format is that of the
// settings in add, each element is as the fields of import.

// asMethodPhrase leads to a method that takes the same, or answers it.
var asMethodPhrase = newPhrase(`(?i)(?:\b(?:similar|analogous|identical|corresponds?) to (?:that|the one|those)\b[^.]*?|\bas (?:is )?(?:described|specified) in (?:the )?(?:method )?|\bsee the (?:description|structure) of the [^.]*?\b(?:in|of) the method )\[[a-z]\w*(?:\.\w+)+\]\(([^)#]+\.html)[^)]*\)`,
	"to th", "as described", "as is described", "as specified", "see the")

// fieldsPhrase leads to the method that describes the fields of which a set is sent.
var fieldsPhrase = newPhrase(`(?i)\b(?:description of the fields can be (?:obtained|had) by calling|can take values returned by) the method \[([a-z]\w*(?:\.\w+)*)\.fields\]\(([^)#]+\.html)\)`, "by calling", "returned by")

var (
	// ofParameter names the parameter of that method, where it is called otherwise.
	ofParameter = lazyregexp.New("`(\\w+)` parameter")
	// asFieldPhrase says that a field has the format of another one of the page.
	asFieldPhrase = newPhrase("(?i)\\bformat is (?:similar|identical|analogous) to the `(\\w+)` (?:field|parameter)\\b", "format is")
	// setOfFields speaks of the fields that it takes.
	setOfFields = lazyregexp.New(`(?i)\bset of fields\b`)
)

// asParameter begins the anchor of a link to a parameter of a method.
const asParameter = "#="

// asMethod is a link to the parameter of another method, that of the field's own name if the words
// name none, empty without one.
func (d description) asMethod(name string) string {
	for _, l := range d.lines {
		if m := asMethodPhrase.matchLinked(l); m != nil && l.depth+l.within == 0 {
			if named := ofParameter.FindStringSubmatch(l.text); named != nil {
				name = named[1]
			} else if setOfFields.MatchString(l.text) {
				name = "fields"
			}
			return m[1] + asParameter + name
		}
	}
	return ""
}

// asFieldsOf is a link to the method of another service than that in the title that describes the fields, empty without one.
// That of its own describes the object of the service.
func (d description) asFieldsOf(title string) string {
	for _, l := range d.lines {
		if m := fieldsPhrase.matchLinked(l); m != nil && l.depth+l.within == 0 && !strings.Contains(title, m[1]+".") {
			return m[2] + asParameter
		}
	}
	return ""
}

// asMethod has a field without fields be described as a method describes what it takes, or answers. An
// example of what is sent shows a part of that.
func (x *typeIndex) asMethod(f *spec.Field, links []string, sent bool) {
	if len(f.Fields)+len(f.Variants) > 0 || f.Ref != "" || f.Type != "" && !isContainer(f.Type) {
		return
	}
	for _, link := range links {
		page, name, ok := strings.Cut(link, asParameter)
		if p := x.methods[page]; ok && p != nil {
			same := x.described(p, name)
			if name == "" {
				same.Fields = slices.DeleteFunc(same.Fields, func(f spec.Field) bool { return strings.EqualFold(f.Name, idType) })
			}
			if f.Ref, f.Fields, f.Variants = same.Ref, same.Fields, same.Variants; sent && len(f.Fields)+len(f.Variants) > 0 {
				f.Shown = same.Shown
			}
			return
		}
	}
}

// answersPhrase says that a method answers what another one does.
var answersPhrase = newPhrase("(?i)^(?:the method (?:will )?)?returns? (?:data in the response|an? (?:response|result)) similar to the (?:(?:response|result|call) (?:of|from) the )?(?:method )?\\[[a-z]\\w*(?:\\.\\w+)+\\]\\(([^)#]+\\.html)[^)]*\\)", "similar to the")

// linkAnswer notes the method whose answer that of the page's own is like, where nothing else tells of it.
func (r *reader) linkAnswer() bool {
	for _, p := range r.places(outline.Paragraph, zoneResponse) {
		for _, l := range paragraphOf(p).lines {
			if m := answersPhrase.matchLinked(l); m != nil {
				r.addLinks(resultName, []string{m[1] + asParameter})
				return true
			}
		}
	}
	return false
}

// answerAs is the answer of the method that the links of one without an answer of its own lead to.
func (x *typeIndex) answerAs(links []string) *spec.Result {
	for _, link := range links {
		page, parameter, ok := strings.Cut(link, asParameter)
		if p := x.methods[page]; ok && parameter == "" && p != nil && p.Methods[0].Result != nil {
			return x.resolvedResult(&p.Methods[0], p.links)
		}
	}
	return nil
}

// described is what a page with one method describes under a name: a parameter, a field of one, or else
// the answer.
func (x *typeIndex) described(p *Page, name string) spec.Field {
	m := p.Methods[0]
	if own := parameterAlike(m.Params, name); own != nil {
		same := cloned([]spec.Field{*own})
		x.resolveField(&same[0], p.links, paramsPath, nil)
		return same[0]
	}
	if m.Result == nil || !m.Idempotent {
		return spec.Field{} // what it answers is not what it is about
	}
	r := x.resolvedResult(&m, p.links)
	same := spec.Field{Ref: r.Ref, Fields: unbound(r.Fields), Shown: r.Shown, Variants: r.Variants}
	if r.Seen == mapType {
		same.Shown = nil // which tells of each field
	}
	return same
}

// parameterAlike is the parameter of a name, or the field of one.
func parameterAlike(params []spec.Field, name string) *spec.Field {
	if own := alike(params, name); own != nil {
		return own
	}
	for i := range params {
		if f := &params[i]; !choosers[strings.ToLower(f.Name)] {
			if own := alike(f.Fields, name); own != nil {
				return own
			}
		}
	}
	return nil
}

// asField is the name of another field of the page whose format the words say that a field has.
func (d description) asField() string {
	for _, l := range d.lines {
		if m := asFieldPhrase.match(l); m != nil && l.depth+l.within == 0 {
			return m[1]
		}
	}
	return ""
}

// shareFormats gives fields the format of those that their words name. None has a field in it that is
// like another one, so that there is an end.
func shareFormats(roots []*node) {
	all := withInner(roots)
	for _, n := range all {
		if n.like == "" || !n.bare() {
			continue
		}
		isLike := func(o *node) bool {
			return o.Name == n.like && !o.bare() && !slices.ContainsFunc(withInner([]*node{o}), func(inner *node) bool { return inner.like != "" })
		}
		if at := slices.IndexFunc(all, isLike); at >= 0 {
			n.Seen, n.children, n.variants = all[at].Seen, all[at].children, all[at].variants
		}
	}
}

// withInner are nodes with those inside of them.
func withInner(nodes []*node) []*node {
	var out []*node
	for _, n := range nodes {
		out = append(append(out, n), withInner(n.children)...)
	}
	return out
}
