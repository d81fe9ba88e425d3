package parser

import (
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// A row such as UF_* stands for all fields whose names begin so. What a table describes below it are
// these fields themselves, or what each of them holds.

// wildcard is the name of such a row.
var wildcard = lazyregexp.New(`^(\w+)(?:\*|\.\.\.)$`)

// spreadWildcards puts what is below a wildcard where it belongs: fields beside the row, where all
// have names that it stands for, or else below the fields that it stands for.
func (r *reader) spreadWildcards(nodes []*node) []*node {
	var beside []*node
	for _, n := range nodes {
		n.children = r.spreadWildcards(n.children)
		m := wildcard.FindStringSubmatch(n.Name)
		if m == nil || len(n.children) == 0 {
			continue
		}
		if allBegin(n.children, m[1]) {
			beside, n.children = append(beside, n.children...), nil
			continue
		}
		for _, other := range nodes {
			if other != n && other.bare() && !isScalar(other.Type) && allBegin([]*node{other}, m[1]) && r.spend(countNodes(n.children)) {
				other.children = generalCopies(n.children)
			}
		}
	}
	return mergeRows(nodes, beside)
}

func allBegin(nodes []*node, prefix string) bool {
	for _, n := range nodes {
		if !strings.HasPrefix(n.Name, prefix) {
			return false
		}
	}
	return true
}

// generalCopies are nodes of their own with all that is below them.
func generalCopies(nodes []*node) []*node {
	out := copies(nodes)
	for i, n := range nodes {
		out[i].general, out[i].children = true, generalCopies(n.children)
		for _, v := range n.variants {
			out[i].variants = append(out[i].variants, variant{v.when, generalCopies(v.fields)})
		}
	}
	return out
}

// countGeneral counts the nodes that are copies of what is below a wildcard, which were counted where
// they were made.
func countGeneral(nodes []*node) int {
	count := 0
	for _, n := range nodes {
		if n.general {
			count += countNodes([]*node{n})
			continue
		}
		count += countGeneral(n.children)
		for _, v := range n.variants {
			count += countGeneral(v.fields)
		}
	}
	return count
}
