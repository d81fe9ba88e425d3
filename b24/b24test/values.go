package b24test

import (
	"encoding/json"
	"time"
)

// JSON answers with a result that is written as it is given, for values that no
// Go value has: numbers beyond 64 bits, keys twice, a map as a list.
func JSON(result string) Answer { return Result(json.RawMessage(result)) }

// The spellings in which portals answer the same value (REST-PROTOCOL sections
// 10.1 to 10.3). Each is a JSON value.
var (
	TrueForms    = []string{`true`, `"Y"`, `1`, `"1"`, `"true"`}
	FalseForms   = []string{`false`, `"N"`, `0`, `"0"`, `"false"`}
	NothingForms = []string{`null`, `""`, `false`, `[]`, `{}`}
)

// ListForms returns the spellings of a list of JSON values: a list, and an
// object with digit keys, as PHP writes a list with holes.
func ListForms(items ...string) []string {
	list, object := newTree(), newTree()
	for i, item := range items {
		list.set(formText(i), json.RawMessage(item))
		object.set(formText(2*i+1), json.RawMessage(item))
	}
	return []string{written(list), written(object)}
}

func written(t *tree) string {
	data, _ := t.MarshalJSON() // raw JSON of the caller, checked when it is answered
	return string(data)
}

// DateForms returns the spellings of a moment (REST-PROTOCOL section 10.5).
func DateForms(t time.Time) []string {
	layouts := []string{
		time.RFC3339,
		"2006-01-02T15:04:05.000000Z07:00",
		"2006-01-02 15:04:05",
		"02.01.2006 15:04:05",
		"01/02/2006 03:04:05 pm",
		"2006-01-02",
		"02.01.2006",
		"01/02/2006",
	}
	out := make([]string, 0, len(layouts)+1)
	for _, layout := range layouts {
		out = append(out, t.Format(layout))
	}
	return append(out, t.UTC().Format("2006-01-02T15:04:05Z"))
}
