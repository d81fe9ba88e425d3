package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// eventPage is a page about an event: its title, and the blocks below its
// lead.
func eventPage(title string, blocks ...string) []byte {
	return []byte(`<html><head><base href="./" /></head><body><main class="dc-doc-page__content">` +
		`<h1 class="dc-doc-page-title">` + title + `</h1><div class="dc-doc-page__body yfm">` +
		`<blockquote><p>Scope: <code>task</code></p></blockquote>` +
		`<h2 id="w">What the Handler Receives</h2>` + strings.Join(blocks, "\n") + `</div></main></body></html>`)
}

// rows is a table of fields: name, type, name, type...
func rows(cells ...string) string {
	var b strings.Builder
	b.WriteString("<table><tbody><tr><td><strong>Parameter</strong><br/><code>type</code></td><td><strong>Description</strong></td></tr>")
	for i := 0; i < len(cells); i += 2 {
		b.WriteString("<tr><td><strong>" + cells[i] + "</strong><br/><code>" + cells[i+1] + "</code></td><td>It.</td></tr>")
	}
	return b.String() + "</tbody></table>"
}

const postExample = `<pre><code class="hljs json">{"event": "ONTASKADD", "data": {"FIELDS_AFTER": {"ID": "5"}, "MORE": {"A": "1"}}, "ts": "1", "auth": {"domain": "x"}}</code></pre>`

func TestEvent(t *testing.T) {
	page := eventPage("When a task is made OnTaskAdd", postExample,
		rows("event", "string", "data.FIELDS_AFTER", "object", "data.MORE", "object", "data.SEEN", "string", "auth", "object"),
		`<h3 id="a">Parameter FIELDS_AFTER</h3>`, rows("ID", "integer"),
		`<h3 id="s">Field SEEN</h3>`, rows("SEEN", "string"),
		`<h3 id="u">Parameter auth</h3>`, rows("access_token", "string", "domain", "string"))
	got := parse("tasks/on-task-add.html", page)
	want := []spec.Event{{
		Name: "OnTaskAdd", Page: "tasks/on-task-add.html", Scopes: []string{"task"},
		Fields: []spec.Field{
			{Name: "event", Type: "string"},
			{Name: "data", Type: "object", Fields: []spec.Field{
				{Name: "FIELDS_AFTER", Type: "object", Fields: []spec.Field{{Name: "ID", Type: "integer"}}},
				{Name: "MORE", Type: "object", Shown: []spec.Field{{Name: "A", Type: "string"}}},
				{Name: "SEEN", Type: "string"},
			}},
		},
	}}
	if diff := cmp.Diff(want, got.Events); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if got.Skipped != "" || !cmp.Equal(kinds(got.Findings), map[parser.Kind]int{parser.RowsNotShown: 1}) || len(got.Methods) > 0 {
		t.Errorf("skipped %q, findings %v, methods %v", got.Skipped, got.Findings, got.Methods)
	}
}

// TestEventName: two of title, lead, example and address must agree.
func TestEventName(t *testing.T) {
	table := rows("event", "string")
	for _, test := range []struct{ path, title, block, want string }{
		{"on-task-add.html", "OnTaskAdd: a task is made", table, "OnTaskAdd"},
		{"x.html", "When made OnTaskAdd", postExample + table, "OnTaskAdd"},
		{"on-task-add.html", "Event onAdding a Task", postExample + table, "ONTASKADD"},
		{"catalog-price-on-add.html", "A price is made CATALOG.PRICE.ON.ADD", table, "CATALOG.PRICE.ON.ADD"},
		{"index.html", "Events of tasks OnTaskAdd", table, ""},
		{"widgets/initialized.html", "The card is there BackgroundCallCard::initialized", table, ""},
	} {
		got := parse(test.path, eventPage(test.title, test.block))
		if test.want == "" {
			if len(got.Events) > 0 || got.Skipped == "" {
				t.Errorf("%s: %q is read as an event", test.path, test.title)
			}
			continue
		}
		if len(got.Events) != 1 || got.Events[0].Name != test.want {
			t.Errorf("%s: %q: got %+v, want %s", test.path, test.title, got.Events, test.want)
		}
	}
}

