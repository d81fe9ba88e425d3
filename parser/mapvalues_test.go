package parser

import "testing"

// TestValuesOfMaps: words say that the values of a map are ids, where examples show numbers, or texts of digits alone.
func TestValuesOfMaps(t *testing.T) {
	tests := []struct{ text, json, want string }{
		{"Answers by question. Key - question ID, value - array of the chosen answer IDs", `{"1": ["2", "3"]}`, "map<id[]>"},
		{"Answers by question. Key - question ID, value - array of the chosen answer IDs", `{"1": ["yes"]}`, "map<string[]>"},
		{"The object value contains a numerical identifier of the right", `{"G1": 12, "U1": 14}`, "map<id>"},
		{"The value of the object is the calendar identifier", `{"user12": "4", "group3": "5"}`, "map<id>"},
		{"Relationship between the chat and the list of message identifiers", `{"4": ["12"], "5": ["13"]}`, "map<id[]>"},
		{"Sizes. Key — chat ID, value — number of messages", `{"4": 12, "5": 13}`, "map<integer>"},
		{"Key — code, value — symbolic identifier", `{"4": "12", "5": "13"}`, "map<string>"},
	}
	for _, tt := range tests {
		n := &node{}
		n.Name, n.Type = "items", "object"
		n.addContents(described(tt.text))
		s := shapeOf(t, tt.json).AsMap()
		if got := moreSpecific(observedType("object", s), n.Seen, s); got != tt.want {
			t.Errorf("%q with %s: %s, want %s", tt.text, tt.json, got, tt.want)
		}
	}
}
