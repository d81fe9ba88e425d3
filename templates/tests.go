package templates

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/dave/jennifer/jen"
)

// testsDir is the folder of the tests. They are one package, since a test
// program per package would take minutes to link.
const testsDir = "sdktest"

// checkPackage is the package of the runtime that makes the checks.
const checkPackage = "b24check"

// addTests adds the tests and the examples that they read.
func (p *plan) addTests(files map[string][]byte) error {
	if p.cfg.Module == "" {
		return errors.New("tests: the import path of the SDK is not known, they import it by that")
	}
	f := jen.NewFilePathName(path.Join(p.cfg.Module, testsDir), testsDir)
	f.HeaderComment(Header)
	f.ImportName(p.cfg.Runtime, "b24")
	f.Comment("TestSDK holds the SDK against the examples of the documentation.")
	f.Func().Id("TestSDK").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(
		jen.Qual(p.check(), "Run").Call(jen.Id("t"), jen.Id("packages").Op("...")),
	)
	f.Line()
	f.Var().Id("packages").Op("=").Index().Qual(p.check(), "Package").ValuesFunc(func(g *jen.Group) {
		for _, pkg := range p.pkgs {
			g.Line().Add(pkg.proof())
		}
		g.Line()
	})
	var out bytes.Buffer
	if err := f.Render(&out); err != nil {
		return fmt.Errorf("%s: %w", testsDir, err)
	}
	files[path.Join(testsDir, "sdk_test.go")] = groupImports(out.Bytes())
	for _, pkg := range p.pkgs {
		files[path.Join(testsDir, pkg.examplesFile())] = pkg.examples()
	}
	return nil
}

func (p *plan) check() string { return path.Join(p.cfg.Runtime, checkPackage) }

func (p *pkg) examplesFile() string { return strings.ReplaceAll(p.dir, "/", "_") + ".txt" }

// proof is what the tests need to know of the package.
func (p *pkg) proof() jen.Code {
	return jen.Values(jen.Dict{
		jen.Id("Examples"): jen.Lit(p.examplesFile()),
		jen.Id("Services"): jen.Index().Any().ValuesFunc(func(g *jen.Group) {
			for _, s := range p.services {
				g.Line().Qual(p.importPath(), s.ctor)
			}
			g.Line()
		}),
		jen.Id("Codes"): jen.Index().Qual(p.cfg.Runtime, "Code").ValuesFunc(func(g *jen.Group) {
			for _, c := range p.codes {
				g.Line().Qual(p.importPath(), c.name)
			}
			g.Line()
		}),
	})
}

// examples are the examples of the package's methods, one on a line.
func (p *pkg) examples() []byte {
	out := bytes.NewBufferString(Header + "\n")
	for _, m := range p.allMethods() {
		if m.Examples == nil {
			continue
		}
		for _, r := range m.Examples.Request {
			if r.Body != "" && strings.EqualFold(r.Method, m.Name) {
				writeExample(out, m, "request", r.Body)
			}
		}
		for _, text := range m.Examples.Response {
			writeExample(out, m, "response", text)
		}
		for _, text := range m.Examples.Error {
			writeExample(out, m, "error", text)
		}
	}
	return out.Bytes()
}

// writeExample writes an example on a line. One that is no JSON proves nothing,
// and is left out.
func writeExample(out *bytes.Buffer, m *method, kind, text string) {
	if !json.Valid([]byte(text)) {
		return
	}
	fmt.Fprintf(out, `{"method":"%s/%s","kind":"%s","json":`, m.API, m.Name, kind)
	_ = json.Compact(out, []byte(text)) // it is valid
	out.WriteString("}\n")
}
