package templates

import (
	"cmp"
	"fmt"
	"go/format"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/sample"
)

// ExampleFile is the name of the file with the examples of a package.
const ExampleFile = "example_test.go"

// The examples of a package are those of its main services, so that the file is read
// rather than searched.
const mostServices = 4

// mainVerbs are what the examples of a service show, by the names of methods.
var mainVerbs = []string{"list", "get", "add"}

// mainMethods are the methods that the examples call: of services that list, get and add
// things, those that do so; without any, the first method.
func mainMethods(p *model.Package) []*model.Method {
	services := slices.Clone(p.Services)
	slices.SortStableFunc(services, func(a, b *model.Service) int {
		return cmp.Or(
			cmp.Compare(len(mainMethodsOf(b)), len(mainMethodsOf(a))),
			cmp.Compare(strings.Count(a.REST, "."), strings.Count(b.REST, ".")),
			cmp.Compare(len(b.Methods), len(a.Methods)),
		)
	})
	var out []*model.Method
	for _, s := range services[:min(len(services), mostServices)] {
		out = append(out, mainMethodsOf(s)...)
	}
	if len(out) == 0 && len(services) > 0 {
		out = services[0].Methods[:1]
	}
	return out
}

// mainMethodsOf are the methods of a service that are called by a main verb, and are not deprecated.
func mainMethodsOf(s *model.Service) []*model.Method {
	var out []*model.Method
	for _, verb := range mainVerbs {
		i := slices.IndexFunc(s.Methods, func(m *model.Method) bool {
			return strings.EqualFold(m.Spec.Last(), verb) && m.Spec.Deprecated == nil
		})
		if i >= 0 {
			out = append(out, s.Methods[i])
		}
	}
	return out
}

// examplesOf is the file of the package's examples, which go doc and pkg.go.dev show.
func (e emitter) examplesOf() ([]byte, error) {
	var body strings.Builder
	usesTime := false
	name := e.pkg.Name
	for _, m := range mainMethods(e.pkg) {
		call := sample.Of(m)
		usesTime, name = usesTime || call.UsesTime, call.Package
		body.WriteString(exampleOf(m, call))
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n\npackage %s_test\n\nimport (\n\"context\"\n\"fmt\"\n\"log\"\n\"os\"\n", Header, e.pkg.Name)
	if usesTime {
		out.WriteString("\"time\"\n")
	}
	if name == e.pkg.Name {
		name = ""
	}
	fmt.Fprintf(&out, "\n%q\n%s %q\n)\n%s", e.Runtime, name, e.pkg.ImportPath, body.String())
	file := path.Join(e.pkg.Dir, ExampleFile)
	text, err := format.Source([]byte(out.String()))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return text, nil
}

// exampleOf is the example of a method, or of its iterator.
func exampleOf(m *model.Method, call sample.Call) string {
	name := m.Name
	if m.Iterator != "" && m.Rows != nil {
		name = m.Iterator
	}
	return fmt.Sprintf("\nfunc Example%s_%s() {\nctx := context.Background()\nclient, err := b24.NewWebhookClient(os.Getenv(\"B24_WEBHOOK\"))\n"+
		"if err != nil {\nlog.Fatal(err)\n}\n%s}\n", m.Service.Type, name, call.Code)
}
