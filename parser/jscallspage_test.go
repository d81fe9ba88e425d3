package parser_test

import (
	"strings"
	"testing"
)

// TestCallsInJavaScript: a page without cURL shows what its method takes in JavaScript, with variables for values.
// Beside cURL, and of other methods, such calls tell nothing.
func TestCallsInJavaScript(t *testing.T) {
	const js = `<pre><code class="hljs js">const list = await $b24.callMethod("lists.other.list", {filter: {NO: ""}});
		await $b24.callMethod('lists.thing.do', {fields: {"NAME": "a }", "HALL_ID": hallId, sort: 5}}, done);</code></pre>`
	params := paramsHeading + rowsOf("fields array")
	examples := `<h2 id="code-examples">Code Examples</h2>`
	for _, tt := range []struct{ blocks, sends, want string }{
		{params + examples + js, "fields.NAME fields.HALL_ID fields.sort", "fields:array/object"},
		{params + request(`{"fields": {"TITLE": "a"}}`) + js, "fields.TITLE", "fields:array/object"},
		{params + examples + strings.ReplaceAll(js, "callMethod('lists.thing.do', {fields", "actions.v2.call.make({method: 'lists.thing.do', params: {fields"), "fields.NAME fields.HALL_ID fields.sort", "fields:array/object"},
		{params + examples + strings.ReplaceAll(js, "lists.thing.do", "lists.thing.add"), "", "fields:array"},
	} {
		m, _ := readMethod(t, tt.blocks)
		if got := strings.Join(m.Sends, " "); got != tt.sends {
			t.Errorf("%s: sends %q, want %q", tt.blocks, got, tt.sends)
		}
		if got := sketch(m.Params, nil); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.blocks, got, tt.want)
		}
	}
}
