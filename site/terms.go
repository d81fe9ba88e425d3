package site

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
)

// termKind is a kind of names that have no pages of their own, and stand in an index as at
// the end of a book.
type termKind string

const (
	fieldTerms termKind = "fields"
	codeTerms  termKind = "codes"
)

// term is a name in an index, with the places that have it.
type term struct {
	Name string
	// In are the places by package, in order.
	In []places
}

type places struct {
	Package string
	Go      string // constant of a code
	Links   []link
}

// add adds a place in the package.
func (t *term) add(pkg, golang string, to link) {
	last := len(t.In) - 1
	if last < 0 || t.In[last].Package != pkg {
		t.In = append(t.In, places{Package: pkg, Go: golang})
		last++
	}
	t.In[last].Links = append(t.In[last].Links, to)
}

// uses counts the places.
func (t *term) uses() int {
	n := 0
	for _, in := range t.In {
		n += len(in.Links)
	}
	return n
}

// index collects terms by their names.
type index map[string]*term

func (x index) term(name string) *term {
	if x[name] == nil {
		x[name] = &term{Name: name}
	}
	return x[name]
}

func (x index) sorted() []*term {
	return slices.SortedFunc(maps.Values(x), func(a, b *term) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Name, b.Name))
	})
}

// fieldTerms are the names of all fields: of parameters, results, events and types.
func (b *builder) fieldTerms() []*term {
	x := index{}
	for _, p := range b.SDK.Packages {
		eachTypes(p, func(t model.Types) {
			for _, s := range t.Structs {
				at := link{placeName(p, s), b.types[s]}
				for _, f := range s.Fields {
					x.term(f.Key).add(p.Dir, "", at)
				}
				for _, pattern := range s.Patterns {
					x.term(pattern).add(p.Dir, "", at)
				}
			}
		})
	}
	return x.sorted()
}

// placeName is what a struct is called where a field of it is named.
func placeName(p *model.Package, s *model.Struct) string {
	switch {
	case s.Role == model.RoleParams && s.Method != nil:
		return s.Method.Spec.Name
	case s.Role == model.RoleResult && s.Method != nil:
		return s.Method.Spec.Name + " (result)"
	case s.Role == model.RoleEvent && len(s.Events) == 1:
		return s.Events[0].Spec.Name
	}
	return p.Name + "." + s.Name
}

// codeTerms are the error codes of all packages.
func (b *builder) codeTerms() []*term {
	x := index{}
	for _, p := range b.SDK.Packages {
		for _, c := range p.Codes {
			for _, m := range c.Users {
				x.term(c.Text).add(p.Dir, p.Name+"."+c.Name, link{m.Spec.Name, b.methods[m]})
			}
		}
	}
	return x.sorted()
}

// letter is what a name is filed under: its first letter or digit.
func letter(name string) string {
	for _, r := range strings.ToLower(name) {
		switch {
		case 'a' <= r && r <= 'z':
			return string(r)
		case '0' <= r && r <= '9':
			return "0-9"
		}
	}
	return "other"
}

func termsPath(kind termKind) string            { return string(kind) + "/index.html" }
func letterPath(kind termKind, l string) string { return string(kind) + "/" + l + ".html" }

// termAddress is where a name stands in its index.
func (b *builder) termAddress(kind termKind, name string) string {
	return letterPath(kind, letter(name)) + "#" + url.PathEscape(name)
}

// termsView is a page of an index.
type termsView struct {
	frame
	Heading string
	Letters []link
	Here    string
	Terms   []*term
}

var termTitles = map[termKind]string{fieldTerms: "Fields", codeTerms: "Error codes"}

// addTerms adds the pages of the indexes, one for each letter, and one that leads to them.
func (b *builder) addTerms() {
	for _, kind := range []termKind{fieldTerms, codeTerms} {
		byLetter := map[string][]*term{}
		for _, t := range b.terms[kind] {
			byLetter[letter(t.Name)] = append(byLetter[letter(t.Name)], t)
		}
		var letters []link
		for _, l := range slices.Sorted(maps.Keys(byLetter)) {
			letters = append(letters, link{l, letterPath(kind, l)})
		}
		title := termTitles[kind]
		b.add(termsPath(kind), "terms.html", func() any {
			return termsView{frame: frameOf(termsPath(kind), title, "api"), Heading: title, Letters: letters}
		})
		for l, terms := range byLetter {
			b.add(letterPath(kind, l), "terms.html", func() any {
				return termsView{frameOf(letterPath(kind, l), title+": "+l, "api", link{title, termsPath(kind)}), title + ": " + l, letters, l, terms}
			})
		}
	}
}
