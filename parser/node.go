package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// node is a field while the tables of its page are being put together.
type node struct {
	spec.Field
	// anchors are the places of the own page that the row leads to.
	anchors []string
	// links are the other pages, with fragment, that the row leads to.
	links []string
	// children and variants are the fields below it, from tables attached to it.
	children []*node
	variants []variant
	// keys are the fields that the description lists, for want of a table.
	keys []*node
	// unread are the words that announce values of the field, which are not read.
	unread string
	// names are those of a row with several, any of which will do.
	names []string
	// alternatives are what the words of the row say is needed in its place.
	alternatives []alternatives
	// items says that the row is about the items of a list, as its name
	// says, and so is its type.
	items bool
	// like is the field of the page whose format the words say that the field has.
	like string
	// mayIdentify says that words call a text the identifier of something, listsIDs that
	// they call a list one of identifiers.
	mayIdentify, listsIDs bool
	// isFlag says that words call a number, or a text, a truth value.
	isFlag bool
	// listsValues says that the words list several literals, keyed that those of a value tell its key.
	listsValues, keyed bool
	// isArray says that the words call the field a list.
	isArray bool
	// general says that the row tells of this field only what it tells of all that a wildcard stands for.
	general bool
	// openKeys says that the rows below are some of the keys that the object may have.
	openKeys bool
	row      int       // of its table, from 1
	index    nodeIndex // of the children
}

// variant is the fields that there are in one case.
type variant struct {
	when   string
	fields []*node
}

// bare says that no table has been attached to the field yet.
func (n *node) bare() bool { return len(n.children) == 0 && len(n.variants) == 0 }

// child is the field of a name below the node, nil without one.
func (n *node) child(name string) *node {
	return n.index.find(n.children, name)
}

// add puts a field below the node, unless one of its name is there.
func (n *node) add(c *node) {
	if n.child(c.Name) == nil {
		n.children = append(n.children, c)
	}
}

// nodeIndex finds nodes of a list by name. It is made anew for another list, and goes on
// with one to which others were added.
type nodeIndex struct {
	byName map[string]*node
	read   []*node
}

func (x *nodeIndex) find(nodes []*node, name string) *node {
	read := len(x.read)
	if read > len(nodes) || read > 0 && (x.read[0] != nodes[0] || x.read[read-1] != nodes[read-1]) || x.byName == nil {
		read, x.byName = 0, map[string]*node{}
	}
	for _, n := range nodes[read:] {
		if x.byName[n.Name] == nil {
			x.byName[n.Name] = n
		}
	}
	x.read = nodes
	return x.byName[name]
}

// link sorts a target into the anchors of the own page and links elsewhere. A link to
// another page as a whole counts where the words that are linked name fields, or a type
// of objects. Other words lead to an article.
func (n *node) link(page, href, words string) {
	target, fragment, _ := strings.Cut(href, "#")
	switch {
	case len(n.anchors)+len(n.links) >= mostLinks || tooLong(href):

	case target == "" || target == page:
		n.anchors = append(n.anchors, strings.ToLower(fragment))
	case strings.HasSuffix(target, ".html") && (fragment != "" || aboutFields.MatchString(words) || !isWord(words) && !strings.ContainsAny(words, " .")):
		n.links = append(n.links, address(target, fragment))
	case strings.HasSuffix(target, ".html") && !isWord(words):
		n.links = append(n.links, target+wholeArticle)
	}
}

// address is a place on a page, as links give it.
func address(page, anchor string) string {
	if anchor == "" {
		return page
	}
	return page + "#" + strings.ToLower(anchor)
}

// copies are nodes of their own, as the table has them, since it may describe
// several fields.
func copies(rows []*node) []*node {
	out := make([]*node, len(rows))
	for i, n := range rows {
		c := *n
		c.children, c.variants, c.index = nil, nil, nodeIndex{}
		out[i] = &c
	}
	return out
}

// mergeRows adds the rows whose names are new.
func mergeRows(to []*node, lists ...[]*node) []*node {
	known := map[string]bool{}
	for _, n := range to {
		known[n.Name] = true
	}
	for _, more := range lists {
		for _, n := range more {
			if !known[n.Name] {
				known[n.Name] = true
				to = append(to, n)
			}
		}
	}
	return to
}

func anyRequired(nodes []*node) bool {
	for _, n := range nodes {
		if n.Required == spec.Mandatory || anyRequired(n.children) {
			return true
		}
		for _, v := range n.variants {
			if anyRequired(v.fields) {
				return true
			}
		}
	}
	return false
}

// countNodes counts the nodes and all that is below them.
func countNodes(nodes []*node) int {
	count := len(nodes)
	for _, n := range nodes {
		count += countNodes(n.children)
		for _, v := range n.variants {
			count += countNodes(v.fields)
		}
	}
	return count
}

func markUnknown(nodes []*node) {
	for _, n := range nodes {
		n.Required = spec.RequiredUnknown
		markUnknown(n.children)
		for _, v := range n.variants {
			markUnknown(v.fields)
		}
	}
}

// What the paths of fields begin with, by what they are fields of.
const (
	paramsPath = "params"
	resultName = "result"
	eventPath  = "event"
)

// eventPathOf begins the paths of an event's fields: a page may have several events.
func eventPathOf(name string) string { return eventPath + " " + name }

// fields are the nodes as the spec holds them. Where their rows lead to other
// pages is noted under their path.
func (r *reader) fields(nodes []*node, path string) []spec.Field {
	if len(nodes) == 0 {
		return nil
	}
	out := make([]spec.Field, 0, len(nodes))
	known := map[string]bool{}
	for _, n := range nodes {
		if known[n.Name] {
			r.report(DuplicateField, nil, n.row, path+"."+n.Name)
			continue
		}
		known[n.Name] = true
		f := n.Field
		if n.bare() {
			n.children = n.keys
		}
		n.forgetOpenKeys()
		f.Seen = n.Seen
		if n.openKeys {
			f.Seen, f.Shown = openMap, nil
		}
		if f.Seen == mapType && len(f.Shown) == 0 && len(n.children) > 0 && !allPlaceholders(n.children) {
			f.Seen = mapWord(string(example.Object)) // of which the rows describe the values
		}
		below := path + "." + n.Name
		r.addLinks(below, n.links)
		f.Fields, f.Variants = r.fields(n.children, below), r.variants(n.variants, below)
		listKeys(&f)
		out = append(out, f)
	}
	return out
}

func (r *reader) variants(list []variant, path string) []spec.Variant {
	var out []spec.Variant
	for _, v := range list {
		out = append(out, spec.Variant{When: v.when, Fields: r.fields(v.fields, path)})
	}
	return out
}

// addLinks notes where the field of a path leads to.
func (r *reader) addLinks(path string, links []string) {
	if len(links) == 0 {
		return
	}
	if r.links == nil {
		r.links = map[string][]string{}
	}
	r.links[path] = append(r.links[path], links...)
}
