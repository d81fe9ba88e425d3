// Package openapi describes the API as an OpenAPI document, for everybody who does not
// write Go: to generate clients from, to validate traffic with, to browse.
//
// [Build] makes a [Document] of the model of an SDK, so that its types are those of the
// SDK: each struct and each set of values is a component. The document is of OpenAPI 3.1,
// or of 3.0 for tools that know no other; what 3.0 cannot say is then in extensions whose
// names begin with x-b24-.
//
// [Compare] holds a document against the one that a portal has of itself.
//
// The package is pure: the same model gives the same bytes. It states facts in words of
// its own; those of the documentation are in the document only where they are asked for.
package openapi

import (
	"fmt"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// Version is a version of OpenAPI.
type Version string

// The versions that documents can have.
const (
	V30 Version = "3.0"
	V31 Version = "3.1"
)

// full are the versions as documents name them.
var full = map[Version]string{V30: "3.0.3", V31: "3.1.1"}

// Config says which document to make.
type Config struct {
	API     spec.API
	Version Version
	// Prose puts in the documentation's own descriptions, where the spec has them.
	Prose bool
}

// Document is an OpenAPI document.
type Document struct {
	document tree
	// Operations and Webhooks count the methods and the events.
	Operations, Webhooks int
}

// tree is an [oas.Document]. Were it one by name, each package that has a Document would
// have the hundreds of generic types behind it compiled once more, which takes as long as
// all else of this module.
type tree interface {
	MarshalYAML() (any, error)
	RenderJSON(indent string) ([]byte, error)
}

// Build makes the document of one generation of the API. It refuses a generation of
// which the model has nothing.
func Build(sdk *model.SDK, c Config) (*Document, error) {
	if full[c.Version] == "" {
		return nil, fmt.Errorf("openapi: version %q is neither %s nor %s", c.Version, V30, V31)
	}
	b := newBuilder(sdk, c)
	for _, p := range b.packages {
		b.addMethods(p)
		b.addEvents(p)
	}
	if b.paths.Len()+b.webhooks.Len() == 0 {
		return nil, fmt.Errorf("openapi: there is no method or event of %s to describe", c.API)
	}
	return &Document{b.document(), b.paths.Len(), b.webhooks.Len()}, nil
}
