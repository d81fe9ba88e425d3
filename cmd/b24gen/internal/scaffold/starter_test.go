package scaffold

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

func TestPackage(t *testing.T) {
	for module, want := range map[string]string{
		"example.com/b24sdk": "b24sdk", "example.com/my-sdk/v2": "mysdk", "example.com/24": "sdk24", "example.com/Go.SDK": "gosdk", "v1": "sdk",
	} {
		if got := (Repo{Module: module}).Package(); got != want {
			t.Errorf("the package of %s is %q, want %q", module, got, want)
		}
	}
}

// TestSource: whatever the name of the source, the settings have it.
func TestSource(t *testing.T) {
	for _, source := range []string{"../pages", "a: b #c", "a\nb: c", "- x", "null", "it's \"so\""} {
		files, err := Repo{Module: "example.com/sdk", Source: source}.Files()
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Source string }
		if err := yaml.Unmarshal(files["b24gen.yaml"], &got); err != nil || got.Source != source {
			t.Errorf("%q is %q, %v", source, got.Source, err)
		}
	}
}

// TestFiles: no mark of a template is left, and what GitHub replaces is.
func TestFiles(t *testing.T) {
	files, err := Repo{Module: "example.com/sdk", Source: "pages", Require: "require x v1.0.0\n"}.Files()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		if strings.Contains(string(data), "[[.") || strings.Contains(string(data), "<no value>") {
			t.Errorf("%s: a mark is left:\n%s", name, data)
		}
	}
	for name, want := range map[string]string{
		"go.mod":                            "module example.com/sdk\n",
		"b24gen.yaml":                       "source: pages\n",
		"zgenerate/generate.go":             "//go:generate go tool b24gen run --config ../b24gen.yaml\n",
		".github/workflows/regenerate.yaml": "${{ github.token }}",
		".gitattributes":                    "linguist-generated",
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s lacks %q:\n%s", name, want, files[name])
		}
	}
}
