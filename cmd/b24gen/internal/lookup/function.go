package lookup

import (
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// functionWay is that in which a word means the function that makes all services of a package:
// crm.New. It is on no line, and follows from the methods of the package.
func functionWay(word string) way {
	pkg, isFunction := strings.CutSuffix(word, ".new")
	return way{isWhole: true, isFunction: true, is: func(l *line) bool {
		return isFunction && l.isMethod() && strings.EqualFold(string(l.value("package")), pkg)
	}}
}

// functions are those that make the services of these methods, each with the services as fields of
// what it gives.
func (x Index) functions(methods []*line) ([]templates.Entry, error) {
	all, err := decode(methods, (*line).brief)
	if err != nil {
		return nil, err
	}
	var out []templates.Entry
	at, isThere := map[string]int{}, map[string]bool{}
	for _, m := range all {
		i, isOld := at[m.Dir]
		if !isOld {
			i, at[m.Dir] = len(out), len(out)
			out = append(out, templates.Entry{Kind: templates.KindFunc, Package: m.Package, Dir: m.Dir, Go: "New", Gives: "Service"})
		}
		service, _, _ := strings.Cut(m.Go, ".")
		field, isField := strings.CutPrefix(m.Expr, "New"+client+".")
		if key := m.Dir + "." + service; isField && !isThere[key] {
			isThere[key] = true
			out[i].Params = append(out[i].Params, templates.IndexParam{Key: m.REST[:strings.LastIndexByte(m.REST, '.')], Go: field, Type: service})
		}
	}
	return out, nil
}
