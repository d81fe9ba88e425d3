package templates

import (
	"slices"
	"strconv"
	"strings"
)

// reservedFields are what every generated struct, or its methods, use.
var reservedFields = []string{"Extra", "RESTMethod"}

// fieldNames names the fields of an object in their order; patterns get none.
func fieldNames(p *pkg, o *object, shapes []shape) []string {
	names, best := make([]string, len(shapes)), make([]string, len(shapes))
	rivals := map[string]int{}
	for i, s := range shapes {
		if isField(s) {
			best[i] = p.lex.ident(keyOf(s.Field))
			rivals[best[i]]++
		}
	}
	var items []named
	for i, s := range shapes {
		if best[i] != "" {
			key := keyOf(s.Field)
			items = append(items, named{"field " + o.key + "#" + key, candidatesFor(best[i], key, rivals[best[i]]), &names[i]})
		}
	}
	p.fail(p.newScope(reservedFields...).assign(items))
	return names
}

// candidatesFor are the names for a field whose best name is best.
func candidatesFor(best, key string, rivals int) []string {
	names := apart(best, key, "Field", rivals)
	if slices.Contains(reservedFields, best) {
		names[0] = best + "Field"
	}
	return names
}

// apart are the names for something whose best name may be taken: the best
// one, then one that says how this spelling differs (FilterUpper for FILTER
// beside filter), then one with the kind of thing, then numbers for that many
// rivals.
func apart(best, original, kind string, rivals int) []string {
	names := make([]string, 1, 4+rivals)
	names[0] = best
	switch original {
	case strings.ToUpper(original):
		names = append(names, best+"Upper")
	case strings.ToLower(original):
		names = append(names, best+"Lower")
	}
	names = append(names, best+kind)
	for i := 2; i <= rivals+len(reservedFields); i++ {
		names = append(names, best+kind+strconv.Itoa(i))
	}
	return names
}
