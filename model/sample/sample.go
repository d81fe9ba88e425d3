// Package sample makes a call of a method to begin with: values of no meaning for what the
// method requires, as Go writes them and in JSON. They are made from the types and the
// documented values of the fields, and have no text of the documentation's own; of its
// examples they take which fields are given.
package sample

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// value is a value as Go writes it, and in JSON.
type value struct{ golang, json string }

// sampler makes values for a call: of what the method requires and, where it requires
// nothing, of one field, to show how it is given.
type sampler struct {
	pkg string // name of the package in the program
	// wanted are the paths of the fields that a call needs though they are optional.
	wanted map[string]bool
	// positional says that the parameters are a list, in which none before another can
	// be left out.
	positional bool
	// lists says that the method lists rows, which it does without parameters.
	lists bool
	// rowID is the field by which rows are filtered and ordered, row are those that are
	// selected of them.
	rowID string
	row   []string
	// usesTime says that a value is one of package time.
	usesTime bool
}

// deepest bounds objects inside of objects.
const deepest = 5

// smallest is how many fields an object in the parameters has of which all are shown.
const smallest = 2

func newSampler(m *model.Method, pkg string) *sampler {
	s := &sampler{pkg: pkg, wanted: map[string]bool{}, positional: m.Spec.Positional, lists: m.Iterator != "", rowID: "ID"}
	s.wantRows(m)
	for _, group := range m.Spec.AnyOf {
		if len(group) > 0 {
			s.want(group[0])
		}
	}
	for _, n := range m.Needs {
		for _, key := range n.Keys {
			s.want(n.In + "." + key)
		}
	}
	s.wantShown(m.Spec)
	return s
}

// wantRows has a method that lists rows say which, in which order, and what of them, where it is
// told by what they are filtered and ordered.
func (s *sampler) wantRows(m *model.Method) {
	if m.Rows == nil || m.Rows.ByID == nil {
		return
	}
	s.rowID = m.Rows.ByID.ID
	row, _ := model.Deref(m.Rows.Type).(*model.Struct)
	if row != nil && row.Find(s.rowID) != nil {
		s.row = []string{s.rowID}
		for _, f := range one(row.Fields) {
			if model.Deref(f.Type) == model.String {
				s.row = append(s.row, f.Key)
			}
		}
	}
	for _, f := range m.Params.Fields {
		if s.selects(f) || f.Type == model.Filter && f.Key == m.Rows.ByID.Filter || f.Type == model.Order && f.Key == m.Rows.ByID.Order {
			s.want(f.Key)
		}
	}
}

// selects reports whether the field says what is answered of rows whose fields are known.
func (s *sampler) selects(f model.Field) bool {
	return len(s.row) > 0 && strings.EqualFold(f.Key, "select") && f.Type == model.List{Of: model.String}
}

// wantShown marks the fields that the documentation's own example gives, if the spec has
// kept it. Its values are left out.
func (s *sampler) wantShown(m spec.Method) {
	if m.Examples == nil {
		return
	}
	for _, r := range m.Examples.Request {
		var body any
		if strings.EqualFold(r.Method, m.Name) && json.Unmarshal([]byte(r.Body), &body) == nil {
			s.wantKeys("", body)
			return
		}
	}
}

// wantKeys marks the keys of an object, and of those inside.
func (s *sampler) wantKeys(path string, body any) {
	switch body := body.(type) {
	case map[string]any:
		for key, v := range body {
			s.wanted[join(path, key)] = true
			s.wantKeys(join(path, key), v)
		}
	case []any:
		for _, v := range body {
			s.wantKeys(path, v)
		}
	}
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
	text := cmp.Or(typical[naming.LastWord(f.Key)], "text")
	switch {
	case s.selects(f) && path == f.Key:
		return s.selected()
	case len(f.Facts.Enum) > 0:
		text = f.Facts.Enum[0]
	case f.Facts.Default != nil && *f.Facts.Default != "" && *f.Facts.Default != "null":
		text = *f.Facts.Default
	}
	v := s.value(f.Type, text, path, depth)
	if f.Quoted && !strings.HasPrefix(v.json, `"`) {
		v.json = quote(v.json)
	}
	return v
}

// value is a value of the type; text is what a text says.
func (s *sampler) value(t model.Type, text, path string, depth int) value {
	switch t := t.(type) {
	case model.Basic:
		return basic(t, text)
	case model.Runtime:
		return s.runtime(t)
	case model.List:
		v := s.value(t.Of, text, path, depth)
		return value{s.typeName(t) + "{" + v.golang + "}", "[" + v.json + "]"}
	case model.Map:
		v := s.value(t.Of, text, path, depth)
		return value{s.typeName(t) + `{"key": ` + v.golang + "}", `{"key": ` + v.json + "}"}
	case model.Pointer:
		return s.pointer(t, text, path, depth)
	case model.Either:
		v := s.pointer(model.Pointer{To: t.One}, text, path, depth)
		return value{s.typeName(t) + "{One: " + v.golang + "}", v.json}
	case *model.Struct:
		return s.object(t, path, depth+1)
	case *model.Enum:
		return s.enum(t)
	}
	return value{`"text"`, `"text"`}
}

