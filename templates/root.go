package templates

import (
	"fmt"
	"go/token"
	"path"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/model"
)

// DefaultIndexPage is the name of the page that lists all methods.
const DefaultIndexPage = "README.md"

// IndexFile is the name of the index below the SDK's folder.
const IndexFile = "index.json"

// Root returns the files at the root of the SDK, which lead to what its packages have: a
// page and a package comment with all names of the API, the index, and llms.txt for
// coding agents.
func Root(sdk *model.SDK, c Config) (map[string][]byte, error) {
	x := NewIndex(sdk)
	index, err := x.withRuntime(c.runtimePath()).Marshal()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{
		IndexFile:  index,
		"llms.txt": guide(sdk, x),
	}
	if sdk.Module != "" {
		files["doc.go"] = rootDoc(sdk, x)
	}
	page := c.IndexPage
	if page == "" {
		page = DefaultIndexPage
	}
	files[page] = indexPage(sdk, x)
	return files, nil
}

// RootPackage is the name of the package at the root of an SDK: the letters and digits of
// the import path's last part that is no version.
func RootPackage(module string) string {
	base := path.Base(module)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" {
		base = path.Base(path.Dir(module))
	}
	name := strings.Map(func(c rune) rune {
		if c < unicode.MaxASCII && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
			return unicode.ToLower(c)
		}
		return -1
	}, base)
	if name == "" || unicode.IsDigit(rune(name[0])) || token.IsKeyword(name) {
		return "sdk" + name
	}
	return name
}

// indexPage lists methods and events by their names in the API.
func indexPage(sdk *model.SDK, x Index) []byte {
	var d page
	d.line(DocsHeader)
	d.line("# What is in the SDK")
	d.line("%s of the Bitrix24 REST API, by their names in it. `b24gen which NAME` prints one with its parameters.", x.size())
	for _, p := range sdk.Packages {
		d.line("## %s", title(p))
		d.line("Package [%s](%s/README.md).", p.Name, p.Dir)
		d.table([]string{"REST", "Go", "scopes", ""}, indexRows(x, p))
	}
	return []byte(d.text.String())
}

func title(p *model.Package) string {
	if suffix := generation(p.API); suffix != "" {
		return p.Namespace + suffix
	}
	return p.Namespace
}

func indexRows(x Index, p *model.Package) [][]string {
	var rows [][]string
	for _, e := range x.of(p) {
		rows = append(rows, []string{pageLink(e.REST, e.Page), inCode(e.Package + "." + e.Go), inCodes(e.Scopes), e.successor()})
	}
	return rows
}

// of are the methods and events of a package.
func (x Index) of(p *model.Package) []Entry {
	var out []Entry
	for _, e := range x.Entries {
		if e.Dir == p.Dir && (e.Kind == KindMethod || e.Kind == KindEvent) {
			out = append(out, e)
		}
	}
	return out
}

// size tells how many methods and events there are.
func (x Index) size() string {
	methods, events := 0, 0
	for _, e := range x.Entries {
		switch e.Kind {
		case KindMethod:
			methods++
		case KindEvent:
			events++
		}
	}
	return plural(methods, "method") + " and " + plural(events, "event")
}

func (e Entry) successor() string {
	switch {
	case !e.Deprecated:
		return ""
	case len(e.Use) == 0:
		return "deprecated"
	}
	return "deprecated: use " + inCodes(e.Use)
}

// rootDoc is the package comment at the root.
func rootDoc(sdk *model.SDK, x Index) []byte {
	name := RootPackage(sdk.Module)
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString("//" + strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
	}
	b.WriteString(Header + "\n\n")
	line(" Package %s is the root of an SDK of the Bitrix24 REST API: %s,", name, x.size())
	line(" in a package for each namespace. This is what each name of the API is in Go.")
	for _, p := range sdk.Packages {
		line("")
		line(" # %s", heading(title(p)))
		line("")
		for _, e := range x.of(p) {
			note := ""
			if e.Deprecated {
				note = "  deprecated"
				if len(e.Use) > 0 {
					note += ": " + model.OneLine(strings.Join(e.Use, ", "))
				}
			}
			line("\t%-50s %s%s", e.REST, e.Package+"."+e.Go, note)
		}
	}
	fmt.Fprintf(&b, "package %s\n", name)
	return []byte(b.String())
}

// heading is text that go doc takes for a heading, which has no punctuation.
func heading(text string) string { return strings.NewReplacer(",", "", ".", " ").Replace(text) }
