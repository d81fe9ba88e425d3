package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// addresses are where everything is: paths of pages below the root of the site, with the
// place on the page where something has no page of its own.
type addresses struct {
	methods map[*model.Method]string
	events  map[*model.Event]string
	types   map[model.Type]string
	scopes  map[string]string
	// byName has methods and events by their names in lower case, those of v2 first.
	byName map[string]string
	// byCall has methods by generation and name: v2/crm.deal.list.
	byCall map[string]string
	// byPage has the first of them by the page that documents it.
	byPage map[string]link
	taken  map[string]bool
}

// newAddresses gives everything of the SDK its address.
func newAddresses(sdk *model.SDK) addresses {
	a := addresses{
		methods: map[*model.Method]string{}, events: map[*model.Event]string{}, types: map[model.Type]string{},
		scopes: map[string]string{}, byName: map[string]string{}, byCall: map[string]string{}, byPage: map[string]link{}, taken: map[string]bool{},
	}
	for _, p := range sdk.Packages {
		a.taken[strings.ToLower(packagePath(p))] = true
	}
	for _, p := range sdk.Packages {
		a.addPackage(p)
	}
	return a
}

func (a addresses) addPackage(p *model.Package) {
	for _, m := range p.Methods() {
		a.methods[m] = a.file(folderOf(p), m.Spec.Name)
		a.know(m.Spec.Name, m.Spec.Page, a.methods[m])
		a.byCall[string(m.Spec.API)+"/"+strings.ToLower(m.Spec.Name)] = a.methods[m]
		a.addScopes(m.Spec.Scopes)
	}
	for _, e := range p.Events {
		a.events[e] = a.file(path.Join(folderOf(p), "events"), e.Spec.Name)
		a.know(e.Spec.Name, e.Spec.Page, a.events[e])
		a.addScopes(e.Spec.Scopes)
	}
	eachTypes(p, func(t model.Types) {
		for _, s := range t.Structs {
			a.types[s] = a.structAddress(p, s)
		}
		for _, e := range t.Enums {
			a.types[e] = a.file(path.Join(folderOf(p), "types"), e.Name)
		}
	})
}

// structAddress is that of a struct: parameters, results and the data of one event are on the
// page of what they belong to.
func (a addresses) structAddress(p *model.Package, s *model.Struct) string {
	switch {
	case s.Role == model.RoleParams && a.methods[s.Method] != "":
		return a.methods[s.Method] + "#parameters"
	case s.Role == model.RoleResult && a.methods[s.Method] != "":
		return a.methods[s.Method] + "#result"
	case s.Role == model.RoleEvent && len(s.Events) == 1 && a.events[s.Events[0]] != "":
		return a.events[s.Events[0]] + "#data"
	}
	return a.file(path.Join(folderOf(p), "types"), s.Name)
}

// hasPage reports whether the type has a page of its own.
func (a addresses) hasPage(t model.Type) bool {
	return a.types[t] != "" && !strings.Contains(a.types[t], "#")
}

func (a addresses) know(name, page, address string) {
	if key := strings.ToLower(name); a.byName[key] == "" {
		a.byName[key] = address
	}
	if _, known := a.byPage[page]; !known {
		a.byPage[page] = link{name, address}
	}
}

func (a addresses) addScopes(scopes []string) {
	for _, s := range scopes {
		if a.scopes[s] == "" {
			a.scopes[s] = a.file("scopes", s)
		}
	}
}

// file is the path of a page that no other has, also where names differ only in case and
// file systems do not.
func (a addresses) file(dir, name string) string {
	base := path.Join(dir, fileName(name))
	address := base + ".html"
	for n := 2; a.taken[strings.ToLower(address)]; n++ {
		address = base + "-" + strconv.Itoa(n) + ".html"
	}
	a.taken[strings.ToLower(address)] = true
	return address
}

// longestFile bounds the names of files, which all systems take up to 255 bytes.
const longestFile = 120

// fileName is a name in letters that are safe in files and addresses.
func fileName(name string) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune("._-", r):
			return r
		}
		return '_'
	}, name)
	if len(safe) > longestFile {
		sum := sha256.Sum256([]byte(name))
		safe = safe[:longestFile] + "-" + hex.EncodeToString(sum[:4])
	}
	if safe == "" || safe == "index" || strings.HasPrefix(safe, ".") || spec.IsDevice(safe) {
		safe = "_" + safe
	}
	return safe
}

// ownFolders are those that the site has beside those of packages.
var ownFolders = map[string]bool{"assets": true, "codes": true, "fields": true, "findings": true, "openapi": true, "scopes": true}

// folderOf is the folder of a package, another one where the site's own has its name.
func folderOf(p *model.Package) string {
	if ownFolders[p.Dir] {
		return p.Dir + "_"
	}
	return p.Dir
}

func packagePath(p *model.Package) string { return path.Join(folderOf(p), "index.html") }

func openapiFile(api spec.API) string { return "openapi/" + string(api) + ".yaml" }

// eachTypes walks the types of a package: those that are shared, and those of services,
// methods and events.
func eachTypes(p *model.Package, visit func(model.Types)) {
	visit(p.Shared)
	for _, s := range p.Services {
		visit(s.Types)
	}
	for _, m := range p.Methods() {
		visit(m.Types)
	}
	for _, e := range p.Events {
		visit(e.Types)
	}
	visit(p.Retained.Types)
}
