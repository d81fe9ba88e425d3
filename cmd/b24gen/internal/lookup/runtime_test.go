package lookup

import (
	"slices"
	"testing"
	"testing/fstest"
)

// TestDeclared: of a package of the runtime all exported names are known, methods by their types, and
// none of its tests.
func TestDeclared(t *testing.T) {
	file := func(source string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(source)} }
	runtime := fstest.MapFS{
		"b24/a.go": file("package b24\ntype (\n\tClient struct{ Field int }\n\tList[T any] []T\n)\nfunc New() {}\nfunc (c *Client) Call() { var X int }\n" +
			"func (l List[T]) Len() {}\nfunc hidden() {}\nconst (\n\tOne = iota\n\tTwo\n)\n"),
		"b24/a_test.go":          file("package b24\nfunc TestNew() {}\n"),
		"b24/inbound/b.go":       file("package inbound\nfunc On() {}\n"),
		"b24/internal/c/b.go":    file("package c\nfunc Of() {}\n"),
		"b24/inbound/bad/bad.go": file("package"),
	}
	for word, want := range map[string][]string{
		"b24.X":         {"Client", "Client.Call", "List", "List.Len", "New", "One", "Two"},
		"INBOUND.On":    {"On"},
		"b24/inbound.X": nil, "c.Of": nil, "crm.Deal": nil, "b24": nil, "bad.X": nil, "[.X": nil, "": nil,
	} {
		_, names := Declared(runtime, word)
		if slices.Sort(names); !slices.Equal(names, want) {
			t.Errorf("%s: %q, want %q", word, names, want)
		}
	}
	if dir, _ := Declared(runtime, "inbound.On"); dir != "b24/inbound" {
		t.Errorf("in %s", dir)
	}
}

func TestNear(t *testing.T) {
	names := []string{"Client", "Client.Download", "Call", "NewWebhookClient", "IDs"}
	for word, want := range map[string]struct {
		same string
		near []string
	}{
		"newwebhookclient": {same: "NewWebhookClient"},
		"Client.Download":  {same: "Client.Download"},
		"NewWebhokClient":  {near: []string{"NewWebhookClient"}},
		"Client.Call":      {near: []string{"Call"}},
		"Client.Reconnect": {near: []string{"Client"}},
		"Portal.Reconnect": {},
		"Something":        {},
	} {
		if same, near := Near(names, word); same != want.same || !slices.Equal(near, want.near) {
			t.Errorf("%s: %q, %q", word, same, near)
		}
	}
}
