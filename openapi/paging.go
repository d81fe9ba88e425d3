package openapi

import (
	"cmp"

	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/go-yaml"
)

// pagingNode says how a method pages through rows: by what, in which parameters, and
// where below result the rows and the next position are. Links cannot say it, since they
// set whole bodies.
func pagingNode(l spec.List) *yaml.Node {
	n := objectNode()
	for _, m := range []struct{ key, value string }{
		{"by", string(cmp.Or(l.By, spec.ByStart))},
		{"start", l.Start}, {"limit", l.Limit}, {"next", l.Next}, {"rows", l.Rows}, {"id", l.ID},
	} {
		if m.value != "" {
			n.Content = append(n.Content, textNode(m.key), textNode(m.value))
		}
	}
	return n
}
