package site

import (
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// note is a fact about a field: words, and the literals that they speak of.
type note struct {
	Text   string
	Values []string
	Href   string
}

// notes are the facts about a field beyond its type.
func (b *builder) notes(f model.Field) []note {
	facts := f.Facts
	var out []note
	if facts.Default != nil {
		out = append(out, note{Text: "default", Values: []string{model.Literal(*facts.Default)}})
	}
	if len(facts.Enum) > 0 {
		out = append(out, note{Text: model.OneOf(f.Type), Values: model.Literals(facts.Enum)})
	}
	if names := facts.ChildNames; len(names) > 0 && (facts.Selects() || isCondition(f.Type)) {
		out = append(out, note{Text: "by", Values: names})
	}
	if how := wires[facts.Wire]; how != "" {
		out = append(out, note{Text: how})
	}
	if f.For != nil {
		out = append(out, note{Text: "id of", Values: []string{f.For.REST}, Href: packagePath(f.For.Package) + "#" + f.For.REST})
	}
	if facts.InheritedFrom != "" {
		out = append(out, note{Text: "fields as of", Values: []string{facts.InheritedFrom}, Href: b.named(facts.InheritedFrom)})
	}
	return append(out, plainNotes(f)...)
}

func plainNotes(f model.Field) []note {
	facts := f.Facts
	var out []note
	if facts.Key != "" {
		out = append(out, note{Text: "documented as", Values: []string{facts.Name}})
	}
	if d := facts.Deprecated; d != nil && len(d.Replacements) > 0 {
		out = append(out, note{Text: "deprecated, use", Values: d.Replacements})
	} else if d != nil {
		out = append(out, note{Text: "deprecated"})
	}
	if how := facts.HowSent(); how != "" {
		out = append(out, note{Text: how})
	}
	if f.Only != "" {
		out = append(out, note{Text: "only in", Values: []string{f.Only}})
	}
	if len(facts.Cases) > 0 {
		out = append(out, note{Text: "only for", Values: facts.Cases})
	}
	if facts.FromExample {
		out = append(out, note{Text: "fields from an example"})
	}
	if why := f.Open(); why != "" {
		out = append(out, note{Text: "untyped: " + string(why)})
	}
	return out
}

// wires say in words how the examples send a value.
var wires = map[spec.Wire]string{
	spec.WireYN: "sent as Y or N", spec.WireDigit: "sent as 1 or 0", spec.WireBool: "sent as true or false",
	spec.WireString: "sent in quotes", spec.WireNumber: "sent as a number",
	spec.WireISO: "2006-01-02T15:04:05+02:00 in the examples", spec.WireDay: "2006-01-02 in the examples", spec.WireSQL: "2006-01-02 15:04:05 in the examples",
	spec.WirePortal: "in the format of the portal in the examples", spec.WireUnix: "in seconds since 1970 in the examples",
	spec.WireCapitals: "sent with keys in capitals",
}

func isCondition(t model.Type) bool {
	r, ok := model.Deref(t).(model.Runtime)
	return ok && r.IsCondition()
}

// reason says where a fact is from.
type reason struct {
	By, Says string
	Where    link
	// Decided marks what the type follows from; the others only say something too.
	Decided bool
}

// reasons are what decided the type of a field, and what other witnesses say of it. Where
// they say it is left out if all fields of the struct are from there.
func (b *builder) reasons(s *model.Struct, f model.Field) []reason {
	out := []reason{b.reasonIn(s, f.Why)}
	out[0].Decided = true
	for _, e := range s.Evidence(f) {
		if e.By != f.Why.By || e.Says != f.Why.Says {
			out = append(out, b.reasonIn(s, e))
		}
	}
	return out
}

func (b *builder) reasonIn(s *model.Struct, e model.Evidence) reason {
	if e.Where == s.Source.Where {
		e.Where = ""
	}
	return b.reason(e)
}

// witnesses say in words who tells a type.
var witnesses = map[model.Witness]string{
	model.ByPage: "page", model.ByTypePage: "type page", model.ByMethod: "page of another method",
	model.ByObject: "same object elsewhere", model.BySameName: "fields of this name elsewhere", model.ByName: "name of the field",
	model.ByFilter: "filter of a list", model.ByExample: "example", model.ByOverride: "override", model.ByNothing: "nothing tells",
}

func (b *builder) reason(e model.Evidence) reason {
	r := reason{By: witnesses[e.By], Says: e.Says, Where: link{Text: e.Where}}
	page, _, _ := strings.Cut(e.Where, "#")
	if to := b.byName[strings.ToLower(e.Where)]; to != "" {
		r.Where.Href = to
	} else if to, ok := b.byPage[page]; ok {
		r.Where = to
	}
	return r
}

// named is the address of a method or event with the name, empty without one.
func (b *builder) named(name string) string { return b.byName[strings.ToLower(name)] }
