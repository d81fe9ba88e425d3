package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// A table of parameters may go on with what is in the last of them, an object, as if it stood beside
// it. Examples tell.

// nestRows puts all rows behind an object without rows of its own into it, where examples have some
// of them there, and nothing else, and none beside the object.
func nestRows(params []spec.Field, s *example.Shape) []spec.Field {
	for i := range params {
		f, behind := &params[i], params[i+1:]
		inside := s.Field(f.Name)
		isBare := len(f.Fields)+len(f.Variants) == 0 && spec.ParseType(f.Type).All(spec.TypeTerm.IsObject)
		if inside == nil || !isBare || len(inside.FieldKeys()) == 0 || !areRows(inside.FieldKeys(), behind) {
			continue
		}
		isSent := func(key string) bool { return isRow(key, behind) }
		if !slices.ContainsFunc(s.FieldKeys(), isSent) {
			f.Fields = slices.Clone(behind)
			return params[:i+1]
		}
	}
	return params
}

// areRows says that all keys are names of rows.
func areRows(keys []string, rows []spec.Field) bool {
	return !slices.ContainsFunc(keys, func(key string) bool { return !isRow(key, rows) })
}

func isRow(key string, rows []spec.Field) bool {
	return slices.ContainsFunc(rows, func(f spec.Field) bool { return strings.EqualFold(f.Name, key) })
}

// fieldOfRow is the name of a field with that of the row in which it is: TITLE (LANG).
var fieldOfRow = lazyregexp.New(`^(\w+) \((\w+)\)$`)

// nestNamed puts rows whose names say in which row before them they are into that, which is a list of what they describe
// if its words call it an array.
func nestNamed(rows []*node) []*node {
	var out []*node
	for _, n := range rows {
		m := fieldOfRow.FindStringSubmatch(n.Name)
		at := -1
		if m != nil {
			at = slices.IndexFunc(out, func(o *node) bool { return o.Name == m[2] && (o.Type == "" || isContainer(o.Type)) })
		}
		if at < 0 {
			out = append(out, n)
			continue
		}
		n.Name = m[1]
		out[at].add(n)
		if in := out[at]; in.Type == "" && in.Seen == "" && in.isArray {
			in.Seen = string(example.Array)
		}
	}
	return out
}
