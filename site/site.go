// Package site makes a reference of the API: static pages that need no server and no
// other host, with a search over all names.
//
// [Build] takes what the other packages have found out, the model of the SDK with the facts
// of the spec in it, the findings, the changes since another spec and the OpenAPI
// documents, and gives the pages as files. It decides nothing about the API. The package is
// pure: the same source gives the same bytes.
//
// It states facts in words of its own; those of the documentation are on the pages only
// where the spec has them.
package site

import (
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/spec"
)

// Documentation is the address of the documentation, which the pages of the spec are below.
const Documentation = "https://apidocs.bitrix24.com/"

// Source is all that the site is made of.
type Source struct {
	SDK *model.SDK
	// Runtime is the import path of the runtime.
	Runtime string
	// Documents are those of the generations of the API that the SDK has.
	Documents map[spec.API]*openapi.Document
	// Findings are what the pages state and the spec does not hold. They are nil where
	// they are not known.
	Findings []spec.Finding
	// Changes are those since another spec, nil without one.
	Changes *Changes
}

// Build makes the files of the site, by their slash-separated paths.
func Build(s Source) (map[string][]byte, error) {
	b, err := newBuilder(s)
	if err != nil {
		return nil, err
	}
	b.addPages()
	if err := b.render(); err != nil {
		return nil, err
	}
	files, err := assets()
	if err != nil {
		return nil, err
	}
	for _, p := range b.pages {
		files[p.path] = p.html
	}
	if files["assets/names.js"], err = b.searchNames(); err != nil {
		return nil, err
	}
	for api, text := range b.openapi {
		files[openapiFile(api)] = text
	}
	return files, nil
}

// builder collects the pages.
type builder struct {
	Source
	addresses
	parts    map[spec.API]openapi.Fragments
	openapi  map[spec.API][]byte       // the whole documents
	findings map[string][]spec.Finding // by page
	terms    map[termKind][]*term
	users    map[model.Type][]link
	pages    []*filed
}

// filed is a page on its way to its file.
type filed struct {
	path     string
	template string
	// view makes what the template shows.
	view func() any
	html []byte
}

func newBuilder(s Source) (*builder, error) {
	b := &builder{Source: s, addresses: newAddresses(s.SDK), findings: map[string][]spec.Finding{}}
	for _, f := range s.Findings {
		b.findings[f.Page] = append(b.findings[f.Page], f)
	}
	b.users = b.usersOf(s.SDK)
	b.terms = map[termKind][]*term{fieldTerms: b.fieldTerms(), codeTerms: b.codeTerms()}
	return b, b.readDocuments()
}

// readDocuments takes the OpenAPI documents apart.
func (b *builder) readDocuments() error {
	b.parts, b.openapi = map[spec.API]openapi.Fragments{}, map[spec.API][]byte{}
	for api, doc := range b.Documents {
		parts, err := doc.Fragments()
		if err != nil {
			return err
		}
		text, err := doc.YAML()
		if err != nil {
			return err
		}
		b.parts[api], b.openapi[api] = parts, append([]byte(YAMLHeader+"\n"), text...)
	}
	return nil
}

func (b *builder) add(path, template string, view func() any) {
	b.pages = append(b.pages, &filed{path: path, template: template, view: view})
}

// addPages adds every page of the site.
func (b *builder) addPages() {
	b.addHome()
	for _, p := range b.SDK.Packages {
		b.addPackage(p)
	}
	b.addScopes()
	b.addTerms()
	b.addCoverage()
	b.addFindings()
	b.addChanges()
}

// render renders the pages, on all processors.
func (b *builder) render() error {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range b.pages {
		g.Go(func() (err error) {
			p.html, err = render(p.template, p.view())
			return err
		})
	}
	return g.Wait()
}
