package templates

import (
	"strconv"
	"strings"
)

// reservedFields are what every generated struct, or its methods, use.
var reservedFields = []string{"Extra", "RESTMethod"}

// fieldNames names the fields of an object in their order; patterns get none.
func fieldNames(p *pkg, o *object, shapes []shape) []string {
	names := make([]string, len(shapes))
	var items []named
	for i, s := range shapes {
		if isPattern(s.Name) {
			continue
		}
		items = append(items, named{
			key:        "field " + o.key + "#" + keyOf(s.Field),
			candidates: apart(p.lex.ident(keyOf(s.Field)), keyOf(s.Field), "Field", len(shapes)),
			name:       &names[i],
		})
	}
	p.fail(p.newScope(reservedFields...).assign(items))
	return names
}

// apart are the names for something whose best name may be taken: the best
// one, then one that says how this spelling differs (FilterUpper for FILTER
// beside filter), then one with the kind of thing, then numbers up to most.
func apart(best, original, kind string, most int) []string {
	names := []string{best}
	switch original {
	case strings.ToUpper(original):
		names = append(names, best+"Upper")
	case strings.ToLower(original):
		names = append(names, best+"Lower")
	}
	names = append(names, best+kind)
	for i := 2; i <= most+len(reservedFields); i++ {
		names = append(names, best+kind+strconv.Itoa(i))
	}
	return names
}
