package parser

import (
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
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

// TestTextsThatIdentify: examples may show a text to be an id where its words call it one, of any form, but no code.
func TestTextsThatIdentify(t *testing.T) {
	for text, want := range map[string]bool{"Identifier of the page in string format.": true, "String identifier of the page": false} {
		n := &node{}
		n.Name, n.Type = "LID", "string"
		if n.addContents(described(text)); n.mayIdentify != want {
			t.Errorf("%q may be an id: %t", text, n.mayIdentify)
		}
	}
}

// TestWordsOfMoments: words say that a text is a moment, unless examples show something else.
func TestWordsOfMoments(t *testing.T) {
	tests := []struct {
		name, typ, text string
		shown           *example.Shape
		want            string
	}{
		{"changed", "string", "Modification date in `ISO 8601` format", nil, "datetime"},
		{"changed", "string|null", "The time of the change in the ISO-8601 format, or `null`", nil, "datetime"},
		{"idle", "string|boolean", "Time of leaving in ISO 8601 (RFC3339) format or `false`", nil, "datetime"},
		{"from", "string", "Period start in the ATOM (ISO-8601) format. Not later than the end", nil, "datetime"},
		{"seen", "string", "Date of the visit in ATOM format", nil, "datetime"},
		{"begin", "string", "Begin of the sprint. Available formats: `ISO 8601`, `timestamp`", nil, ""},
		{"long", "string", "Duration in ISO 8601 format", nil, ""},
		{"from", "string", "Start date", nil, ""},
		{"seen", "integer", "Date of the visit in ISO 8601 format", nil, ""},
		{"seen", "object", "Date of the visit in ISO 8601 format", nil, ""},
		{"idle", "string|false", "Time of leaving in ISO 8601 format", shape(example.Boolean, "false"), "datetime"},
		{"seen", "string", "Date of the visit in ISO 8601 format", shape(example.Boolean, "false"), "datetime"},
		{"seen", "string", "Date of the visit in ISO 8601 format", shape(example.String, ""), "datetime"},
		{"seen", "string", "Date of the visit in ISO 8601 format", shape(example.String, "2026-03-01T10:00:00+03:00"), "datetime"},
		{"visitDate", "string", "Date of the visit in ISO 8601 format", shape(example.String, "2026-03-01T00:00:00+03:00"), "datetime"},
		{"visitDate", "string", "Date of the visit in ISO 8601 format", shape(example.String, "2026-03-01"), "date"},
		{"seen", "string", "Date of the visit in ISO 8601 format", shape(example.String, "March"), ""},
		{"seen", "string", "Date of the visit in ISO 8601 format", shape(example.Integer, "1772463845"), "integer"},
	}
	for _, tt := range tests {
		n := &node{}
		n.Name, n.Type = tt.name, tt.typ
		n.addContents(described(tt.text))
		if tt.shown != nil {
			(&reader{}).compareType(n, tt.shown, tt.name)
			n.observeMeaning(tt.shown)
		}
		if n.Seen != tt.want {
			t.Errorf("%s (%s), %q: %q, want %q", tt.name, tt.typ, tt.text, n.Seen, tt.want)
		}
	}
}

// TestFormatsOfMoments: the words of an answer give the format of a moment.
func TestFormatsOfMoments(t *testing.T) {
	for _, tt := range []struct {
		typ, text string
		want      bool
	}{
		{"any", "Start date in the format `DD.MM.YYYY hh:mm:ss`. `null` if there is none", true},
		{"string", "Server time in the format `YYYY-MM-DDThh:mm:ss±hh:mm`", true},
		{"string", "Start date in the format `dd.mm.yyyy`", false}, // a day
		{"string", "Time of work in the format `HH:MM:SS`", false},
		{"integer", "Start date in the format `DD.MM.YYYY hh:mm:ss`", false},
		{"string", "How it looks. The date is in the format `DD.MM.YYYY hh:mm:ss`", false},
	} {
		if got := described(tt.text).formatsMoment(tt.typ); got != tt.want {
			t.Errorf("%s, %q: %t, want %t", tt.typ, tt.text, got, tt.want)
		}
	}
}

// shape is that of a value that examples show.
func shape(typ example.Type, text string) *example.Shape {
	return example.Fold(example.Value{Type: typ, Text: text})
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
		{"DATE_CREATE", "date", false, []string{"01.03.2026 10:15:00"}, "datetime"}, // which has more than a day
		{"DATE_CREATE", "date", false, []string{"01.03.2026 00:00:00"}, ""},
		{"DATE_CREATE", "date", false, []string{"2026-03-01T02:00:00+02:00"}, ""}, // a day of another zone
		{"DATE_CREATE", "date", false, []string{"01.03.2026"}, ""},
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

// TestWordsOfDates: a text below the name of a date is a moment by words that begin with date and time.
func TestWordsOfDates(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"DELETED_AT", "Date and time of the deletion.", true}, {"dateCreate", "The date and time when it began", true},
		{"createDate", "The date and time when it began", true}, {"DATE_CREATE", "Date and time of the creation", true},
		{"DELETED_AT", "Who deleted it, date and time of this", false}, {"NOTE", "Date and time of the deletion", false},
	} {
		if got := described(tt.text).dates(spec.Field{Name: tt.name, Type: "string"}); got != tt.want {
			t.Errorf("%s, %q: %t", tt.name, tt.text, got)
		}
	}
}
