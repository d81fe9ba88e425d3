package templates

import (
	"github.com/b24gen/b24gen/spec"
)

// Coverage says how many fields of an SDK have a concrete Go type.
type Coverage struct {
	Params, Results Typed
}

// Typed counts fields by what their Go type says.
type Typed struct {
	// Concrete is the number of fields whose type holds no any. Filters count as
	// concrete too: they are maps from operators and fields to any value.
	Concrete int
	// Open are the keys of the others, by the reason.
	Open map[Reason][]string
}

// Fields is the number of all.
func (t Typed) Fields() int {
	n := t.Concrete
	for _, keys := range t.Open {
		n += len(keys)
	}
	return n
}

// Share is the part of the fields that have a concrete type, 1 without fields.
func (t Typed) Share() float64 {
	if t.Fields() == 0 {
		return 1
	}
	return float64(t.Concrete) / float64(t.Fields())
}

// Measure counts the fields of parameters and results, and the results that
// have no fields.
func Measure(s spec.Spec, c Config) (Coverage, error) {
	p, err := newPlan(s, c)
	if err != nil {
		return Coverage{}, err
	}
	out := Coverage{Params: Typed{Open: map[Reason][]string{}}, Results: Typed{Open: map[Reason][]string{}}}
	for _, pkg := range p.pkgs {
		for _, m := range pkg.allMethods() {
			out.method(m)
		}
		for _, o := range pkg.documentedTypes.objects {
			out.of(o).object(o)
		}
	}
	return out, nil
}

func (c *Coverage) method(m *method) {
	for _, o := range m.objects {
		c.of(o).object(o)
	}
	if m.Result == nil {
		c.Results.add(NoType, m.Name)
	} else if _, isObject := elementary(m.result).(*object); !isObject {
		c.Results.count(m.result, shapeOf(*m.Result), m.Name)
	}
}

// of is the side that the object is on.
func (c *Coverage) of(o *object) *Typed {
	if o.params {
		return &c.Params
	}
	return &c.Results
}

func (t *Typed) object(o *object) {
	for _, f := range o.fields {
		t.count(f.typ, f.shape, o.key+"#"+f.key)
	}
}

func (t *Typed) count(typ goType, s shape, key string) {
	if elementary(typ) != anything || isMap(typ) && isFilter(s) {
		t.Concrete++
		return
	}
	t.add(reasonOf(s), key)
}

func (t *Typed) add(r Reason, key string) { t.Open[r] = append(t.Open[r], key) }

// elementary is what is inside lists, maps and pointers.
func elementary(t goType) goType {
	switch t := t.(type) {
	case listOf:
		return elementary(t.of)
	case mapOf:
		return elementary(t.of)
	case pointer:
		return elementary(t.to)
	}
	return t
}