func TestTwoPagesOfOneEventAreFound(t *testing.T) {
	page := eventPage("Made OnTaskAdd", rows("event", "string"))
	_, findings := parser.Assemble([]parser.Page{parse("a/on-task-add.html", page), parse("b/on-task-add.html", page)})
	want := []parser.Finding{{Kind: parser.DuplicateEvent, Page: "b/on-task-add.html", Text: "OnTaskAdd is also on a/on-task-add.html"}}
	if diff := cmp.Diff(want, findings); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestEventInShort: a page of the older kind has no word about the handler, but
// the parameters that come with the event.
func TestEventInShort(t *testing.T) {
	short := func(title string) []byte {
		return []byte(`<html><head><base href="./" /></head><body><main class="dc-doc-page__content">` +
			`<h1 class="dc-doc-page-title">` + title + `</h1><div class="dc-doc-page__body yfm"><p>Sent when it is made.</p>` +
			`<h2 id="parameters">Parameters</h2>` + rows("FIELDS", "array", "MORE", "string") + `</div></main></body></html>`)
	}
	got := parse("api-reference/crm/outdated/on-crm-thing-add.html", short("A thing is made onCrmThingAdd"))
	want := []spec.Event{{
		Name: "onCrmThingAdd", Page: "api-reference/crm/outdated/on-crm-thing-add.html",
		Fields: []spec.Field{{Name: "data", Type: "object", Fields: []spec.Field{{Name: "FIELDS", Type: "array"}, {Name: "MORE", Type: "string"}}}},
	}}
	if diff := cmp.Diff(want, got.Events); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if ns := want[0].Namespace(); ns != "crm" {
		t.Errorf("namespace is %q, want crm", ns)
	}
	if other := parse("guides/making-things.html", short("How onCrmThingAdd is sent")); len(other.Events) > 0 {
		t.Errorf("a page that mentions an event is read as its page: %+v", other.Events)
	}
}

// TestEventAsArray: a page may have nothing but the array of PHP that a handler receives.
func TestEventAsArray(t *testing.T) {
	page := func(code string) []byte {
		return []byte(`<html><head><base href="./" /></head><body><main class="dc-doc-page__content">` +
			`<h1 class="dc-doc-page-title">A thing is made onCrmThingAdd</h1><div class="dc-doc-page__body yfm"><p>Sent when it is made.</p>` +
			`<h2 id="response-handling">Response Handling</h2><p>An array:</p><pre><code class="hljs php">` + code + `</code></pre></div></main></body></html>`)
	}
	of := func(fields ...spec.Field) []spec.Field {
		return []spec.Field{{Name: "data", Type: "object", Source: spec.FromExample, Fields: fields}}
	}
	for code, want := range map[string][]spec.Field{
		"array('FIELDS' =&gt; array('ID' =&gt; $id))":         of(spec.Field{Name: "FIELDS", Type: "object", Fields: []spec.Field{{Name: "ID"}}}),
		`["FIELDS" =&gt; ["ID" =&gt; 5, 'NAME' =&gt; 'a',]];`: of(spec.Field{Name: "FIELDS", Type: "object", Fields: []spec.Field{{Name: "ID", Type: "integer"}, {Name: "NAME", Type: "string"}}}),
		"array('FIELDS', 'ID')":                               nil,
		"array('FIELDS' =&gt; array('ID' =&gt; $id)":          nil,
		"array('FIELDS' =&gt; make($id))":                     nil,
		"$data = array('FIELDS' =&gt; $id)":                   nil,
	} {
		got := parse("api-reference/crm/outdated/on-crm-thing-add.html", page(code))
		if len(got.Events) != 1 {
			t.Fatalf("%s: %d events", code, len(got.Events))
		}
		if diff := cmp.Diff(want, got.Events[0].Fields); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
	}
}

// TestSeveralEvents: headings that are names of events stand above the tables of
// their data; a table elsewhere may describe an object in all of them.
func TestSeveralEvents(t *testing.T) {
	link := `<table><tbody><tr><td><strong>Field</strong></td><td><strong>Type</strong></td><td><strong>Description</strong></td></tr>` +
		`<tr><td><strong>bot</strong></td><td><code>object</code></td><td><a href="api-reference/bots/bots.v2/events.html#bot">Of it</a></td></tr>` +
		`<tr><td><strong>command</strong></td><td><code>object</code></td><td>Below</td></tr></tbody></table>`
	page := []byte(`<html><head><base href="./" /></head><body><main class="dc-doc-page__content">` +
		`<h1 class="dc-doc-page-title">What bots are told</h1><div class="dc-doc-page__body yfm"><p>All events.</p>` +
		`<h2 id="bot">The Bot</h2>` + rows("id", "integer") +
		`<h2 id="e1">ONBOTADD</h2><p>One comes.</p>` + rows("bot", "object", "messageId", "integer") +
		`<h3 id="x">Example</h3><pre><code class="hljs json">{"bot": {"id": 4}, "messageId": 5}</code></pre>` +
		`<h2 id="e2">ONBOTCALL</h2><p>One is called.</p>` + link +
		`<h3 id="c">Command Object</h3>` + rows("name", "string") +
		`<h2 id="l">Continue Learning</h2><p>More.</p></div></main></body></html>`)
	got := parser.Options{Prose: true}.Parse("api-reference/bots/bots.v2/events.html", page)
	object := func(name string, fields ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: "object", Fields: fields}
	}
	bot, call := object("bot"), object("bot", spec.Field{Name: "id", Type: "integer", Description: "It."})
	bot.Description, bot.Fields = "It.", call.Fields
	call.Description = "Of it"
	command := object("command", spec.Field{Name: "name", Type: "string", Description: "It."})
	command.Description = "Below"
	want := []spec.Event{
		{Name: "ONBOTADD", Page: "api-reference/bots/bots.v2/events.html", Prose: &spec.Prose{Title: "ONBOTADD", Description: "One comes."},
			Fields: []spec.Field{object("data", bot, spec.Field{Name: "messageId", Type: "integer", Description: "It."})}},
		{Name: "ONBOTCALL", Page: "api-reference/bots/bots.v2/events.html", Prose: &spec.Prose{Title: "ONBOTCALL", Description: "One is called."},
			Fields: []spec.Field{object("data", call, command)}},
	}
	if diff := cmp.Diff(want, got.Events); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}
