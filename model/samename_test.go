package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestNamesOfOtherNamespaces: an array of something holds the numbers that fields of its name
// hold elsewhere, but for a name that the same namespace has for an object.
func TestNamesOfOtherNamespaces(t *testing.T) {
	done := spec.Result{Type: "boolean"}
	open := spec.Field{Name: "attach", Type: "array"}
	s := spec.Spec{Methods: []spec.Method{
		method("bot.message.add", done, spec.Field{Name: "ATTACH", Type: "object|string"}),
		method("bot.chat.send", done, open),
		method("feed.post.add", done, spec.Field{Name: "attach", Type: "integer[]"}),
		method("mail.letter.send", done, open),
	}}
	got := map[string]string{}
	for _, p := range build(t, s).Packages {
		for _, m := range p.Methods() {
			got[m.Spec.Name] = model.Innermost(m.Params.Fields[0].Type).String()
		}
	}
	for name, want := range map[string]string{"bot.chat.send": "any", "mail.letter.send": "b24.ID"} {
		if got[name] != want {
			t.Errorf("%s sends %s, want %s", name, got[name], want)
		}
	}
}
