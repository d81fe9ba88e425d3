package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// somePages are one of each kind that differs from the others.
var somePages = map[string]string{
	"home": "index.html", "package": "crm/index.html", "method": "crm/crm.deal.list.html", "long": "tasks/tasks.task.update.html",
	"type": "crm/types/Deal.html", "event": "crm/events/onCrmDealAdd.html", "scope": "scopes/crm.html",
	"coverage": "coverage.html", "findings": "findings/index.html", "finding": "findings/no-type.html", "changes": "changes.html",
	"codes": "codes/a.html", "fields": "fields/u.html",
}

func TestMethodPage(t *testing.T) {
	b := open(t, somePages["method"], 1440, 1400)
	text := eval[string](b, `document.querySelector("main").innerText`)
	for _, want := range []string{
		"crm.deal.list", "Deprecated", "crm.item.list", "Parameters", "filter", "b24.Filter", "Result", "TITLE", "Error codes",
		"func (s DealService) List(", "curl 'https://PORTAL.bitrix24.com/rest/USER/CODE/crm.deal.list'", "Findings", "no-errors", "<script>alert(1)</script>",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	if n := eval[int](b, `document.querySelectorAll("main script").length`); n != 0 {
		t.Errorf("the page has %d scripts of somebody else's", n)
	}
	b.shot("method")
}

func TestFindings(t *testing.T) {
	b := open(t, "findings/index.html", 1280, 900)
	b.shot("findings")
	b.run(chromedp.Click(`//a[text()="no-type"]`), chromedp.WaitReady(chromedp.CSS(".found q")))
	if text := eval[string](b, `document.querySelector("main").innerText`); !strings.Contains(text, "crm.deal.list") || !strings.Contains(text, "row 3") {
		t.Errorf("the kind's page does not lead to the method:\n%s", text)
	}
}

func TestChanges(t *testing.T) {
	b := open(t, "changes.html", 1280, 1400)
	b.shot("changes")
	lists := eval[[]string](b, `[...document.querySelectorAll("section.changes h2")].map(h => h.firstChild.textContent.trim())`)
	if got := strings.Join(lists, ", "); got != "New and compatible, Breaking, Documentation" {
		t.Errorf("the lists are %s", got)
	}
	if open := eval[bool](b, `document.querySelector("section.breaking details").open`); !open {
		t.Error("breaking changes are not shown at once")
	}
	for class, want := range map[string][]string{"new": {"vote."}, "breaking": {"crm.deal.delete", "string", "integer"}} {
		text := eval[string](b, `document.querySelector("section.`+class+`").textContent`)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("the list %s does not have %q", class, w)
			}
		}
	}
}

// background is the colour of the page: 0 is black, 255 white.
const background = `Number(getComputedStyle(document.body).backgroundColor.match(/\d+/)[0])`

func TestDark(t *testing.T) {
	b := open(t, somePages["method"], 1440, 1400)
	if light := eval[int](b, background); light < 240 {
		t.Errorf("the page begins with background %d, want a light one", light)
	}
	b.prefer("dark")
	if dark := eval[int](b, background); dark > 40 {
		t.Errorf("where the system is dark the background is %d", dark)
	}
	b.shot("method-dark")
	b.run(chromedp.Click(chromedp.CSS("#theme")))
	if light := eval[int](b, background); light < 240 {
		t.Errorf("after the button the background is %d, want a light one", light)
	}
	b.visit("index.html")
	if light := eval[int](b, background); light < 240 {
		t.Errorf("the next page has background %d: the choice was not kept", light)
	}
	eval[chromedp.Void](b, `localStorage.clear()`)
}

// prefer has the system prefer light or dark.
func (b *tab) prefer(scheme string) {
	b.t.Helper()
	b.run(command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}))
}

func TestPhone(t *testing.T) {
	b := open(t, "index.html", 375, 812)
	for name, path := range somePages {
		b.visit(path)
		if width := eval[int](b, `document.documentElement.scrollWidth`); width > 375 {
			t.Errorf("%s is %d wide on a phone of 375: %s", path, width, eval[string](b, `[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > 376 && !e.closest("pre")).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join("; ")`))
		}
		b.shot("phone-" + name)
	}
	b.visit("index.html")
	b.run(chromedp.Focus(chromedp.CSS("#q")), chromedp.SendKeys(chromedp.CSS("#q"), "deal.list"), chromedp.WaitVisible(chromedp.CSS("#hits a")))
	b.shot("phone-search")
}

// axePages are the pages that axe-core looks at.
var axePages = []string{"home", "method", "type", "codes", "findings", "finding", "coverage", "changes"}

// TestEveryKind opens one page of each kind, so that its scripts have run and its requests
// are seen.
func TestEveryKind(t *testing.T) {
	b := open(t, "index.html", 1440, 1000)
	for name, path := range somePages {
		b.visit(path)
		b.shot("wide-" + name)
	}
}

// TestAxe has axe-core look at pages, in light and in dark, on a desk and on a phone.
func TestAxe(t *testing.T) {
	if absent != "" {
		t.Skip(absent)
	}
	file := os.Getenv("B24_AXE")
	if file == "" {
		if os.Getenv("B24_REQUIRE_CHROMIUM") != "" {
			t.Fatal("B24_AXE does not name axe.min.js; .ci/site installs it")
		}
		t.Skip("B24_AXE does not name axe.min.js: .ci/site installs it")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "index.html", 1280, 900)
	for _, width := range []int64{1280, 375} {
		b.run(chromedp.EmulateViewport(width, 900))
		for _, scheme := range []string{"light", "dark"} {
			b.prefer(scheme)
			for _, name := range axePages {
				path := somePages[name]
				b.visit(path)
				if path == "index.html" {
					b.typed("deal")
				}
				b.axe(string(axe), fmt.Sprintf("%d %s %s", width, scheme, path))
			}
		}
	}
}

// axe reports the violations that are serious or worse.
func (b *tab) axe(script, where string) {
	b.t.Helper()
	eval[chromedp.Void](b, script)
	found := eval[[]string](b, `axe.run().then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical")
		.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")))`)
	for _, f := range found {
		b.t.Errorf("%s: %s", where, f)
	}
}
