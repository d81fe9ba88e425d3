package openapi

import (
	"fmt"

	"github.com/pb33f/go-yaml"
	oas "github.com/pb33f/libopenapi/datamodel/high/v3"
)

// Fragments are parts of a document as YAML, each as it stands in the whole.
type Fragments struct {
	// Operations are the calls of methods and Webhooks the posts of events, by their names
	// as the document has them. Schemas are the components, by theirs.
	Operations, Webhooks, Schemas map[string][]byte
}

// Fragments takes the document apart.
func (d *Document) Fragments() (Fragments, error) {
	f := Fragments{map[string][]byte{}, map[string][]byte{}, map[string][]byte{}}
	whole := d.document.(*oas.Document)
	for path, item := range whole.Paths.PathItems.FromOldest() {
		if err := fragment(f.Operations, path[1:], path, item); err != nil {
			return f, err
		}
	}
	for name, item := range whole.Webhooks.FromOldest() {
		if err := fragment(f.Webhooks, name, name, item); err != nil {
			return f, err
		}
	}
	for name, schema := range whole.Components.Schemas.FromOldest() {
		if err := fragment(f.Schemas, name, name, schema); err != nil {
			return f, err
		}
	}
	return f, nil
}

// fragment writes a member of an object.
func fragment(to map[string][]byte, name, key string, value yaml.Marshaler) error {
	made, err := value.MarshalYAML()
	if err != nil {
		return fmt.Errorf("openapi: %s: %w", key, err)
	}
	node, ok := made.(*yaml.Node)
	if !ok {
		return fmt.Errorf("openapi: %s: is no node of YAML", key)
	}
	to[name], err = dump(objectNode(member{key, node}))
	return err
}
