package spec_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestNamespaceOfEvents: the scope tells it, else the folder of the page.
func TestNamespaceOfEvents(t *testing.T) {
	for _, tt := range []struct{ page, scope, want string }{
		{"api-reference/crm/deals/on-deal-add.html", "crm", "crm"},
		{"api-reference/tasks/on-task-add.html", "task", "tasks"},
		{"api-reference/imopenlines/events/on-start.html", "", "imopenlines"},
		{"api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.html", "", "imbot"},
		{"api-reference/events/on-offline-event.html", "", "event"},
		{"api-reference/on-any.html", "", "event"},
	} {
		e := spec.Event{Page: tt.page}
		if tt.scope != "" {
			e.Scopes = []string{tt.scope}
		}
		if got := e.Namespace(); got != tt.want {
			t.Errorf("%s with the scope %q is of %q, want %q", tt.page, tt.scope, got, tt.want)
		}
	}
}
