package goapi

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/changes"
)

// Change is one difference between two APIs.
type Change struct {
	Kind changes.Kind
	// Package is the folder of the package: landing, v3/tasks.
	Package string
	// Symbol is the name in the package: Site, Site.Add, SiteAddParams.Scope. It is
	// empty where the whole package changed.
	Symbol string
	// Old and New are the types or values, where they changed.
	Old, New string
}

// Incompatible reports whether code that compiles against the old API may not
// compile, or mean something else, against the new one.
func (c Change) Incompatible() bool { return c.Kind.Class() == changes.Breaking }

// Reason says why the change is compatible or not.
func (c Change) Reason() string { return c.Kind.Why() }

// Compare gives the changes from one API to the other, sorted by package and symbol.
func Compare(old, new *API) []Change {
	c := comparison{told: map[string]changes.Class{}}
	for _, before := range old.Packages {
		if after := new.pkg(before.Dir); after != nil {
			c.packages(before, after)
		} else {
			c.add(changes.PackageRemoved, before.Dir, "", "", "")
		}
	}
	for _, after := range new.Packages {
		if old.pkg(after.Dir) == nil {
			c.add(changes.PackageAdded, after.Dir, "", "", "")
		}
	}
	c.settle()
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Symbol, b.Symbol), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return c.changes
}

// comparison collects changes.
type comparison struct {
	changes []Change
	// inherited are changes of members that other types declare. They are said only
	// where the declaration itself did not change.
	inherited []inheritedChange
	// told is how much a declaration changed: ./crm.Base.ID.
	told map[string]changes.Class
}

type inheritedChange struct {
	Change
	origins []string
}

func (c *comparison) add(k changes.Kind, dir, symbol, old, new string) {
	c.changes = append(c.changes, Change{k, dir, symbol, old, new})
	if isOfComment(k) {
		return // the declaration is what it was
	}
	name := "./" + strings.TrimPrefix(dir, ".") + "." + symbol
	c.told[name] = max(c.told[name], k.Class())
}

// isOfComment reports whether only the comment of a declaration changed.
func isOfComment(k changes.Kind) bool {
	return k == changes.GoDeprecated || k == changes.GoUndeprecated || k == changes.GoCommentChanged
}

// settle adds what changed for a type alone of what others declare.
func (c *comparison) settle() {
	for _, i := range c.inherited {
		if !slices.ContainsFunc(i.origins, func(o string) bool { return c.told[o] >= i.Kind.Class() }) {
			c.changes = append(c.changes, i.Change)
		}
	}
}

// packageComparison is the comparison of two packages.
type packageComparison struct {
	*comparison
	dir string
	// renamed are the new names of types whose old names are now aliases for them.
	renamed map[string]string
}

func (c *comparison) packages(old, new *Package) {
	p := packageComparison{c, old.Dir, renames(old, new)}
	before := len(c.changes) + len(c.inherited)
	if old.Doc != new.Doc {
		p.add(changes.GoCommentChanged, "", "", "")
	}
	for _, o := range old.Decls {
		if n := new.byName[o.Symbol]; n != nil {
			p.declaration(o, n)
		} else if o.Exported() {
			p.add(kindsOf[o.Kind].removed, o.Symbol, o.text(), "")
		}
	}
	for _, n := range new.Decls {
		if old.byName[n.Symbol] == nil && n.Exported() {
			p.add(kindsOf[n.Kind].added, n.Symbol, "", n.text())
		}
	}
	if len(c.changes)+len(c.inherited) == before && old.sum != new.sum {
		p.add(changes.GoSourceChanged, "", "", "")
	}
}

func (p packageComparison) add(k changes.Kind, symbol, old, new string) {
	p.comparison.add(k, p.dir, symbol, old, new)
}

// renames are the types that live on under other names of the package, with aliases
// for the old ones.
func renames(old, new *Package) map[string]string {
	out := map[string]string{}
	for _, o := range old.Decls {
		n := new.byName[o.Symbol]
		if n == nil || o.Kind != Type || o.Alias || !n.Alias {
			continue
		}
		_, args, _ := strings.Cut(o.self, "[")
		name, newArgs, _ := strings.Cut(n.self, "[")
		if new.byName[name] != nil && args == newArgs {
			out[o.Symbol] = name
		}
	}
	return out
}

// today is the text of an old type with the new names.
func (p packageComparison) today(id string) string {
	if len(p.renamed) == 0 {
		return id
	}
	return names.ReplaceAllStringFunc(id, func(name string) string {
		name, variadic := strings.CutPrefix(name, "...")
		if now, ok := p.renamed[name]; ok {
			name = now
		}
		if variadic {
			return "..." + name
		}
		return name
	})
}

// same reports whether two types are identical to those who use them.
func (p packageComparison) same(old, new *Decl) bool { return p.today(old.id) == new.id }

// declaration compares what both packages declare under one name.
func (p packageComparison) declaration(old, new *Decl) {
	switch {
	case old.Kind == Func && new.Kind == Var && p.same(old, new):
		p.add(changes.GoFuncNowVar, old.Symbol, "", "")
	case old.Kind != new.Kind:
		p.add(changes.GoKindChanged, old.Symbol, string(old.Kind), string(new.Kind))
	case old.Kind == Type:
		p.types(old, new)
	case !p.same(old, new):
		p.add(kindsOf[old.Kind].typ, old.Symbol, was(old, new), was(new, old))
	default:
		p.values(old, new)
	}
	p.comment(old, new)
}

// values compares what the type of a declaration does not tell.
func (p packageComparison) values(old, new *Decl) {
	switch {
	case old.Value != new.Value:
		p.add(changes.GoConstValueChanged, old.Symbol, old.Value, new.Value)
	case old.Tag != new.Tag:
		p.add(changes.GoTagChanged, old.Symbol, quoted(old.Tag), quoted(new.Tag))
	case old.Body != new.Body:
		p.add(changes.GoBodyChanged, old.Symbol, "", "")
	}
}

// quoted is a tag as the source has it.
func quoted(tag string) string {
	switch {
	case tag == "":
		return ""
	case strconv.CanBackquote(tag):
		return "`" + tag + "`"
	}
	return strconv.Quote(tag)
}

// comment compares the comments, and what they say of deprecation.
func (p packageComparison) comment(old, new *Decl) {
	if old.Doc == new.Doc {
		return
	}
	_, before := old.Deprecated()
	_, after := new.Deprecated()
	switch {
	case after && !before:
		p.add(changes.GoDeprecated, old.Symbol, "", "")
	case before && !after:
		p.add(changes.GoUndeprecated, old.Symbol, "", "")
	default:
		p.add(changes.GoCommentChanged, old.Symbol, "", "")
	}
}

// kindsOf are the kinds of change of each thing that a name can stand for.
var kindsOf = map[Kind]struct{ added, removed, typ changes.Kind }{
	Type:   {changes.GoTypeAdded, changes.GoTypeRemoved, changes.GoTypeChanged},
	Field:  {changes.GoFieldAdded, changes.GoFieldRemoved, changes.GoFieldTypeChanged},
	Method: {changes.GoMethodAdded, changes.GoMethodRemoved, changes.GoMethodChanged},
	Func:   {changes.GoFuncAdded, changes.GoFuncRemoved, changes.GoFuncChanged},
	Const:  {changes.GoConstAdded, changes.GoConstRemoved, changes.GoConstTypeChanged},
	Var:    {changes.GoVarAdded, changes.GoVarRemoved, changes.GoVarTypeChanged},
}
