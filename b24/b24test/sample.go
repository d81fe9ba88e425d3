package b24test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// sampleTime is the moment of values that are made up.
const sampleTime = "2020-03-02T12:00:00+00:00"

// deepest is how far objects are made up that hold objects: types may contain themselves.
const deepest = 3

// sample makes up a value of a documented field, of the form that its examples have.
func (f *facts) sample(field FieldFacts, depth int) any {
	documented := field.form()
	if element, ok := strings.CutSuffix(documented, "[]"); ok {
		one := field
		one.Type, one.Seen = element, ""
		if element == "array" {
			one.Type = "object" // PHP's word for both
		}
		return f.listOf(one, depth)
	}
	switch kindOf(documented) {
	case numberKind, boolKind, textKind:
		return scalar(field, documented)
	case listKind:
		one := field
		one.Type, one.Seen = "object", ""
		return f.listOf(one, depth)
	}
	if fields := f.fields(field); len(fields) > 0 && depth < deepest {
		return f.object(fields, depth)
	}
	switch {
	case kindOf(documented) == objectKind, strings.HasPrefix(documented, "map"):
		return map[string]any{}
	case documented == "" || documented == "null" || len(f.fields(field)) > 0:
		return nil
	}
	return scalar(field, "integer") // the name of an object, which stands for its id
}

// form is the type that values have: that of the examples goes before the stated one.
func (f FieldFacts) form() string {
	if f.Seen != "" && f.Seen != "null" {
		return f.Seen
	}
	return f.Type
}

// listOf is a list of one, or of none where nothing is known of it.
func (f *facts) listOf(one FieldFacts, depth int) []any {
	if kindOf(one.Type) == objectKind && len(f.fields(one)) == 0 {
		return []any{}
	}
	if value := f.sample(one, depth); value != nil {
		return []any{value}
	}
	return []any{}
}

func (f *facts) object(fields []FieldFacts, depth int) map[string]any {
	out := map[string]any{}
	for _, field := range fields {
		out[field.Name] = f.sample(field, depth+1)
	}
	return out
}

// fields are the fields of an object: those of the type that it refers to and, on top, its
// own; of several cases the first. Names that stand for others are left out.
func (f *facts) fields(field FieldFacts) []FieldFacts {
	out := slices.Concat(field.Fields, field.Shown)
	if len(out) == 0 && len(field.Variants) > 0 {
		out = field.Variants[0].Fields
	}
	if field.Ref != "" {
		referred := f.types[field.Ref]
		referred.Ref = ""
		out = slices.Concat(f.fields(referred), out)
	}
	return slices.DeleteFunc(slices.Clone(out), FieldFacts.isPlaceholder)
}

// scalar makes up a number, a truth value or a text.
func scalar(field FieldFacts, documented string) any {
	kind := kindOf(documented)
	switch {
	case kind == boolKind:
		return truth(field)
	case len(field.Enum) > 0:
		return spelled(field.Enum[0], kind)
	case kind == numberKind && field.Wire != "string":
		return 1
	case kind == numberKind:
		return "1"
	}
	return textOf(field, documented)
}

// truth is true as the examples spell it.
func truth(field FieldFacts) any {
	switch field.Wire {
	case "Y/N":
		return "Y"
	case "1/0":
		return 1
	}
	return true
}

// textOf is a moment, a day, the name of the field, or an id.
func textOf(field FieldFacts, documented string) string {
	switch {
	case documented == "id":
		return "1"
	case documented == "datetime" || field.Type == "datetime":
		return sampleTime
	case documented == "date" || field.Type == "date":
		return sampleTime[:len("2006-01-02")]
	case kindOf(field.Type) == textKind && spelling(field.Name) != "id":
		return cmp.Or(field.Name, "text")
	}
	return "1"
}

// spelled is a value of an enumeration as JSON has it.
func spelled(value string, kind kind) any {
	if n, err := strconv.Atoi(value); err == nil && kind == numberKind {
		return n
	}
	return value
}
