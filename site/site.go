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
	// Does is a sentence about what a method does, empty where that is not known. Without it
	// pages have none.
	Does func(*model.Method) string
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
	for _, f := range b.files {
		files[f.path] = f.made
	}
	if files["assets/names.js"], err = b.searchNames(); err != nil {
		return nil, err
	}
	return files, nil
}

// builder collects the pages.
type builder struct {
	Source
	addresses
	parts    map[spec.API]openapi.Fragments
	findings map[string][]spec.Finding // by page
	terms    map[termKind][]*term
	users    map[model.Type][]link
	// packageTypes are those that have pages of their own, by name.
	packageTypes map[*model.Package][]model.Type
	files        []*filed
}

// filed is a file on its way.
type filed struct {
	path    string
	content func() ([]byte, error)
	made    []byte
}

func newBuilder(s Source) (*builder, error) {
	b := &builder{Source: s, addresses: newAddresses(s.SDK), findings: map[string][]spec.Finding{}}
	for _, f := range s.Findings {
		b.findings[f.Page] = append(b.findings[f.Page], f)
	}
	b.users = b.usersOf(s.SDK)
	b.packageTypes = map[*model.Package][]model.Type{}
	for _, p := range s.SDK.Packages {
		b.packageTypes[p] = b.typesOf(p)
	}
	b.terms = map[termKind][]*term{fieldTerms: b.fieldTerms(), codeTerms: b.codeTerms()}
	b.parts = map[spec.API]openapi.Fragments{}
	for api, doc := range s.Documents {
		parts, err := doc.Fragments()
		if err != nil {
			return nil, err
		}
		b.parts[api] = parts
	}
	return b, nil
}

// add adds a page: what the template makes of a view.
func (b *builder) add(path, template string, view func() any) {
	b.files = append(b.files, &filed{path: path, content: func() ([]byte, error) { return render(template, view()) }})
}

// addPages adds every page of the site, and the OpenAPI documents.
func (b *builder) addPages() {
	for api, doc := range b.Documents {
		b.files = append(b.files, &filed{path: openapiFile(api), content: func() ([]byte, error) {
			text, err := doc.YAML()
			return append([]byte(YAMLHeader+"\n"), text...), err
		}})
	}
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

// render makes the files, on all processors.
func (b *builder) render() error {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range b.files {
		g.Go(func() (err error) {
			f.made, err = f.content()
			return err
		})
	}
	return g.Wait()
}
