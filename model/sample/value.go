package sample

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
)

// value is a value as Go writes it, and in JSON.
type value struct{ golang, json string }

// value is a value of the type; text is what a text says.
func (s *sampler) value(t model.Type, text, path string, depth int) value {
	switch t := t.(type) {
	case model.Basic:
		return basic(t, text)
	case model.Runtime:
		if t == model.ID {
			return identified(text)
		}
		return s.runtime(t)
	case model.List:
		v := s.value(t.Of, text, path, depth)
		return value{s.typeName(t) + "{" + v.golang + "}", "[" + v.json + "]"}
	case model.Map:
		v := s.value(t.Of, text, join(path, s.keyBelow(path)), depth)
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

// identified is an id: a number, unless something else is typical of it.
func identified(text string) value {
	if text == plain {
		text = "1"
	}
	if _, err := strconv.Atoi(text); err == nil {
		return value{strconv.Quote(text), text}
	}
	return value{strconv.Quote(text), quote(text)}
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
	case model.Filter, model.FilterV3:
		return s.filtered([]string{">" + s.rows.id}, t == model.FilterV3)
	case model.Order:
		return ordered([]string{s.rows.id})
	case model.FieldInfo, model.Manifest:
		return value{t.String() + "{}", "{}"}
	}
	if v, ok := runtimeSamples[t]; ok {
		return v
	}
	return value{`"text"`, `"text"`}
}

var runtimeSamples = map[model.Runtime]value{
	model.ID:      {`"1"`, "1"},
	model.Decimal: {`"100.50"`, "100.50"},
	model.YN:      {"true", `"Y"`},
	model.Flag:    {"true", "1"},
	model.File:    {`b24.FilePair("name.txt", []byte("content"))`, `["name.txt", "Y29udGVudA=="]`},
	model.Labels:  {`b24.Label("text")`, `"text"`},
}

// quote is a text in JSON.
func quote(text string) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text has no error to give
	return strings.TrimSpace(out.String())
}

// plain is what a text says of which nothing is typical.
const plain = "text"

// typical are values of fields, by the last words of their names. Numbers are for integers too.
var typical = map[string]string{
	"date": "2026-01-02", "time": "10:00", "ip": "192.0.2.1", "dialog": "1", "module": "crm",
	"email": "name@example.com", "phone": "+12025550100", "url": "https://example.com/", "handler": "https://example.com/handler",
	"timezone": "Europe/Berlin", "currency": "USD", "language": "en", "timestamp": "1767366245",
}
