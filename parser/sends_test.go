package parser

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSends(t *testing.T) {
	for name, c := range map[string]struct {
		calls []call
		want  []string
	}{
		"keys at every depth, once": {
			[]call{{method: "a.b", sound: true, body: `{"fields": {"TITLE": "x", "PHONE": [{"VALUE": 1}, {"VALUE": 2, "TYPE": 3}]}, "id": 1}`}},
			[]string{"fields.TITLE", "fields.PHONE.VALUE", "fields.PHONE.TYPE", "id"},
		},
		"names of fields": {
			[]call{{method: "a.b", sound: true, body: `{"select": ["ID", "*", "UF_CRM_1", "UF_*", "chat.id"], "filter": {"!=%TITLE": "x", ">=ID": 1, "@UF_CRM_1": 2, "0": {"LOGIC": "OR"}}, "ORDER": {"ID": "ASC"}}`}},
			[]string{"select.ID", "select.chat.id", "filter.!=%TITLE", "filter.>=ID", "ORDER.ID"},
		},
		"conditions of v3": {
			[]call{{method: "a.b", sound: true, body: `{"filter": [["id", ">", 1], ["title", "=", "x"], ["status", "in", [1]], ["userId", 1], ["mark", ">"], {"logic": "or"}]}`}},
			[]string{"filter.>id", "filter.title", "filter.status", "filter.userId", "filter.mark"},
		},
		"nothing of portals and of who calls": {
			[]call{{method: "a.b", sound: true, body: `{"auth": "secret", "fields": {"UF_CRM_1": 1, "PROPERTY_12": 2, "7": {"a": 1}}, "data": {"id1c": 1, "UF_CRM_TASK": 1, "PROPERTY_VALUES": {"a b": 1}}}`}},
			[]string{"fields", "data.id1c", "data.UF_CRM_TASK", "data.PROPERTY_VALUES"},
		},
		"the first sound call of the method": {
			[]call{{method: "a.c", sound: true, body: `{"other": 1}`}, {method: "a.b", body: `{"broken": 1,,}`}, {method: "A.B", sound: true, body: `{"id": 1}`}, {method: "a.b", sound: true, body: `{"later": 1}`}},
			[]string{"id"},
		},
		"or else one with mistakes": {[]call{{method: "a.b", body: `{"id": 1, "kind": a}`}, {method: "a.b", body: `{"other": a}`}}, []string{"id", "kind"}},
		"by position":               {[]call{{method: "a.b", sound: true, body: `[1, {"a": 2}]`}}, nil},
	} {
		if d := cmp.Diff(c.want, (&reader{calls: c.calls}).sends("a.b")); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}
