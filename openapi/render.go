package openapi

import (
	"bytes"
	"errors"

	"github.com/pb33f/go-yaml"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// YAML is the document as YAML. What is small stands on one line, so that a field is one
// line of a diff.
func (d *Document) YAML() ([]byte, error) {
	made, err := d.document.MarshalYAML()
	if err != nil {
		return nil, err
	}
	return dump(made.(*yaml.Node))
}

// dump is a part of a document as YAML.
func dump(root *yaml.Node) ([]byte, error) {
	compact(root)
	var out bytes.Buffer
	e, err := yaml.NewDumper(&out, yaml.WithV3Defaults(), yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err == nil {
		err = errors.Join(e.Dump(root), e.Close())
	}
	return out.Bytes(), err
}

// JSON is the document as JSON.
func (d *Document) JSON() ([]byte, error) { return d.document.RenderJSON("  ") }

// ambiguous are texts that readers of YAML 1.1, which many tools have, take for truth
// values, times or numbers.
var ambiguous = lazyregexp.New(`^(?i:y|n|yes|no|on|off|=|[-+.]?[0-9].*)$`)

// longest is how many characters a line has at most that holds more than one value.
const longest = 110

// compact puts on one line what fits there, and returns how long that line is. What is
// long or deep stays open.
func compact(n *yaml.Node) (length int) {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!str" && n.Style == 0 && ambiguous.MatchString(n.Value) {
			n.Style = yaml.DoubleQuotedStyle
		}
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			return longest + 1
		}
		return len(n.Value) + 2
	case yaml.MappingNode, yaml.SequenceNode:
		for _, c := range n.Content {
			length += compact(c) + 2
		}
		if length > longest || len(n.Content) == 0 {
			return length
		}
		n.Style = yaml.FlowStyle
		return length
	case yaml.DocumentNode:
		for _, c := range n.Content {
			compact(c)
		}
	}
	return longest + 1
}