func (s *sampler) pointer(t model.Pointer, text, path string, depth int) value {
	v := s.value(t.To, text, path, depth)
	switch t.To.(type) {
	case *model.Struct:
		v.golang = "&" + v.golang
	case model.Basic:
		v.golang = "new(" + v.golang + ")"
	case model.Runtime, *model.Enum:
		if hasType := strings.HasPrefix(v.golang, "b24.") || strings.HasPrefix(v.golang, s.pkg+"."); hasType {
			v.golang = "new(" + v.golang + ")"
			break
		}
		v.golang = "new(" + s.typeName(t.To) + "(" + v.golang + "))"
	default:
		v.golang = "new(" + s.typeName(t.To) + "(" + v.golang + "))"
	}
	return v
}

func (s *sampler) enum(t *model.Enum) value {
	if len(t.Values) == 0 {
		return value{`"text"`, `"text"`}
	}
	return value{s.pkg + "." + t.Values[0].Name, quote(t.Values[0].Text)}
}

// typeName is a type as the program writes it.
func (s *sampler) typeName(t model.Type) string {
	switch t := t.(type) {
	case model.List:
		return "[]" + s.typeName(t.Of)
	case model.Map:
		return "map[string]" + s.typeName(t.Of)
	case model.Pointer:
		return "*" + s.typeName(t.To)
	case model.Either:
		return "b24.Either[" + s.typeName(t.One) + ", " + s.typeName(t.Other) + "]"
	case *model.Struct, *model.Enum:
		return s.pkg + "." + t.String()
	}
	return t.String()
}

func basic(t model.Basic, text string) value {
	switch t {
	case model.Int:
		if _, err := strconv.Atoi(text); err == nil {
			return value{text, text}
		}
		return value{"1", "1"}
	case model.Bool:
		return value{"true", "true"}
	}
	return value{strconv.Quote(text), quote(text)}
}

// runtime is a value of a type of the runtime.
func (s *sampler) runtime(t model.Runtime) value {
	switch t {
	case model.Time, model.Date:
		s.usesTime = true
		return value{"b24.New" + string(t) + "(time.Now())", map[model.Runtime]string{model.Time: `"2026-01-02T15:04:05+00:00"`, model.Date: `"2026-01-02"`}[t]}
	case model.Order:
		return value{fmt.Sprintf("b24.OrderBy(%q, b24.Desc)", s.rowID), "{" + quote(s.rowID) + `: "DESC"}`}
	case model.Filter:
		return value{fmt.Sprintf("b24.Where(%q, b24.Gt, 1)", s.rowID), "{" + quote(">"+s.rowID) + ": 1}"}
	case model.FieldInfo, model.Manifest:
		return value{t.String() + "{}", "{}"}
	}
	if v, ok := runtimeSamples[t]; ok {
		return v
	}
	return value{`"text"`, `"text"`}
}

var runtimeSamples = map[model.Runtime]value{
	model.ID:       {`"1"`, "1"},
	model.Decimal:  {`"100.50"`, "100.50"},
	model.YN:       {"true", `"Y"`},
	model.Flag:     {"true", "1"},
	model.File:     {`b24.FilePair("name.txt", []byte("content"))`, `["name.txt", "Y29udGVudA=="]`},
	model.Labels:   {`b24.Label("text")`, `"text"`},
	model.FilterV3: {`b24.WhereV3("id", b24.Gt, 1)`, `[["id", ">", 1]]`},
}

// quote is a text in JSON.
func quote(text string) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text has no error to give
	return strings.TrimSpace(out.String())
}

// typical are values of fields, by the last words of their names. Numbers are for integers too.
var typical = map[string]string{
	"email": "name@example.com", "phone": "+12025550100", "url": "https://example.com/", "handler": "https://example.com/handler",
	"timezone": "Europe/Berlin", "currency": "USD", "language": "en", "timestamp": "1767366245",
}

// selected are the fields of rows as values.
func (s *sampler) selected() value {
	var golang, inJSON []string
	for _, name := range s.row {
		golang, inJSON = append(golang, strconv.Quote(name)), append(inJSON, quote(name))
	}
	return value{"[]string{" + strings.Join(golang, ", ") + "}", "[" + strings.Join(inJSON, ", ") + "]"}
}
