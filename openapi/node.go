package openapi

import (
	"encoding/json"

	"github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	"github.com/pb33f/libopenapi/orderedmap"
)

// Values that the library takes as nodes of YAML.

func textNode(text string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(text)
	return n
}

func textNodes(texts []string) []*yaml.Node {
	nodes := make([]*yaml.Node, len(texts))
	for i, text := range texts {
		nodes[i] = textNode(text)
	}
	return nodes
}

// jsonNode is the value of a JSON literal.
func jsonNode(text string) *yaml.Node {
	var doc yaml.Node
	if !json.Valid([]byte(text)) || yaml.Unmarshal([]byte(text), &doc) != nil {
		return textNode(text)
	}
	return doc.Content[0]
}

func jsonNodes(texts ...string) []*yaml.Node {
	nodes := make([]*yaml.Node, len(texts))
	for i, text := range texts {
		nodes[i] = jsonNode(text)
	}
	return nodes
}

func listNode(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: items}
}

func textListNode(texts []string) *yaml.Node { return listNode(textNodes(texts)...) }

// member is one member of an object.
type member struct {
	key   string
	value *yaml.Node
}

func objectNode(members ...member) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, m := range members {
		n.Content = append(n.Content, textNode(m.key), m.value)
	}
	return n
}

// extensions are x- fields, in the order in which they are set.
type extensions = *orderedmap.Map[string, *yaml.Node]

// extend sets an x- field, on an element that may have none yet.
func extend(to extensions, name string, value *yaml.Node) extensions {
	if to == nil {
		to = orderedmap.New[string, *yaml.Node]()
	}
	to.Set("x-b24-"+name, value)
	return to
}

// properties are the properties of an object, in the order in which they are set.
type properties = *orderedmap.Map[string, *base.SchemaProxy]

func newProperties() properties { return orderedmap.New[string, *base.SchemaProxy]() }
