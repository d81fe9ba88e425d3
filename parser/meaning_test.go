package parser

import (
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
)

func TestWordsOfIDs(t *testing.T) {
	tests := []struct{ name, typ, text, want string }{
		{"block", "integer", "Identifier of the block in the draft", "id"},
		{"before", "integer", "`ID` of the task before which it goes", "id"},
		{"TASK", "", "Task identifier. It can be obtained elsewhere", "id"},
		{"updatedBy", "integer|null", "Last editor identifier", "id"},
		{"host", "string", "The identifier of the user who invites", "id"},
		{"owner", "string", "Chat owner ID", "id"},
		{"module", "string", "The identifier of the template owner module", ""},
		{"chat", "string", "The identifier of the object: user or chat", ""},
		{"campaign", "string", "Identifier of the campaign", ""}, // which examples may show to be one
		{"sort", "integer", "Sort identifier", ""},
		{"kind", "integer", "Identifier of the content type", ""},
		{"block", "integer", "The block. Identifier of the draft", ""},
		{"result", "integer", "Returns the identifier of the element", "id"},
		{"result", "boolean", "Returns the identifier of the element", ""}, // which examples may show
		{"block", "boolean", "Identifier of the block", ""},
		{"userId", "integer", "Identifier of the user", ""}, // as the name says
	}
	for _, tt := range tests {
		n := &node{}
		n.Name, n.Type = tt.name, tt.typ
		if n.addContents(described(tt.text)); n.Seen != tt.want {
			t.Errorf("%s (%s), %q: %q, want %q", tt.name, tt.typ, tt.text, n.Seen, tt.want)
		}
	}
}

func TestMeaningOfTexts(t *testing.T) {
	tests := []struct {
		name, typ string
		may       bool // identify something, as its words say
		texts     []string
		want      string
	}{
		{"section", "string", true, []string{"12", ""}, "id"},
		{"section", "string", true, []string{"12", "main"}, ""},
		{"section", "string", false, []string{"12"}, ""},
		{"sectionId", "string", false, []string{"12"}, "id"},
		{"sectionId", "string", false, []string{"main"}, ""},
		{"XML_ID", "string", false, []string{"12"}, ""}, // which others give
		{"STARTED_BY", "string", false, []string{"12"}, "id"},
		{"STARTED_BY", "string", false, []string{"police"}, ""},
		{"createdAt", "string", false, []string{"2026-03-01T10:00:00+03:00", ""}, "datetime"},
		{"changed", "string|null", false, []string{"01.03.2026 10:00:00"}, "datetime"},
		{"changed", "string", false, []string{"2026-03-01T10:00:00+03:00", "soon"}, ""},
		{"from", "string", false, []string{"2026-03-01T00:00:00+03:00"}, "datetime"},
		{"VISIT_DATE", "string", false, []string{"2026-03-01T00:00:00+03:00"}, ""}, // a day, or a moment
		{"BIRTHDAY", "string", false, []string{"2026-03-01T00:00:00+03:00", ""}, "date"},
		{"BIRTHDAY", "string", false, []string{"2026-03-01"}, "date"},
		{"BIRTHDAY", "string", false, []string{"01.03.2026"}, ""}, // a text in the portal's format
		{"BIRTHDAY", "", false, []string{"01.03.2026"}, "date"},
		{"batch", "", false, []string{"2026-03-01"}, ""},
		{"count", "integer", false, []string{"2026-03-01T10:00:00+03:00"}, ""},
		{"changed", "string", false, []string{""}, ""},
	}
	for _, tt := range tests {
		n := &node{mayIdentify: tt.may}
		n.Name, n.Type = tt.name, tt.typ
		n.observeMeaning(&example.Shape{Types: []example.Type{example.String}, Texts: tt.texts})
		if n.Seen != tt.want {
			t.Errorf("%s (%s) %q: %q, want %q", tt.name, tt.typ, tt.texts, n.Seen, tt.want)
		}
	}
}
