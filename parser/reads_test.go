package parser_test

import (
	"strings"
	"testing"
)

// TestReads: a method whose name has no verb only reads where the page says that it returns something, and
// nothing else; what the page says of another method does not count.
func TestReads(t *testing.T) {
	for name, c := range map[string]struct {
		method, words string
		reads         bool
	}{
		"returns":              {"shop.enum.moods", "The method shop.enum.moods returns a list of moods.", true},
		"in other words":       {"shop.trip.guides", "The <code>shop.trip.guides</code> method retrieves the guides of shop.trip.get.", true},
		"this":                 {"shop.trip.allowed", "This method checks whether a guide may go.", true},
		"and does more":        {"shop.trip.rights", "The method shop.trip.rights retrieves the rights of a trip or modifies them.", false},
		"another method":       {"shop.trip.guide", "The method shop.trip.get returns a trip.", false},
		"something else":       {"shop.trip.lunch", "The method shop.trip.lunch begins a break.", false},
		"what the name denies": {"shop.trip.open", "The method shop.trip.open returns the id of a trip.", false},
	} {
		page := pageOf("A method "+c.method, "<p>"+c.words+"</p>"+answers(`{"result": {"a": "b"}}`))
		methods := parse("api-reference/"+strings.ReplaceAll(c.method, ".", "-")+".html", page).Methods
		if len(methods) != 1 {
			t.Fatalf("%s: %d methods", name, len(methods))
		}
		m := methods[0]
		if m.Name != c.method || m.Idempotent != c.reads {
			t.Errorf("%s: %s reads: %t, want %t", name, m.Name, m.Idempotent, c.reads)
		}
	}
}
