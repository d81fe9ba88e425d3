package templates

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/dave/jennifer/jen"
)

// testsDir is the folder of the tests. They are one package, since a test
// program per package would take minutes to link.
const testsDir = "sdktest"

// checkPackage is the package of the runtime that makes the checks.
const checkPackage = "b24check"

// addTests adds the tests and the examples that they read.
func addTests(files map[string][]byte, sdk *model.SDK, c Config) error {
	if sdk.Module == "" {
		return errors.New("tests: the import path of the SDK is not known, they import it by that")
	}
	check := path.Join(c.Runtime, checkPackage)
	f := newFile(path.Join(sdk.Module, testsDir), testsDir, c.Runtime)
	f.Comment("TestSDK holds the SDK against the examples of the documentation.")
	f.Func().Id("TestSDK").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(
		jen.Qual(check, "Run").Call(jen.Id("t"), jen.Id("packages").Op("...")),
	)
	f.Line()
	f.Var().Id("packages").Op("=").Index().Qual(check, "Package").ValuesFunc(func(g *jen.Group) {
		for _, p := range sdk.Packages {
			g.Line().Add(emitter{c, p}.checked())
		}
		g.Line()
	})
	text, err := c.formatted(f, testsDir)
	if err != nil {
		return err
	}
	files[path.Join(testsDir, "sdk_test.go")] = text
	for _, p := range sdk.Packages {
		files[path.Join(testsDir, examplesFile(p))] = examples(p)
	}
	return nil
}

func examplesFile(p *model.Package) string { return strings.ReplaceAll(p.Dir, "/", "_") + ".txt" }

// checked is what the tests need to know of the package.
func (e emitter) checked() jen.Code {
	return jen.Values(jen.Dict{
		jen.Id("Examples"): jen.Lit(examplesFile(e.pkg)),
		jen.Id("Services"): jen.Index().Any().ValuesFunc(func(g *jen.Group) {
			for _, s := range e.pkg.Services {
				g.Line().Qual(e.pkg.ImportPath, s.New)
			}
			g.Line()
		}),
		jen.Id("Codes"): jen.Index().Add(e.runtime("Code")).ValuesFunc(func(g *jen.Group) {
			for _, c := range e.pkg.Codes {
				g.Line().Qual(e.pkg.ImportPath, c.Name)
			}
			g.Line()
		}),
	})
}

// examples are the examples of the package's methods, one on a line.
func examples(p *model.Package) []byte {
	out := bytes.NewBufferString(Header + "\n")
	for _, m := range p.Methods() {
		if m.Spec.Examples == nil {
			continue
		}
		for _, r := range m.Spec.Examples.Request {
			if r.Body != "" && strings.EqualFold(r.Method, m.Spec.Name) {
				writeExample(out, m, "request", r.Body)
			}
		}
		for _, text := range m.Spec.Examples.Response {
			writeExample(out, m, "response", text)
		}
		for _, text := range m.Spec.Examples.Error {
			writeExample(out, m, "error", text)
		}
	}
	return out.Bytes()
}

// writeExample writes an example on a line. One that is no JSON proves nothing,
// and is left out.
func writeExample(out *bytes.Buffer, m *model.Method, kind, text string) {
	if !json.Valid([]byte(text)) {
		return
	}
	fmt.Fprintf(out, `{"method":"%s/%s","kind":"%s","json":`, m.Spec.API, m.Spec.Name, kind)
	_ = json.Compact(out, []byte(text)) // it is valid
	out.WriteString("}\n")
}
