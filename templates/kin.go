package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Where a page gives an object no fields, other pages of the namespace often do:
// the method that adds what this one updates, or a list whose rows are the same.

// kin are the fields of the API that have fields of their own.
type kin map[kinKey][]relative

// kinKey is where kin is looked for.
type kinKey struct {
	api       spec.API
	namespace string
	name      string // folded
	params    bool   // or else in answers
}

// relative is a field that a page describes.
type relative struct {
	spec.Field
	method spec.Method
	// top is set on parameters themselves, not on what is inside of one.
	top      bool
	siblings []string // folded names of the fields beside it
}

func findKin(s spec.Spec) kin {
	k := kin{}
	for _, m := range s.Methods {
		if strings.HasSuffix(strings.ToLower(m.Name), describing) {
			k.described(m)
			continue
		}
		k.learn(m, m.Params, true, true)
		if m.Result != nil {
			k.learn(m, m.Result.Fields, false, true)
			k.learn(m, m.Result.Shown, false, true)
			for _, v := range m.Result.Variants {
				k.learn(m, v.Fields, false, true)
			}
		}
	}
	return k
}

func (k kin) learn(m spec.Method, fields []spec.Field, params, top bool) {
	for _, f := range fields {
		if isTold(f, params) {
			key := kinKey{m.API, m.Namespace(), foldName(f.Name), params}
			k[key] = append(k[key], relative{f, m, top, foldNames(fields)})
		}
		k.learn(m, f.Fields, params, false)
		k.learn(m, f.Shown, params, false)
		for _, v := range f.Variants {
			k.learn(m, v.Fields, params, false)
		}
	}
}

// describing ends the names of methods that tell what fields something has.
const describing = "fields"

// described takes in the fields that other methods of the service send, where the
// page of a describing method is a table of them.
func (k kin) described(m spec.Method) {
	if m.Result == nil || m.Result.Type != "" || m.Result.Source != spec.FromTable || !allWords(m.Result.Fields) {
		return
	}
	key := kinKey{m.API, m.Namespace(), describing, true}
	k[key] = append(k[key], relative{Field: spec.Field{Name: describing, Type: "object", Fields: m.Result.Fields}, method: m, top: true})
}

// isTold reports whether the page describes the fields of the object. In answers an
// example does too, where its keys are names.
func isTold(f spec.Field, params bool) bool {
	if len(f.Fields)+len(f.Variants) > 0 || params {
		return len(f.Fields)+len(f.Variants) > 0 && allWords(f.Fields)
	}
	return len(f.Shown) > 0 && allWords(f.Shown)
}

func allWords(fields []spec.Field) bool {
	return !slices.ContainsFunc(fields, func(f spec.Field) bool { return !word.MatchString(f.Name) })
}

func foldName(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

func foldNames(fields []spec.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = foldName(f.Name)
	}
	return out
}

// next is the relative that has most in common: it stands beside mostly the same
// fields. Parameters themselves, top ones, are alike by their names only where one
// method adds, or describes, what the other updates.
func (k kin) next(key kinKey, m *spec.Method, siblings []shape, top bool) *relative {
	var best *relative
	most := 0
	for i, r := range k[key] {
		common, near := r.common(siblings), m != nil && strings.EqualFold(r.method.Service(), m.Service())
		switch pair := near && top && r.top && pairs(m.Last(), r.method.Last()); {
		case pair:
			common += nearest
		case top && key.params, common < fewest, common*2 < max(len(siblings), len(r.siblings)):
			continue
		case near:
			common += nearest
		}
		if common > most {
			best, most = &k[key][i], common
		}
	}
	return best
}

const (
	// fewest is how many fields two objects must share, the one in question
	// included, to be of one kind.
	fewest = 4
	// nearest outweighs any number of common fields.
	nearest = 1000
)

// pairs reports whether one verb makes what the other changes or describes.
func pairs(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return makes[a] && changes[b] || changes[a] && makes[b] || (makes[a] || changes[a]) && b == describing
}

var (
	makes   = set("add", "create", "register")
	changes = set("update", "edit")
)

// common is the number of fields that stand beside both.
func (r relative) common(siblings []shape) int {
	n := 0
	for _, s := range siblings {
		if slices.Contains(r.siblings, foldName(s.Name)) {
			n++
		}
	}
	return n
}
