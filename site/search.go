package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/model"
)

// names are all names of the site as the search wants them: groups of one kind in one
// folder. The address of a name is the folder, the name and .html, but where Odd has
// another one; that of a term follows from its letter.
type nameGroup struct {
	Kind string `json:"k"`
	Dir  string `json:"d"`
	// Names are separated by line breaks, which no name has. A ! behind one says that it is
	// deprecated.
	Names string            `json:"n"`
	Odd   map[string]string `json:"o,omitempty"`
	// Go are the methods in Go, crm.Deal.List, where that does not follow from the name.
	Go map[string]string `json:"g,omitempty"`
	// Uses are how often terms occur.
	Uses []int `json:"u,omitempty"`
}

// searchNames is the index of the search: a script, since pages that lie in files may load
// no data but scripts.
func (b *builder) searchNames() ([]byte, error) {
	var all []nameGroup
	for _, p := range b.SDK.Packages {
		for _, g := range []*groupBuilder{b.methodNames(p), b.eventNames(p), b.typeNames(p)} {
			if len(g.names) > 0 {
				all = append(all, g.group())
			}
		}
	}
	for _, kind := range []termKind{codeTerms, fieldTerms} {
		g := &groupBuilder{kind: string(kind), dir: string(kind)}
		for _, t := range b.terms[kind] {
			g.names = append(g.names, oneLine(t.Name))
			g.uses = append(g.uses, t.uses())
		}
		all = append(all, g.group())
	}
	var out bytes.Buffer
	out.WriteString(ScriptHeader + "\nb24names(")
	if err := json.NewEncoder(&out).Encode(all); err != nil {
		return nil, fmt.Errorf("site: names: %w", err)
	}
	out.Truncate(out.Len() - 1)
	out.WriteString(");\n")
	return out.Bytes(), nil
}

type groupBuilder struct {
	kind, dir string
	names     []string
	odd, goes map[string]string
	uses      []int
}

// add adds a name with its address.
func (g *groupBuilder) add(name, address string, deprecated bool) {
	name = oneLine(name)
	if address != path.Join(g.dir, name)+".html" {
		if g.odd == nil {
			g.odd = map[string]string{}
		}
		g.odd[name] = address
	}
	if deprecated {
		name += "!"
	}
	g.names = append(g.names, name)
}

func (g *groupBuilder) group() nameGroup {
	return nameGroup{g.kind, g.dir, strings.Join(g.names, "\n"), g.odd, g.goes, g.uses}
}

func (b *builder) methodNames(p *model.Package) *groupBuilder {
	g := &groupBuilder{kind: "method", dir: folderOf(p), goes: map[string]string{}}
	for _, m := range p.Methods() {
		g.add(m.Spec.Name, b.methods[m], m.Spec.Deprecated != nil)
		symbol := strings.ReplaceAll(p.Name+"."+m.Service.Thing()+"."+m.Name, "..", ".") // a root is about nothing else
		if squeezed(symbol) != squeezed(m.Spec.Name) {
			g.goes[oneLine(m.Spec.Name)] = symbol
		}
	}
	return g
}

// squeezed are the letters and digits of a name, by which search.js compares a symbol of Go.
func squeezed(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, name)
}

func (b *builder) eventNames(p *model.Package) *groupBuilder {
	g := &groupBuilder{kind: "event", dir: path.Join(folderOf(p), "events")}
	for _, e := range p.Events {
		g.add(e.Spec.Name, b.events[e], e.Spec.Deprecated != nil)
	}
	return g
}

func (b *builder) typeNames(p *model.Package) *groupBuilder {
	g := &groupBuilder{kind: "type", dir: path.Join(folderOf(p), "types")}
	for _, t := range b.packageTypes[p] {
		g.add(t.String(), b.types[t], false)
	}
	return g
}

func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }
