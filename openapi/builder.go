package openapi

import (
	"github.com/b24gen/b24gen/model"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	oas "github.com/pb33f/libopenapi/datamodel/high/v3"
	"github.com/pb33f/libopenapi/orderedmap"
)

// builder collects what a document consists of.
type builder struct {
	Config
	packages []*model.Package // of the API, in order
	// names are the components of structs and enums, namespaces where structs belong.
	names      map[model.Type]string
	namespaces map[*model.Struct]string
	numbers    map[string]bool // see numberNames
	paths      *orderedmap.Map[string, *oas.PathItem]
	webhooks   *orderedmap.Map[string, *oas.PathItem]
	// schemas are the components that something refers to, nil while they are made.
	schemas map[string]*base.SchemaProxy
	scopes  map[string]bool
}

func newBuilder(sdk *model.SDK, c Config) *builder {
	b := &builder{
		Config:     c,
		names:      map[model.Type]string{},
		namespaces: map[*model.Struct]string{},
		paths:      orderedmap.New[string, *oas.PathItem](),
		webhooks:   orderedmap.New[string, *oas.PathItem](),
		schemas:    map[string]*base.SchemaProxy{},
		scopes:     map[string]bool{},
	}
	for _, p := range sdk.Packages {
		if p.API == c.API {
			b.packages = append(b.packages, p)
		}
	}
	b.nameComponents()
	b.numbers = b.numberNames()
	return b
}

// is30 reports whether the document is of OpenAPI 3.0.
func (b *builder) is30() bool { return b.Version == V30 }

// component refers to the schema with the name, which is made when it is first needed.
func (b *builder) component(name string, make func() *base.Schema) *base.SchemaProxy {
	if _, known := b.schemas[name]; !known {
		b.schemas[name] = nil // it may refer to itself
		b.schemas[name] = base.CreateSchemaProxy(make())
	}
	return base.CreateSchemaProxyRef("#/components/schemas/" + name)
}
