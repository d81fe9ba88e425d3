package site

import (
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
)

// sample is a value to begin with: as Go writes it, and in JSON.
type sample struct{ golang, json string }

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
	// usesTime says that a value is one of package time.
	usesTime bool
}

// deepest bounds objects inside of objects.
const deepest = 5

func newSampler(m *model.Method, pkg string) *sampler {
	s := &sampler{pkg: pkg, wanted: map[string]bool{}, positional: m.Spec.Positional, lists: m.Iterator != ""}
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
	return s
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
func (s *sampler) object(t *model.Struct, path string, depth int) sample {
	var golang, json []string
	byPosition := s.positional && depth == 0
	for _, f := range s.chosen(t, path, depth) {
		v := s.field(f, join(path, f.Key), depth)
		golang = append(golang, f.Name+": "+v.golang)
		if byPosition {
			json = append(json, v.json)
			continue
		}
		json = append(json, quote(f.Key)+": "+v.json)
	}
	text := s.pkg + "." + t.Name + "{}"
	if len(golang) > 0 {
		text = s.pkg + "." + t.Name + "{\n" + strings.Join(golang, ",\n") + ",\n}"
	}
	if byPosition {
		return sample{text, "[" + strings.Join(json, ", ") + "]"}
	}
	return sample{text, "{" + strings.Join(json, ", ") + "}"}
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
				out = t.Fields[:i+1]
			}
		}
	}
	if len(out) > 0 || depth >= deepest || s.lists && depth == 0 {
		return out
	}
	return one(t.Fields)
}

// one is the first field that is a text, or else the first one that has a type.
func one(fields []model.Field) []model.Field {
	for _, fits := range []func(model.Field) bool{
		func(f model.Field) bool { return model.Deref(f.Type) == model.String },
		func(f model.Field) bool { return model.Innermost(f.Type) != model.Any },
	} {
		if i := slices.IndexFunc(fields, func(f model.Field) bool { return fits(f) && !f.Undocumented }); i >= 0 {
			return fields[i : i+1]
		}
	}
	return nil
}

func (s *sampler) field(f model.Field, path string, depth int) sample {
	text := "text"
	switch {
	case len(f.Facts.Enum) > 0:
		text = f.Facts.Enum[0]
	case f.Facts.Default != nil && *f.Facts.Default != "":
		text = *f.Facts.Default
	}
	v := s.value(f.Type, text, path, depth)
	if f.Quoted && !strings.HasPrefix(v.json, `"`) {
		v.json = quote(v.json)
	}
	return v
}

// value is a value of the type; text is what a text says.
func (s *sampler) value(t model.Type, text, path string, depth int) sample {
	switch t := t.(type) {
	case model.Basic:
		return basic(t, text)
	case model.Runtime:
		return s.runtime(t)
	case model.List:
		v := s.value(t.Of, text, path, depth)
		return sample{s.typeName(t) + "{" + v.golang + "}", "[" + v.json + "]"}
	case model.Map:
		v := s.value(t.Of, text, path, depth)
		return sample{s.typeName(t) + `{"key": ` + v.golang + "}", `{"key": ` + v.json + "}"}
	case model.Pointer:
		return s.pointer(t, text, path, depth)
	case model.Either:
		v := s.pointer(model.Pointer{To: t.One}, text, path, depth)
		return sample{s.typeName(t) + "{One: " + v.golang + "}", v.json}
	case *model.Struct:
		return s.object(t, path, depth+1)
	case *model.Enum:
		return s.enum(t)
	}
	return sample{`"text"`, `"text"`}
}

func (s *sampler) pointer(t model.Pointer, text, path string, depth int) sample {
	v := s.value(t.To, text, path, depth)
	switch t.To.(type) {
	case *model.Struct:
		v.golang = "&" + v.golang
	case model.Basic:
		v.golang = "new(" + v.golang + ")"
	default:
		v.golang = "new(" + s.typeName(t.To) + "(" + v.golang + "))"
	}
	return v
}

func (s *sampler) enum(t *model.Enum) sample {
	if len(t.Values) == 0 {
		return sample{`"text"`, `"text"`}
	}
	return sample{s.pkg + "." + t.Values[0].Name, quote(t.Values[0].Text)}
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

func basic(t model.Basic, text string) sample {
	switch t {
	case model.Int:
		return sample{"1", "1"}
	case model.Bool:
		return sample{"true", "true"}
	}
	return sample{strconv.Quote(text), quote(text)}
}

// runtime is a value of a type of the runtime.
func (s *sampler) runtime(t model.Runtime) sample {
	switch t {
	case model.Time, model.Date:
		s.usesTime = true
		return sample{"b24.New" + string(t) + "(time.Now())", map[model.Runtime]string{model.Time: `"2026-01-02T15:04:05+00:00"`, model.Date: `"2026-01-02"`}[t]}
	case model.FieldInfo, model.Manifest:
		return sample{t.String() + "{}", "{}"}
	}
	if v, ok := runtimeSamples[t]; ok {
		return v
	}
	return sample{`"text"`, `"text"`}
}

var runtimeSamples = map[model.Runtime]sample{
	model.ID:       {`"1"`, "1"},
	model.Decimal:  {`"100.50"`, "100.50"},
	model.YN:       {"true", `"Y"`},
	model.Flag:     {"true", "1"},
	model.File:     {`b24.FilePair("name.txt", []byte("content"))`, `["name.txt", "Y29udGVudA=="]`},
	model.Labels:   {`b24.Label("text")`, `"text"`},
	model.Order:    {`b24.OrderBy("ID", b24.Desc)`, `{"ID": "DESC"}`},
	model.Filter:   {`b24.Where("ID", b24.Gt, 1)`, `{">ID": 1}`},
	model.FilterV3: {`b24.WhereV3("id", b24.Gt, 1)`, `[["id", ">", 1]]`},
}
