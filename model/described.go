package model

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What a method that describes an object names is read with the object: crm.company.fields
// has the addresses and mails of a company, which the pages of get and list leave out.

// fieldsNamed are the fields that an object has by the page of a method which describes it: those
// of its table, and those that only its examples have.
func fieldsNamed(m spec.Method) []spec.Field {
	if m.Result == nil {
		return nil
	}
	return slices.Concat(tableOfFields(m), m.Result.Described)
}

// tableOfFields are the fields that an object has by the page of a method which describes it,
// nil where the page has no table of these.
func tableOfFields(m spec.Method) []spec.Field {
	r := m.Result
	if !describesObjects(m) || r == nil || r.Source != spec.FromTable || r.Type != "" && r.Seen != "map" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.Fields), func(f spec.Field) bool { return !word.MatchString(f.Name) })
}

// addDescribed adds the types without pages of their own that a method describes by their names:
// crm_activity_communication by crm.activity.communication.fields. What it calls a number is a text
// where examples of the type show one.
func (d documentedTypes) addDescribed(s spec.Spec) {
	added := documentedTypes{}
	for _, m := range s.Methods {
		name := strings.ToLower(strings.ReplaceAll(m.Service(), ".", "_"))
		if fields := tableOfFields(m); len(fields) > 0 && d[name].Name == "" && strings.HasSuffix(strings.ToLower(m.Last()), describing) {
			added[name] = spec.Type{Name: name, Page: m.Page, Fields: fields}
		}
	}
	for _, m := range s.Methods {
		added.widen(m.Params)
		if m.Result != nil {
			added.widen(slices.Concat(m.Result.Fields, m.Result.Shown))
		}
	}
	maps.Copy(d, added)
}

// widen has the types hold the texts that examples show of fields that have them.
func (d documentedTypes) widen(fields []spec.Field) {
	for _, f := range fields {
		for _, name := range spec.TypeNames(f.Type) {
			own := d[strings.ToLower(name)].Fields
			for _, shown := range f.Shown {
				i := slices.IndexFunc(own, func(g spec.Field) bool { return strings.EqualFold(g.Name, shown.Name) })
				if i >= 0 && isPlainText(shown) && spec.ParseType(own[i].Type).All(isNumeric) {
					own[i].Type = shown.Type
				}
			}
		}
		d.widen(f.Fields)
		d.widen(f.Shown)
	}
}

// isPlainText reports whether examples show a text, and not a number or an id in one.
func isPlainText(f spec.Field) bool {
	return f.Wire == "" && f.Seen == "" && spec.ParseType(f.Type).All(isText)
}

func isNumeric(t spec.TypeTerm) bool { return t.Is(spec.Integer, spec.Number) }

// description is an object by a method that only names its fields, and the types that these have.
type description struct {
	*draft
	declarations
}

// describeObjects drafts what methods say that describe the objects of their services.
func (p *packageBuilder) describeObjects() {
	for _, m := range p.Methods() {
		fields := fieldsNamed(m.Spec)
		if len(fields) == 0 {
			continue
		}
		out := typeBuilder{pkg: p, api: m.Spec.API}
		d := &draft{
			Struct:     &Struct{Key: p.pinKey(m.Spec.Name + "/fields"), Role: RoleValue, Method: m, Source: Evidence{By: ByMethod, Where: m.Spec.Name}},
			candidates: []string{strings.TrimSuffix(m.Service.Type, serviceSuffix)},
			named:      true,
		}
		out.build(d, merge(fields, nil))
		p.described = append(p.described, description{d, out.declarations})
	}
}

// declareDescribed takes in the types of the fields that objects have by descriptions.
func (p *packageBuilder) declareDescribed() {
	for _, d := range p.described {
		if d.into != nil {
			p.declare(d.declarations)
		}
	}
}

// complete adds the fields that the object has by a description alone, of those whose types are
// known. Whether they are lists or maps descriptions do not tell well enough to say it of others.
func (d *draft) complete(named *draft) {
	for _, p := range named.Patterns {
		d.addPattern(p)
	}
	for _, f := range named.Fields {
		if d.find(f.Key) == nil && Innermost(f.Type) != Any {
			d.Fields = append(d.Fields, f)
		}
	}
}
