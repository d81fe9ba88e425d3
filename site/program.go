package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/format"
	"path"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/sample"
	"github.com/b24gen/b24gen/spec"
)

// signature is the declaration of a method in Go.
func signature(m *model.Method) string {
	out := fmt.Sprintf("func (s %s) %s(ctx context.Context, p %s, opts ...b24.CallOption) (*b24.Response[%s], error)",
		m.Service.Type, m.Name, m.Params.Name, m.Result)
	if m.Iterator != "" && m.Rows != nil {
		out += fmt.Sprintf("\n\nfunc (s %s) %s(ctx context.Context, p %s, opts ...b24.ListOption) iter.Seq2[%s, error]",
			m.Service.Type, m.Iterator, m.Params.Name, m.Rows.Type)
	}
	return out
}

// program is a program that makes the call.
func (b *builder) program(call sample.Call, p *model.Package) string {
	var out strings.Builder
	out.WriteString("package main\n\nimport (\n\"context\"\n\"fmt\"\n\"log\"\n\"os\"\n")
	if call.UsesTime {
		out.WriteString("\"time\"\n")
	}
	fmt.Fprintf(&out, "\n%q\n", b.Runtime)
	if call.Package != p.Name {
		out.WriteString(call.Package + " ")
	}
	fmt.Fprintf(&out, "%q\n)\n\nfunc main() {\n", b.importPath(p))
	out.WriteString("client, err := b24.NewWebhookClient(os.Getenv(\"B24_WEBHOOK\"))\nif err != nil {\nlog.Fatal(err)\n}\nctx := context.Background()\n")
	out.WriteString(call.Code + "}\n")
	formatted, err := format.Source([]byte(out.String()))
	if err != nil {
		return out.String() // the test of all programs says which
	}
	return string(formatted)
}

func (b *builder) importPath(p *model.Package) string {
	if p.ImportPath != "" {
		return p.ImportPath
	}
	return path.Join("example.com/sdk", p.Dir)
}

// curl is the call from a shell, by an incoming webhook whose parts are to be filled in.
func curl(m *model.Method, body string) string {
	base := "/rest/"
	if m.Spec.API == spec.V3 {
		base = "/rest/api/"
	}
	var indented bytes.Buffer
	if json.Indent(&indented, []byte(body), "", "  ") != nil {
		indented.Reset()
		indented.WriteString(body)
	}
	return fmt.Sprintf("curl 'https://PORTAL.bitrix24.com%sUSER/CODE/%s' \\\n  -H 'Content-Type: application/json' \\\n  -d %s",
		base, m.Spec.Name, shellQuoted(indented.String()))
}

// shellQuoted is a text as one word of a shell.
func shellQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
