package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/b24gen/b24gen/b24/b24check/tally"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/spec"
)

// figure is a figure in a file.
type figure struct {
	N  int `yaml:"count"`
	Of int `yaml:"of,omitempty"`
}

// loadFigures reads the accepted figures of a site's examples, by row.
func loadFigures(name string) (map[string]tally.Share, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no baseline there yet; make one with --update: %w", name, fs.ErrNotExist)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var rows map[string]figure
	if err := spec.ReadStrict(name, data, &rows); err != nil {
		return nil, err
	}
	out := map[string]tally.Share{}
	for key, f := range rows {
		out[key] = tally.Share(f)
	}
	return out, nil
}

// worse describes the figures that are worse than the accepted ones.
func worse(f tally.Figures, accepted map[string]tally.Share) []string {
	var out []string
	for _, r := range f.Rows() {
		if was, ok := accepted[r.Key]; ok && r.WorseThan(was) {
			out = append(out, fmt.Sprintf("%s: %s; accepted: %s", spaced(r.Text), spaced(r.Figure.String()), spaced(was.String())))
		}
	}
	return out
}

const figuresHeader = `# What becomes of the values of a site's examples. Each figure may only get better; put
# better ones here with b24gen coverage SOURCE --baseline FILE --update.
`

// saveFigures writes the figures as the accepted ones.
func saveFigures(ctx context.Context, name string, f tally.Figures) error {
	doc := &yaml.Node{Kind: yaml.MappingNode}
	for _, r := range f.Rows() {
		value := new(yaml.Node)
		if err := value.Encode(figure(r.Figure)); err != nil {
			return err
		}
		value.Style = yaml.FlowStyle
		doc.Content = append(doc.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: r.Key}, value)
	}
	out := bytes.NewBufferString(figuresHeader)
	if err := yaml.NewEncoder(out).Encode(doc); err != nil {
		return err
	}
	_, err := output.Write(ctx, output.Folder{Dir: filepath.Dir(name), Files: map[string][]byte{filepath.Base(name): out.Bytes()}})
	return err
}

// spaced is a text with single spaces.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
