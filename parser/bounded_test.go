package parser

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// oddPage is a page about the method lists.thing.do with the given blocks below its
// introduction.
func oddPage(blocks ...string) []byte {
	return titled("Do a thing lists.thing.do", blocks...)
}

func titled(title string, blocks ...string) []byte {
	return []byte(`<main class="dc-doc-page__content"><h1 class="dc-doc-page-title">` + title + `</h1><div class="dc-doc-page__body yfm">` +
		`<blockquote><p>Scope: <code>lists</code></p></blockquote><p>The method <code>lists.thing.do</code> does it.</p>` +
		strings.Join(blocks, "\n") + `</div></main>`)
}

// times writes a part n times, with its number where it has a %d.
func times(n int, part string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

const (
	paramsPart   = `<h2 id="method-parameters">Method Parameters</h2>`
	examplesPart = `<h2 id="code-examples">Code Examples</h2>`
	responsePart = `<h2 id="response">Response Handling</h2>`
	errorsPart   = `<h2 id="errors">Error Handling</h2>`
)

func fieldRows(rows string) string {
	return `<table><tbody><tr><td><p><strong>Name</strong><br /><code>type</code></p></td><td><p><strong>Description</strong></p></td></tr>` + rows + `</tbody></table>`
}

func fieldRow(name, typ, words string) string {
	return `<tr><td><p><strong>` + name + `</strong><br /><code>` + typ + `</code></p></td><td>` + words + `</td></tr>`
}

func jsonExample(text string) string { return `<pre><code class="hljs json">` + text + `</code></pre>` }
func tsExample(types string) string {
	return `<pre><code class="hljs ts">` + types + "\n$b24.make&lt;A&gt;({method: 'lists.thing.do'})</code></pre>"
}
func curlExample(body string) string {
	return `<pre><code class="hljs bash">curl -d '` + body + `' https://x.test/rest/1/c/lists.thing.do</code></pre>`
}

// oddPages are pages of which once a part cost more than its size, of size n.
var oddPages = []struct {
	what string
	n    int
	page func(n int) []byte
}{
	{"codes and statuses in a row", 1000, func(n int) []byte {
		return oddPage(errorsPart, `<table><tbody><tr><td>Status</td><td>Code</td><td>Description</td></tr><tr><td>`+times(n, "4%d ")+times(n, "<code>400</code> ")+`</td><td>`+times(n, "<code>C%d</code> ")+`</td><td>No</td></tr></tbody></table>`)
	}},
	{"TypeScript interfaces", 1000, func(n int) []byte {
		return oddPage(examplesPart, `<pre><code class="hljs ts">`+times(n, "interface A%d { a: A%d1 }\n")+`$b24.make&lt;A1&gt;({method: 'lists.thing.do'})</code></pre>`, responsePart)
	}},
	{"listed values", 2000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow("a", "string", `<p>Possible values:</p><ul>`+times(n, "<li><code>V%d</code> — one</li>")+`</ul>`)))
	}},
	{"values in a line", 2000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow("a", "string", `<p>Possible values: `+times(n, "<code>V%d</code>, ")+`</p>`)))
	}},
	{"values announced in each line", 2000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow("a", "string", `<p>`+times(n, "possible values:<br />")+`</p>`)))
	}},
	{"a long name", 20_000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow(times(n, "aB_"), "string", "<p>One</p>")))
	}},
	{"a long value", 20_000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow("a", "string", "<p>Values: <code>"+times(n, "aB")+"</code> or <code>b</code></p>")))
	}},
	{"a long code", 20_000, func(n int) []byte {
		return oddPage(errorsPart, `<table><tbody><tr><td>Code</td><td>Description</td></tr><tr><td><code>`+times(n, "A_")+`</code></td><td>No</td></tr></tbody></table>`)
	}},
	{"a long type", 20_000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow("a", times(n, "a|"), "<p>One</p>")))
	}},
	{"headings from the innermost", 500, func(n int) []byte {
		var b strings.Builder
		for i := n; i > 0; i-- {
			fmt.Fprintf(&b, `<h3>Field f%d</h3>%s`, i, fieldRows(fieldRow(fmt.Sprintf("f%d", i+1), "object", "<p>One</p>")))
		}
		return oddPage(paramsPart, fieldRows(fieldRow("f1", "object", "<p>One</p>")), b.String())
	}},
	{"tables that lead to each other", 300, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow("f0", "object", `<p><a href="#t1">One</a></p>`)),
			times(n, `<h3 id="t%d">Things</h3>`+fieldRows(fieldRow("a%d", "object", `<p><a href="#t1">1</a> <a href="#t2">2</a> <a href="#t3">3</a></p>`)+fieldRow("b%d", "object", `<p><a href="#t2">2</a></p>`))))
	}},
	{"tables of which each leads to the next", 75, func(n int) []byte {
		var b strings.Builder
		for i := range n {
			rows := fieldRow("a", "object", fmt.Sprintf(`<p><a href="#t%d">1</a></p>`, i+1)) + fieldRow("b", "object", fmt.Sprintf(`<p><a href="#t%d">2</a></p>`, i+1))
			fmt.Fprintf(&b, `<h3 id="t%d">Things %d</h3>%s`, i, i, fieldRows(rows))
		}
		return oddPage(paramsPart, fieldRows(fieldRow("f", "object", `<p><a href="#t0">One</a></p>`)), b.String())
	}},
	{"generic types in each other", 500, func(n int) []byte {
		return oddPage(examplesPart, tsExample(`type A = `+times(n, "Array&lt;")+"string"+times(n, "&gt;")), responsePart)
	}},
	{"types in each other", 200, func(n int) []byte {
		return oddPage(examplesPart, tsExample(`type A = `+times(n, "string | { a: ")+"string"+times(n, " }")), responsePart)
	}},
	{"interfaces of the next ones", 12, func(n int) []byte {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "interface T%d { a: T%d; b: T%d; c: T%d }\n", i, i+1, i+1, i+1)
		}
		return oddPage(examplesPart, tsExample(b.String()+"type A = T0"), responsePart)
	}},
	{"quotes in a body", 20_000, func(n int) []byte { return oddPage(examplesPart, curlExample(`{"a": "`+times(n, "b' ")+`"`)) }},
	{"cells in a row", 2000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(`<tr><td><strong>a</strong></td>`+times(n, "<td>more</td>")+`</tr>`))
	}},
	{"an open tick", 2000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(`<tr><td><strong>a</strong></td><td>`+"`"+`</td>`+times(n, "<td>more</td>")+`</tr>`))
	}},
	{"rows that the example lacks", 2000, func(n int) []byte {
		return oddPage(responsePart, jsonExample(`{"result": {`+times(n, `"k%d": {"a": 1}, `)+`"z": 1}}`), fieldRows(times(n, fieldRow("r%d", "string", "<p>One</p>"))))
	}},
	{"small tables of rows that the example lacks", 1000, func(n int) []byte {
		return oddPage(responsePart, jsonExample(`{"result": {`+times(n, `"k%d": {"a": 1}, `)+`"z": 1}}`), times(n, fieldRows(fieldRow("r%d", "string", "<p>One</p>"))))
	}},
	{"names in a title", 5000, func(n int) []byte { return titled(times(n, "a.b%d ")) }},
	{"calls of many methods", 1000, func(n int) []byte {
		return oddPage(examplesPart, times(n, `<pre><code class="hljs bash">curl https://x.test/rest/1/c/a.b%d</code></pre>`))
	}},
	{"names in a cell", 1000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(`<tr><td>`+times(n, "<strong>a%d</strong> | ")+`</td><td>One</td></tr>`))
	}},
	{"one of many is needed", 300, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(times(n, fieldRow("a%d", "object", `<p>At least one of the parameters is required: <code>a1</code>, <code>a%d</code></p>`))))
	}},
	{"keys in a request", 2000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(times(n, fieldRow("f%d", "string", "<p>One</p>"))), examplesPart, curlExample(`{`+times(n, `"g%d": 1, `)+`"z": 1}`))
	}},
	{"fields of an example", 4000, func(n int) []byte {
		return oddPage(responsePart, jsonExample(`{"result": {`+times(n, `"k%d": {"a": {"b": 1}}, `)+`"z": 1}}`))
	}},
	{"an example that goes deep", 400, func(n int) []byte {
		return oddPage(responsePart, jsonExample(`{"result": `+times(n, `{"k": `)+`1`+times(n, `}`)+`}`))
	}},
	{"lists in lists", 60, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(fieldRow("a", "string", times(n, `<ul><li>a`)+times(n, `</li></ul>`))))
	}},
	{"paragraphs", 5000, func(n int) []byte { return oddPage(times(n, "<p>One of many %d</p>")) }},
	{"marks of tables", 5000, func(n int) []byte { return oddPage(times(n, "<p>#| || a | b || |# #|# </p>")) }},
	{"headings", 1000, func(n int) []byte { return oddPage(paramsPart, times(n, "<h3>The a%d of b%d</h3>")) }},
	{"findings", 1000, func(n int) []byte {
		return oddPage(paramsPart, fieldRows(times(n, `<tr><td><p><strong></strong><code>string</code></p></td><td>One</td></tr>`)))
	}},
}

