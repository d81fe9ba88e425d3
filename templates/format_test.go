package templates

import (
	"go/format"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGroupImports(t *testing.T) {
	const head, tail = "package x\n\n", "\n\nvar _ = 1\n"
	for _, c := range []struct{ name, in, want string }{
		{"none", "import _ \"embed\"", "import _ \"embed\""},
		{"one", `import "context"`, `import "context"`},
		{"standard only", "import (\n\t\"context\"\n\t\"iter\"\n)", "import (\n\t\"context\"\n\t\"iter\"\n)"},
		{"others only", "import (\n\t\"a.b/c\"\n\t\"a.b/d\"\n)", "import (\n\t\"a.b/c\"\n\t\"a.b/d\"\n)"},
		{
			"mixed", "import (\n\t\"context\"\n\tb24 \"github.com/b24gen/b24gen/b24\"\n\t\"iter\"\n)",
			"import (\n\t\"context\"\n\t\"iter\"\n\n\tb24 \"github.com/b24gen/b24gen/b24\"\n)",
		},
	} {
		got := string(groupImports([]byte(head + c.in + tail)))
		if diff := cmp.Diff(head+c.want+tail, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		formatted, err := format.Source([]byte(got))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(strings.TrimSpace(got), strings.TrimSpace(string(formatted))); diff != "" {
			t.Errorf("%s: gofmt would change it:\n%s", c.name, diff)
		}
	}
}
