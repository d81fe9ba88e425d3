package b24check

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/b24"
)

// step is a part of a way: a name, the index of an element, or the key of an entry.
var step = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[(\d+)\]|\{([^}]*)\}|([^.\[{]+)`) })

// find goes the way from a value, and tells what is there instead of what is wanted.
func find(v reflect.Value, way, want string) error {
	for _, s := range step().FindAllStringSubmatch(way, -1) {
		next, err := take(resolved(v), s[1], s[2], s[3])
		if err != nil {
			return err
		}
		v = next
	}
	if v.Kind() == reflect.Interface && !strings.Contains(way, "Extra") {
		return errors.New("is of type any")
	}
	return is(resolved(v), want)
}

// resolved is what pointers, interfaces and values of two forms lead to.
func resolved(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if v.Kind() == reflect.Struct {
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("b24") == "either" && !v.Field(i).IsNil() {
				return resolved(v.Field(i))
			}
		}
	}
	return v
}

// take is the element, the entry, or the field of a value.
func take(v reflect.Value, index, key, name string) (reflect.Value, error) {
	switch {
	case index != "":
		i, _ := strconv.Atoi(index) // digits
		if v.Kind() != reflect.Slice || i >= v.Len() {
			return v, fmt.Errorf("no element %s in %s", index, kindOf(v))
		}
		return v.Index(i), nil
	case key != "" || v.Kind() == reflect.Map:
		return entry(v, key+name)
	case v.Kind() == reflect.Slice && v.Len() == 1:
		return take(resolved(v.Index(0)), "", "", name) // the only element alone
	case v.Kind() != reflect.Struct:
		return v, fmt.Errorf("no field %s in %s", name, kindOf(v))
	}
	return field(v, name)
}

func entry(v reflect.Value, key string) (reflect.Value, error) {
	if v.Kind() != reflect.Map {
		return v, fmt.Errorf("no entry %s in %s", key, kindOf(v))
	}
	found := v.MapIndex(reflect.ValueOf(key).Convert(v.Type().Key()))
	if !found.IsValid() {
		return v, fmt.Errorf("no entry %s", key)
	}
	return found, nil
}

// field is the field of the key in JSON, in any case as keys are read, or Extra.
func field(v reflect.Value, key string) (reflect.Value, error) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.IsExported() && (strings.EqualFold(name, key) || f.Name == key && key == "Extra") {
			return v.FieldByIndexErr(f.Index)
		}
	}
	return v, fmt.Errorf("no field %s in %s", key, v.Type())
}

func kindOf(v reflect.Value) string {
	if !v.IsValid() {
		return "nothing"
	}
	return v.Type().String()
}

// is tells what a value is instead of what is wanted.
func is(v reflect.Value, want string) error {
	if !v.IsValid() {
		return fmt.Errorf("is nothing, want %s", want)
	}
	if check, ok := inWords[want]; ok {
		if !check(v) {
			return fmt.Errorf("is %v, a %s, want %s", v.Interface(), v.Type(), want)
		}
		return nil
	}
	got, err := written(v)
	if err != nil {
		return err
	}
	if text, err := parse([]byte(strconv.Quote(want))); err != nil || !sameScalar(text, got) {
		return fmt.Errorf("is %s, want %s", got.text(), want)
	}
	return nil
}

// inWords are the values whose spelling does not matter.
var inWords = map[string]func(reflect.Value) bool{
	"an id": isID,
	"two ids": func(v reflect.Value) bool {
		return v.Kind() == reflect.Slice && v.Len() == 2 && isID(resolved(v.Index(0))) && isID(resolved(v.Index(1)))
	},
	"a moment":  func(v reflect.Value) bool { return isTime(v) && !v.IsZero() },
	"no moment": func(v reflect.Value) bool { return isTime(v) && v.IsZero() },
	"yes":       func(v reflect.Value) bool { return v.Kind() == reflect.Bool && v.Bool() },
	"no":        func(v reflect.Value) bool { return v.Kind() == reflect.Bool && !v.Bool() },
}

// isID reports whether a value is an id: one of that type, a whole number or a text.
func isID(v reflect.Value) bool { return (v.Kind() == reflect.String || v.CanInt()) && !v.IsZero() }

func isTime(v reflect.Value) bool {
	return v.Type() == reflect.TypeFor[b24.Time]() || v.Type() == reflect.TypeFor[b24.Date]()
}

// extraIn names what no field of a value has, however deep it lies.
func extraIn(v reflect.Value) []string {
	var out []string
	switch v = resolved(v); v.Kind() {
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(v.Type()) {
			if !f.IsExported() || f.Anonymous {
				continue
			}
			if extra, ok := v.FieldByIndex(f.Index).Interface().(b24.Extra); ok {
				for key := range extra {
					out = append(out, key)
				}
				continue
			}
			out = append(out, extraIn(v.FieldByIndex(f.Index))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, extraIn(v.Index(i))...)
		}
	case reflect.Map:
		for _, item := range v.Seq2() {
			out = append(out, extraIn(item)...)
		}
	}
	slices.Sort(out)
	return out
}
