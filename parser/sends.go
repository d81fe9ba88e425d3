package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
)

// sends are the innermost paths of what the first sound example of the method sends, or else the
// first with mistakes, without its values: which parameters, which of their fields, and which fields
// are named by those that choose, filter and sort.
func (r *reader) sends(name string) []string {
	var meant []string
	for _, c := range r.calls {
		if !strings.EqualFold(c.method, name) || !c.sound && meant != nil {
			continue
		}
		body := c.params()
		switch {
		case body.Type != example.Object:
		case c.sound:
			return firsts(sentPaths("", body))
		default:
			meant = firsts(sentPaths("", body))
		}
	}
	return meant
}

// firsts are the texts without those that stand before.
func firsts(texts []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(texts, func(text string) bool {
		defer func() { seen[text] = true }()
		return seen[text]
	})
}

// sentPaths are the paths of the members of an object below a path, those inside instead of
// those around; of a list they are those of each of its items. Keys that belong to a portal or to the caller are left out, with what they hold.
func sentPaths(path string, v example.Value) []string {
	var out []string
	for _, item := range v.Items {
		out = append(out, sentPaths(path, item)...)
	}
	for _, m := range v.Members {
		if !isAnywhere(m.Key) || path == "" && credentials[m.Key] {
			continue
		}
		below := m.Key
		if path != "" {
			below = path + "." + m.Key
		}
		inside := sentPaths(below, m.Value)
		if names, ok := namedBy(m.Key, m.Value); ok {
			inside = nil
			for _, name := range names {
				inside = append(inside, below+"."+name)
			}
		}
		if len(inside) == 0 {
			inside = []string{below}
		}
		out = append(out, inside...)
	}
	return out
}

// namedBy are the names of fields in the value of a parameter that chooses fields, filters
// or sorts by them, those of a filter with the sign of their condition before them.
func namedBy(param string, v example.Value) (names []string, ok bool) {
	switch strings.ToLower(param) {
	case "select":
		names = textsOf(v)
	case "filter":
		names = slices.Concat(keysOf(v), conditionsOf(v))
	case "order", "sort":
		names = keysOf(v)
	default:
		return nil, false
	}
	return slices.DeleteFunc(names, func(name string) bool {
		return slices.ContainsFunc(strings.Split(strings.TrimLeft(name, signs), "."), func(part string) bool { return !isAnywhere(part) })
	}), true
}

// isAnywhere reports whether a key is the name of a field of any portal: those that a portal
// has itself have a number in them.
func isAnywhere(key string) bool {
	return anyKey.MatchString(key) && !(portalName.MatchString(key) && strings.ContainsAny(key, "0123456789"))
}

var anyKey = lazyregexp.New(`^[A-Za-z][A-Za-z0-9_]*$`)

// signs are those of the conditions of a filter (REST-PROTOCOL section 9), comparisons
// those that filters of v3 have too.
const signs = "!=<>%@"

var comparisons = wordSet("!=", ">", ">=", "<", "<=")

func textsOf(v example.Value) []string {
	var out []string
	for _, item := range v.Items {
		if item.Type == example.String {
			out = append(out, item.Text)
		}
	}
	return out
}

func keysOf(v example.Value) []string {
	var out []string
	for _, m := range v.Members {
		out = append(out, m.Key)
	}
	return out
}

// conditionsOf are the conditions of a filter of v3, as a filter of v2 has them. It is a list of
// them, each of a name, an operator and a value, or of a name and the value that it equals
// (REST-PROTOCOL section 12.4).
func conditionsOf(v example.Value) []string {
	var out []string
	for _, item := range v.Items {
		if len(item.Items) < 2 || item.Items[0].Type != example.String {
			continue
		}
		condition := item.Items[0].Text
		if operator := item.Items[1]; len(item.Items) > 2 && operator.Type == example.String && comparisons[operator.Text] {
			condition = operator.Text + condition
		}
		out = append(out, condition)
	}
	return out
}
