package main

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestShow(t *testing.T) {
	portal := b24test.New(t)
	portal.HandleV3("tasks.task.get", b24test.Result(map[string]any{
		"item": map[string]any{"id": 3, "title": "Pack", "responsible": map[string]any{"name": "Ann"}},
	}))
	var out strings.Builder
	if err := show(t.Context(), portal.Client(), &out, "3"); err != nil {
		t.Fatal(err)
	}
	if want := "3 Pack: Ann\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}
