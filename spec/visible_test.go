package spec

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// hidden is text that a terminal would act upon, or that hides what it is.
const hidden = "a\x1b[31mb\x00c\u202ed\u2066e\u200bf\u2028g\U000e0001h"

func TestVisible(t *testing.T) {
	want := `a\x1b[31mb\x00c\u202ed\u2066e\u200bf\u2028g\U000e0001h`
	if got := Visible(hidden); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if plain := "Two lines,\n\täöü 数 — “x”"; Visible(plain) != plain {
		t.Errorf("%q became %q", plain, Visible(plain))
	}
}

// TestHiddenCharactersInYAML: files show them as escapes, and are read as what they were.
func TestHiddenCharactersInYAML(t *testing.T) {
	s := Spec{Methods: []Method{{
		API: V2, Name: "shop.thing.get", Page: "a/shop-thing-get.html", Scopes: []string{hidden},
		Params: []Field{{Name: hidden, Type: hidden, Default: new(hidden), Enum: []string{hidden, "\u202e"}, Description: hidden + "\n" + hidden}},
		Errors: []ErrorCode{{Code: hidden}},
	}}}
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	stored := fstest.MapFS{}
	for name, data := range files {
		if strings.ContainsFunc(string(data), isHidden) {
			t.Errorf("%s hides something: %q", name, data)
		}
		stored[name] = &fstest.MapFile{Data: data}
	}
	back, err := LoadFS(stored, "spec")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s.Methods, back.Methods); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}
