// Package sample makes a call of a method to begin with: values of no meaning for what the
// method requires, as Go writes them and in JSON. They are made from the types and the
// documented values of the fields, and have no text of the documentation's own; of its
// examples they take which fields are given, and which are named.
package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Call is a call of a method in a program.
type Call struct {
	// Package is what the program calls the package: its name, or one that nothing else
	// in the program has.
	Package string
	// Code are the statements, which print what is answered. They use client and ctx,
	// and the packages b24, fmt and log.
	Code string
	// UsesTime says that they use package time too.
	UsesTime bool
	// JSON are the parameters that are sent.
	JSON string
}

// reserved are the names that programs use themselves.
var reserved = []string{"b24", "client", "context", "ctx", "err", "fmt", "log", "main", "os", "params", "res", "row", "time", "panic", "new", "any"}

// Of is a call of the method, of its iterator if it has one.
func Of(m *model.Method) Call {
	pkg := m.Service.Package.Name
	if slices.Contains(reserved, pkg) {
		pkg += "api"
	}
	s := newSampler(m, pkg)
	params := s.object(m.Params, "", 0)
	method := pkg + "." + m.Service.Expr() + "." + m.Name
	if m.Iterator != "" && m.Rows != nil {
		method = pkg + "." + m.Service.Expr() + "." + m.Iterator
		return Call{pkg, fmt.Sprintf(iterated, params.golang, method), s.usesTime, params.json}
	}
	return Call{pkg, fmt.Sprintf(called, method, params.golang), s.usesTime, params.json}
}

const (
	called   = "res, err := %s(ctx, %s)\nif err != nil {\nlog.Fatal(err)\n}\nfmt.Println(res.Result)\n"
	iterated = "params := %s\nfor row, err := range %s(ctx, params) {\nif err != nil {\nlog.Fatal(err)\n}\nfmt.Println(row)\n}\n"
)

// sampler makes values for a call: of what the method requires and its example gives and,
// where that is nothing, of one field, to show how it is given.
type sampler struct {
	pkg string // name of the package in the program
	// sends are the paths of what the documentation's own example gives.
	sends []string
	// wanted are the paths of the fields that a call gives though they are optional.
	wanted map[string]bool
	// thing is the last word of what the service is called.
	thing string
	// positional says that the parameters are a list, in which none before another can
	// be left out.
	positional bool
	// lists says that the method lists rows, which it does without parameters.
	lists bool
	rows  rows // that it lists
	// usesTime says that a value is one of package time.
	usesTime bool
}

// deepest bounds objects inside of objects.
const deepest = 5

// smallest is how many fields an object in the parameters has of which all are shown.
const smallest = 2

func newSampler(m *model.Method, pkg string) *sampler {
	s := &sampler{pkg: pkg, sends: m.Spec.Sends, wanted: map[string]bool{}, thing: naming.LastWord(m.Service.REST), positional: m.Spec.Positional, lists: m.Iterator != "", rows: rowsOf(m)}
	for _, path := range s.sends {
		if !s.lists || !isPosition(path, m.Spec.List) {
			s.want(path)
		}
	}
	for _, group := range m.Spec.AnyOf {
		if len(group) > 0 && !slices.ContainsFunc(group, func(path string) bool { return s.wanted[path] }) {
			s.want(group[0])
		}
	}
	for _, n := range m.Needs {
		for _, key := range n.Keys {
			s.wanted[n.In+"."+key] = true // if the object is given
		}
	}
	if len(s.sends) == 0 {
		s.wantRows(m)
	}
	return s
}

// isPosition reports whether a path is that of a position in a list, which its iterator sets.
func isPosition(path string, l *spec.List) bool {
	last := path[strings.LastIndexByte(path, '.')+1:]
	return l != nil && (path == l.Start || strings.HasPrefix(path, l.Start+".")) || strings.EqualFold(last, "offset") || strings.EqualFold(last, "page")
}

// want marks a field and the objects that it is in.
func (s *sampler) want(path string) {
	for i, c := range path {
		if c == '.' {
			s.wanted[path[:i]] = true
		}
	}
	s.wanted[path] = true
}

