package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Where a page gives an object no fields, other pages of the namespace often do: the
// method that adds what this one updates, or a list whose rows are the same. The
// object then inherits the fields of the one that is most like it.

// objectIndex holds the fields of the API that have fields of their own.
type objectIndex map[objectKey][]described

// objectKey is where an object is looked for.
type objectKey struct {
	api       spec.API
	namespace string
	name      string // folded
	sent      bool   // or else in answers
}

// described is a field whose fields a page describes.
type described struct {
	spec.Field
	origin
	// top is set on parameters themselves, not on what is inside of one.
	top      bool
	siblings []string // folded names of the fields beside it
}

// origin is the method or event that has a field; method is nil for events.
type origin struct {
	key    objectKey // where its objects are, but for their names and directions
	method *spec.Method
	name   string
}

func indexObjects(s spec.Spec) objectIndex {
	x := objectIndex{}
	for i := range s.Methods {
		m := &s.Methods[i]
		if strings.HasSuffix(strings.ToLower(m.Name), describing) {
			x.addDescription(m)
			continue
		}
		of := origin{objectKey{api: m.API, namespace: m.Namespace()}, m, m.Name}
		x.add(of, m.Params, true, true)
		if m.Result != nil {
			x.add(of, m.Result.Fields, false, true)
			x.add(of, m.Result.Shown, false, true)
			for _, v := range m.Result.Variants {
				x.add(of, v.Fields, false, true)
			}
		}
	}
	for _, e := range s.Events {
		x.add(origin{objectKey{api: spec.V2, namespace: e.Namespace()}, nil, e.Name}, dataOf(e).Fields, false, true)
	}
	return x
}

func (x objectIndex) add(of origin, fields []spec.Field, sent, top bool) {
	names := foldNames(fields)
	for i, f := range fields {
		if describesFields(f, sent) {
			key := of.key
			key.name, key.sent = names[i], sent
			x[key] = append(x[key], described{f, of, top, names})
		}
		x.add(of, f.Fields, sent, false)
		x.add(of, f.Shown, sent, false)
		for _, v := range f.Variants {
			x.add(of, v.Fields, sent, false)
		}
	}
}

// describing ends the names of methods that tell what fields something has.
const describing = "fields"

// addDescription takes in the fields that other methods of the service send, where the
// page of a describing method is a table of them.
func (x objectIndex) addDescription(m *spec.Method) {
	fields := tableOfFields(*m)
	if len(fields) == 0 {
		return
	}
	key := objectKey{m.API, m.Namespace(), describing, true}
	x[key] = append(x[key], described{Field: spec.Field{Name: describing, Type: "object", Fields: fields}, origin: origin{key, m, m.Name}, top: true})
}

// describesFields reports whether the page describes the fields of the object. In answers an
// example does too, where its keys are names.
func describesFields(f spec.Field, sent bool) bool {
	if len(f.Fields)+len(f.Variants) > 0 || sent {
		return len(f.Fields)+len(f.Variants) > 0 && allWords(f.Fields)
	}
	return len(f.Shown) > 0 && allWords(f.Shown)
}

func allWords(fields []spec.Field) bool {
	return !slices.ContainsFunc(fields, func(f spec.Field) bool { return !word.MatchString(f.Name) })
}

func foldNames(fields []spec.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = foldName(f.Name)
	}
	return out
}

// like is the object that has most in common: it stands beside mostly the same
// fields. Parameters themselves, top ones, are alike by their names only where one
// method adds, or describes, what the other updates.
func (x objectIndex) like(key objectKey, m *spec.Method, siblings []Facts, top bool) *described {
	var best *described
	most := 0
	for i, d := range x[key] {
		common, near := d.common(siblings), m != nil && d.method != nil && strings.EqualFold(d.method.Service(), m.Service())
		switch pair := near && top && d.top && pairs(m.Last(), d.method.Last()); {
		case pair:
			common += nearest
		case top && key.sent, common < fewest, common*2 < max(len(siblings), len(d.siblings)):
			continue
		case near:
			common += nearest
		}
		if common > most {
			best, most = &x[key][i], common
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
	makes   = set("add", "create", "import", "register")
	changes = set("update", "edit")
)

// common is the number of fields that stand beside both.
func (d described) common(siblings []Facts) int {
	n := 0
	for _, s := range siblings {
		if slices.Contains(d.siblings, foldName(s.Name)) {
			n++
		}
	}
	return n
}

// inherit gives an object without fields those of the object that it is like. Nothing
// that another method requires is required here. Inside of what is inherited itself there
// is no more, or a tree would have no end.
func (b *typeBuilder) inherit(s *draft, siblings []Facts, f Facts) Facts {
	if b.inheriting || chooses[strings.ToLower(s.Documented)] || !b.isBlank(f) {
		return f
	}
	top := s.Role == RoleParams
	like := b.pkg.objects.like(objectKey{b.api, b.pkg.Namespace, foldName(f.Name), b.sent}, b.method, siblings, top)
	if like == nil || !sameForm(f.Stated, f.Observed, like.Field) {
		return f
	}
	out := Facts{Field: f.Field, Cases: f.Cases, InheritedFrom: like.origin.name}
	out.Type, out.Seen, out.Ref = like.Type, like.Seen, like.Ref
	out.Fields, out.Shown, out.Variants = unbound(like.Fields), unbound(like.Shown), slices.Clone(like.Variants)
	for i := range out.Variants {
		out.Variants[i].Fields = unbound(out.Variants[i].Fields)
	}
	out.describe()
	return out
}

// isBlank reports whether neither page nor examples tell what is in the object.
func (b *typeBuilder) isBlank(f Facts) bool {
	if len(f.Children) > 0 || f.Ref != "" || f.Mixed || chooses[strings.ToLower(f.Name)] {
		return false
	}
	only, alone := f.Stated.Only()
	unknown := alone && only.Text != "any" && b.pkg.types.goTypeOf(only) == Any && b.pkg.types.refOf(f) == ""
	return (unknown || f.Stated.All(isBareContainer)) && (f.Observed.None() || f.Observed.All(isBareContainer))
}

func isBareContainer(t spec.TypeTerm) bool { return !t.IsTypedMap() && t.Innermost().IsContainer() }

// chooses are the parameters whose keys differ from method to method.
var chooses = set("filter", "order", "sort", "select", "group")

// sameForm reports whether both may be one object, or both a list of them. Array
// is the word of PHP for either.
func sameForm(stated, seen spec.TypeExpr, other spec.Field) bool {
	t, s := spec.ParseType(other.Type), spec.ParseType(other.Seen)
	return !(isOnlyObject(stated, seen) && isOnlyList(t, s) || isOnlyList(stated, seen) && isOnlyObject(t, s))
}

func isOnlyObject(stated, seen spec.TypeExpr) bool {
	return seen.All(spec.TypeTerm.IsObject) || seen.None() && stated.All(spec.TypeTerm.IsObject)
}

func isOnlyList(stated, seen spec.TypeExpr) bool {
	return seen.All(spec.TypeTerm.IsList) || seen.None() && stated.All(spec.TypeTerm.IsTypedList)
}

// unbound are the fields, none of them required.
func unbound(fields []spec.Field) []spec.Field {
	out := slices.Clone(fields)
	for i := range out {
		f := &out[i]
		f.Required, f.Conditional, f.Omitted = spec.Optional, false, false
		f.Fields, f.Shown, f.Variants = unbound(f.Fields), unbound(f.Shown), slices.Clone(f.Variants)
		for j := range f.Variants {
			f.Variants[j].Fields = unbound(f.Variants[j].Fields)
		}
	}
	return out
}