// workFor is how much a page takes: steps that are counted, and what is allocated.
func workFor(page []byte) (steps int, allocated uint64, p Page) {
	r := &reader{path: "api-reference/lists/lists-thing-do.html", options: Options{Prose: true, Examples: true}}
	allocated = allocatedBy(func() { p = r.parse(page) })
	return r.steps, allocated, p
}

func allocatedBy(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestWorkIsBoundedBySize: four times the page is at most five times the work.
func TestWorkIsBoundedBySize(t *testing.T) {
	const growth, slack = 5, 1 << 20
	for _, tt := range oddPages {
		small, large := tt.page(tt.n), tt.page(4*tt.n)
		steps, allocated, _ := workFor(small)
		moreSteps, moreAllocated, p := workFor(large)
		t.Logf("%s, %d and %d bytes: %d and %d steps, %d and %d bytes allocated; %v", tt.what, len(small), len(large), steps, moreSteps, allocated, moreAllocated, kindsOf(p))
		if most := fewestSteps + stepsPerByte*len(large); moreSteps > most {
			t.Errorf("%s: %d bytes take %d steps, more than %d", tt.what, len(large), moreSteps, most)
		}
		if moreAllocated > growth*allocated+slack {
			t.Errorf("%s: %d bytes allocate %d, %d bytes %d", tt.what, len(small), allocated, len(large), moreAllocated)
		}
	}
}

// TestMemoryIsBoundedByTheTree: at no time does a page need more than three times what
// building its tree does.
func TestMemoryIsBoundedByTheTree(t *testing.T) {
	if testing.Short() {
		t.Skip("it collects garbage all the time")
	}
	const trees, slack = 3, 1 << 20
	for _, tt := range oddPages {
		page := tt.page(4 * tt.n)
		tree := peakOf(func() { _, _ = html.Parse(bytes.NewReader(page)) })
		got := peakOf(func() { new(reader).parse(page) })
		for tries := 0; got > trees*tree+slack && tries < 5; tries++ { // garbage that was not collected yet counts too
			got = min(got, peakOf(func() { new(reader).parse(page) }))
		}
		if got > trees*tree+slack {
			t.Errorf("%s: %d bytes need %d, more than three times the %d of the tree", tt.what, len(page), got, tree)
		}
	}
}

// peakOf is how much the heap grows at most while something is done, with the garbage
// collected at once.
func peakOf(do func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(1))
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	used := func() uint64 { metrics.Read(heap); return heap[0].Value.Uint64() }
	runtime.GC()
	before, peak := used(), uint64(0)
	done := make(chan bool)
	go func() { do(); close(done) }()
	for {
		select {
		case <-done:
			return max(peak, used()) - min(before, max(peak, used()))
		case <-time.After(100 * time.Microsecond):
			peak = max(peak, used())
		}
	}
}

func kindsOf(p Page) map[Kind]int {
	out := map[Kind]int{}
	for _, f := range p.Findings {
		out[f.Kind]++
	}
	return out
}
