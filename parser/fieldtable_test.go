package parser

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadersOfFieldTables(t *testing.T) {
	const name, text = "<strong>Name</strong><br /><code>type</code>", "<strong>Description</strong>"
	type want struct {
		ok, header          bool
		name, typ, fallback int
		description         []int
	}
	none := want{typ: -1, fallback: -1}
	tests := []struct {
		row  []string
		want want
	}{
		{[]string{name, text}, want{true, true, 0, -1, -1, []int{1}}},
		{[]string{"<strong>Parameter</strong> / <code>Type</code>", text}, want{true, true, 0, -1, -1, []int{1}}},
		{[]string{"Field", "Type", "Description", "Note"}, want{true, true, 0, 1, -1, []int{2, 3}}},
		{[]string{name, text, "Default"}, want{true, true, 0, -1, 2, []int{1}}},
		{[]string{name, "Default value", text}, want{true, true, 0, -1, 1, []int{2}}},
		{[]string{"CRM Object", name, text}, want{true, true, 1, -1, -1, []int{0, 2}}},
		{[]string{"<strong>Value</strong><br /><code>type</code>", text}, want{true, true, 0, -1, -1, []int{1}}},
		{[]string{"<strong>id</strong>*<br /><code>integer</code>", "no header"}, want{true, false, 0, -1, -1, []int{1}}},
		{[]string{"Code", text}, none},
		{[]string{"Status", "Code", text}, none},
		{[]string{"Node Type", "Example"}, none},
		{[]string{"<code>Y</code>", "yes"}, none},
		{[]string{"Name"}, want{header: true, typ: -1, fallback: -1}},
	}
	for _, tt := range tests {
		rows := parseTable(t, "<tr><td>"+strings.Join(tt.row, "</td><td>")+"</td></tr>")
		c, ok := fieldColumns(rows)
		got := want{ok, c.header, c.name, c.typ, c.defaults, c.description}
		if !ok {
			got.description = nil // of no matter
		}
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(want{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.row, diff)
		}
	}
}

func TestHeadersOfErrorTables(t *testing.T) {
	tests := []struct {
		header                string
		code, status, message int
	}{
		{"Code|Description", 0, -1, 1},
		{"Code|Description|Value", 0, -1, 1},
		{"Status|Code|Description|Value", 1, 0, 2},
		{"Code|Description|Status", 0, 2, 1},
		{"Code|Error Message|Description", 0, -1, 1},
		{"Status|Code|Error message|Description", 1, 0, 2},
		{"Error code|Description", 0, -1, 1},
		{"Description|Value", -1, -1, 0},
		{"Error text|Description", -1, -1, 0},
		{"Error|Description", -1, -1, 0},
		{"Field|How to Fix", -1, -1, -1},
	}
	for _, tt := range tests {
		row := parseTable(t, "<tr><td>"+strings.ReplaceAll(tt.header, "|", "</td><td>")+"</td></tr>")[0]
		code, status, message := codeColumns(row)
		if code != tt.code || status != tt.status || message != tt.message {
			t.Errorf("%s: code, status, message in %d, %d, %d, want %d, %d, %d",
				tt.header, code, status, message, tt.code, tt.status, tt.message)
		}
	}
}
