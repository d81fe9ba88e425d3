package changes_test

import (
	"fmt"
	"reflect"
	"regexp"
	"testing"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/spec"
)

// TestNothingIsDropped changes every value of the sample, one at a time, and
// wants a change for each.
func TestNothingIsDropped(t *testing.T) {
	n := 0
	for ; ; n++ {
		s := sample()
		m := &mutation{left: n}
		m.walk(reflect.ValueOf(s).Elem(), "")
		if m.where == "" {
			break
		}
		if len(changes.Compare(*sample(), *s)) == 0 {
			t.Errorf("%s changed, and no change says so", m.where)
		}
		if len(changes.Compare(*s, *sample())) == 0 {
			t.Errorf("%s changed back, and no change says so", m.where)
		}
	}
	if n < 250 {
		t.Errorf("%d values changed; the sample no longer has one of everything", n)
	}
}

// mutation changes the value that is so many values away.
type mutation struct {
	left  int
	where string
}

func (m *mutation) walk(v reflect.Value, path string) {
	if m.where != "" {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		m.walk(v.Elem(), path)
		m.change(path+" removed", func() { v.SetZero() })
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Source" || !inShown.MatchString(path) {
				m.walk(v.Field(i), path+"."+name)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			m.walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
		if v.Len() > 0 {
			m.change(path+" shortened", func() { v.SetLen(v.Len() - 1) })
		}
	case reflect.String:
		m.change(path, func() { v.SetString(other(v)) })
	case reflect.Bool:
		m.change(path, func() { v.SetBool(!v.Bool()) })
	case reflect.Int:
		m.change(path, func() { v.SetInt(v.Int() + 1) })
	}
}

// inShown are the fields that are from examples by where they stand, and have no source
// of their own.
var inShown = regexp.MustCompile(`\.Shown\[\d+\]$`)

// other is another value of the same type.
func other(v reflect.Value) string {
	switch {
	case v.Type() == reflect.TypeFor[spec.API]() && v.String() == string(spec.V2):
		return string(spec.V3)
	case v.Type() == reflect.TypeFor[spec.Required]() && v.String() == "":
		return string(spec.Mandatory)
	case v.Type() == reflect.TypeFor[spec.Required]():
		return string(spec.RequiredUnknown)
	}
	return v.String() + "x"
}

func (m *mutation) change(where string, do func()) {
	if m.where != "" {
		return
	}
	if m.left--; m.left >= 0 {
		return
	}
	m.where = where
	do()
}
