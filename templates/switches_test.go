package templates

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestSwitches: a method does one thing or its opposite where a parameter says so.
func TestSwitches(t *testing.T) {
	for _, c := range []struct {
		name, params string
		by           model.Field
		want         string
	}{
		{"im.chat.mute", "CHAT_ID", model.Field{Key: "MUTE", Type: model.String}, "mutes or unmutes a chat"},
		{"im.chat.activate", "CHAT_ID", model.Field{Key: "ACTIVE", Type: model.String}, "activates or deactivates a chat"},
		{"im.chat.activate", "CHAT_ID", model.Field{Key: "NAME", Type: model.YN}, ""},
		{"im.chat.pin", "CHAT_ID", model.Field{Key: "NAME", Type: model.YN}, "pins a chat"}, // another method unpins
		{"im.chat.enable", "", model.Field{Key: "mode", Type: model.Int, Facts: model.Facts{Field: spec.Field{Enum: []string{"1", "0"}}}}, "enables or disables chats"},
		{"im.chat.enable", "", model.Field{Key: "mode", Type: model.Int}, ""},
		{"im.chat.enableUrl", "id", model.Field{Key: "status", Type: model.Flag}, "enables or disables the URL of a chat"},
		{"im.chat.read", "CHAT_ID", model.Field{Key: "ACTION", Type: model.YN}, "marks a chat as read or unread"},
		{"im.chat.read", "CHAT_ID", model.Field{Key: "ACTION", Type: model.String}, ""},
		{"im.session.mode.silent", "CHAT_ID", model.Field{Key: "ACTIVATE", Type: model.String}, "turns the silent mode of a session on or off"},
		{"im.field.enabled", "chatId", model.Field{Key: "enabled", Type: model.Bool}, "enables or disables a field"},
		{"im.widget.debug", "", model.Field{Key: "enable", Type: model.Bool, OmitZero: true}, "turns the debug of widgets on or off"},
	} {
		m := given(methodNamed(c.name, model.Bool), c.params)
		m.Params.Fields = append(m.Params.Fields, c.by)
		if got := whatDoes(m); got != c.want {
			t.Errorf("%s with %s: %q, want %q", c.name, c.by.Key, got, c.want)
		}
	}
}

// TestTells: what a method reports to be so, or makes so.
func TestTells(t *testing.T) {
	exists := &model.Struct{Fields: []model.Field{{Key: "exists", Type: model.Bool}}}
	for _, c := range []struct {
		name, params string
		result       model.Type
		want         string
	}{
		{"im.flow.isExists", "flowData", exists, "reports whether a flow exists"},
		{"im.catalog.isOffers", "id", model.Bool, "reports whether a catalog is one of offers"},
		{"im.catalog.isOffers", "name", model.Bool, ""},
		{"im.stages.canMoveTask", "id", model.Bool, "reports whether tasks can be moved"},
		{"im.stages.canMoveTask", "taskId", model.Bool, "reports whether a task can be moved"},
		{"im.stages.canMoveTask", "taskId", model.String, ""},
		{"im.entry.updateIsFixed", "id", model.Bool, "sets whether an entry is fixed"},
		{"im.bindings.bind", "id", model.Bool, "adds a binding"},
		{"im.bindings.unbind", "id", model.Bool, "removes a binding"},
		{"im.flow.delete", "id", exists, "deletes a flow"}, // an answer that is true alone tells nothing
	} {
		if got := whatDoes(given(methodNamed(c.name, c.result), c.params)); got != c.want {
			t.Errorf("%s with %s: %q, want %q", c.name, c.params, got, c.want)
		}
	}
	m := methodNamed("im.role.isEnabled", model.Bool)
	m.Service.Methods = append(m.Service.Methods, methodNamed("im.role.enable", model.Bool))
	if got, want := whatDoes(m), "reports whether roles are enabled"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
