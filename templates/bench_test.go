package templates_test

import (
	"fmt"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// BenchmarkRender decides and writes a spec of the size of the whole API: 1,640 methods
// with 25,000 fields in 60 namespaces.
func BenchmarkRender(b *testing.B) {
	s := large(1640, 15)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := render(s, config{sdk: model.Config{Module: "example.com/sdk"}}); err != nil {
			b.Fatal(err)
		}
	}
}

func large(methods, fields int) spec.Spec {
	types := []string{"string", "integer", "boolean", "datetime", "double", "string[]", "integer|string"}
	var s spec.Spec
	for i := range methods {
		m := spec.Method{
			API:    spec.V2,
			Name:   fmt.Sprintf("space%d.service%d.action%d", i%60, i%400, i),
			Page:   fmt.Sprintf("api-reference/space/action-%d.html", i),
			Scopes: []string{"crm"},
			Errors: []spec.ErrorCode{{Code: "ACCESS_DENIED"}, {Code: fmt.Sprintf("ERROR_%d", i%700)}},
			Result: &spec.Result{Type: "object"},
		}
		for j := range fields {
			f := spec.Field{Name: fmt.Sprintf("FIELD_%d", j), Type: types[j%len(types)]}
			if j%2 == 0 {
				m.Params = append(m.Params, f)
			} else {
				m.Result.Fields = append(m.Result.Fields, f)
			}
		}
		s.Methods = append(s.Methods, m)
	}
	return s
}