// keyBelow is the first key that the example has below the path, of a map whose keys are the
// caller's.
func (s *sampler) keyBelow(path string) string {
	for _, below := range s.below(path) {
		key, _, _ := strings.Cut(below, ".")
		return key
	}
	return "key"
}

// below are the paths of what the example has below the path.
func (s *sampler) below(path string) []string {
	var out []string
	for _, sent := range s.sends {
		if below, ok := strings.CutPrefix(sent, path+"."); ok {
			out = append(out, below)
		}
	}
	return out
}

// object is a value of a struct with the fields that are needed.
func (s *sampler) object(t *model.Struct, path string, depth int) value {
	var golang, inJSON []string
	byPosition := s.positional && depth == 0
	for _, f := range s.chosen(t, path, depth) {
		v := s.field(f, join(path, f.Key), depth)
		golang = append(golang, f.Name+": "+v.golang)
		if byPosition {
			inJSON = append(inJSON, v.json)
			continue
		}
		inJSON = append(inJSON, quote(f.Key)+": "+v.json)
	}
	text := s.pkg + "." + t.Name + "{}"
	if len(golang) > 0 {
		text = s.pkg + "." + t.Name + "{\n" + strings.Join(golang, ",\n") + ",\n}"
	}
	if byPosition {
		return value{text, "[" + strings.Join(inJSON, ", ") + "]"}
	}
	return value{text, "{" + strings.Join(inJSON, ", ") + "}"}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// chosen are the fields to give: those that are required or needed, else the first one
// that says something.
func (s *sampler) chosen(t *model.Struct, path string, depth int) []model.Field {
	var out []model.Field
	for i, f := range t.Fields {
		needed := !f.OmitZero || s.wanted[join(path, f.Key)] || s.wanted[join(path, f.Facts.Name)]
		if needed && !f.Undocumented && depth < deepest {
			out = append(out, f)
			if s.positional && depth == 0 {
				out = slices.Clone(t.Fields[:i+1])
			}
		}
	}
	if len(out) > 0 || depth >= deepest || s.lists && depth == 0 {
		return out
	}
	if depth > 0 && len(t.Fields) <= smallest {
		return slices.DeleteFunc(slices.Clone(t.Fields), func(f model.Field) bool { return f.Undocumented || model.Innermost(f.Type) == model.Any })
	}
	return one(t.Fields)
}

// one is the title or the name, or else the first field that is a text, or that has a type.
func one(fields []model.Field) []model.Field {
	isText := func(f model.Field) bool { return model.Deref(f.Type) == model.String }
	for _, fits := range []func(model.Field) bool{
		func(f model.Field) bool { return isText(f) && strings.EqualFold(f.Key, "title") },
		func(f model.Field) bool { return isText(f) && strings.EqualFold(f.Key, "name") },
		isText,
		func(f model.Field) bool { return model.Innermost(f.Type) != model.Any },
	} {
		if i := slices.IndexFunc(fields, func(f model.Field) bool { return fits(f) && !f.Undocumented }); i >= 0 {
			return fields[i : i+1]
		}
	}
	return nil
}

func (s *sampler) field(f model.Field, path string, depth int) value {
	if v, ok := s.fieldNames(f, path); ok {
		return v
	}
	text := s.typicalText(f.Key)
	documented := f.Facts.Enum
	if model.Innermost(f.Type) == model.ID {
		documented = nil // those of a portal are others
	} else if f.Facts.Default != nil && len(documented) == 0 {
		documented = []string{*f.Facts.Default}
	}
	if i := slices.IndexFunc(documented, saysSomething); i >= 0 {
		text = documented[i]
	}
	v := s.value(f.Type, text, path, depth)
	if f.Quoted && !strings.HasPrefix(v.json, `"`) {
		v.json = quote(v.json)
	}
	return v
}

// typicalText is what a text of the name says; the one of an id is that of what it identifies.
func (s *sampler) typicalText(key string) string {
	words := naming.Split(strings.TrimRight(key, "0123456789_"))
	last, what := len(words)-1, s.thing
	switch {
	case last < 0:
		return plain
	case words[last] != "id":
		what = words[last]
	case last > 0:
		what = words[last-1]
	}
	return cmp.Or(typical[what], plain)
}

// saysSomething reports whether a documented value is one to show.
func saysSomething(text string) bool {
	return text != "null" && strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
