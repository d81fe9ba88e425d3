package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// finding is a finding beside the page that has it, or in a list.
type finding struct {
	Kind    spec.FindingKind
	Href    string // where its kind is explained
	Page    string // of the documentation
	Section string
	Row     int
	Text    string
}

func (b *builder) findingsOf(page string) []finding {
	if page == "" {
		return nil
	}
	var out []finding
	for _, f := range b.findings[page] {
		out = append(out, finding{f.Kind, findingPath(f.Kind), f.Page, f.Section, f.Row, f.Text})
	}
	return out
}

func findingPath(k spec.FindingKind) string { return "findings/" + fileName(string(k)) + ".html" }

const findingsPath = "findings/index.html"

// findingsView is the page of all kinds of findings.
type findingsView struct {
	frame
	Known bool
	Total int
	Pages int
	Kinds []bar
}

// findingView is the page of a kind.
type findingView struct {
	frame
	Kind  spec.FindingKind
	About string
	Total int
	Pages []findingPage
}

// findingPage is a page of the documentation with its findings of a kind.
type findingPage struct {
	Page string // of the documentation
	// Of are the methods or the event that it documents, empty where it is about none.
	Of       []link
	Findings []finding
}

// addFindings adds the pages of findings.
func (b *builder) addFindings() {
	byKind := map[spec.FindingKind][]spec.Finding{}
	for _, f := range b.Source.Findings {
		byKind[f.Kind] = append(byKind[f.Kind], f)
	}
	b.add(findingsPath, "findings.html", func() any {
		return findingsView{
			frame: frameOf(findingsPath, "Findings", "findings"), Known: b.Source.Findings != nil,
			Total: len(b.Source.Findings), Pages: len(b.findings), Kinds: b.findingBars(),
		}
	})
	documenting := b.documenting()
	for kind, all := range byKind {
		b.add(findingPath(kind), "finding.html", func() any {
			return findingView{
				frame: frameOf(findingPath(kind), string(kind), "findings", link{"Findings", findingsPath}),
				Kind:  kind, About: aboutFindings[kind], Total: len(all), Pages: findingPages(all, documenting),
			}
		})
	}
}

// documenting are the methods and events by the page that documents them.
func (b *builder) documenting() map[string][]link {
	out := map[string][]link{}
	for _, p := range b.SDK.Packages {
		for _, m := range p.Methods() {
			out[m.Spec.Page] = append(out[m.Spec.Page], link{m.Spec.Name, b.methods[m]})
		}
		for _, e := range p.Events {
			out[e.Spec.Page] = append(out[e.Spec.Page], link{e.Spec.Name, b.events[e]})
		}
	}
	return out
}

func findingPages(all []spec.Finding, documenting map[string][]link) []findingPage {
	var out []findingPage
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b spec.Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), strings.Compare(a.Section, b.Section), cmp.Compare(a.Row, b.Row), strings.Compare(a.Text, b.Text))
	})
	for _, f := range sorted {
		last := len(out) - 1
		if last < 0 || out[last].Page != f.Page {
			out = append(out, findingPage{Page: f.Page, Of: documenting[f.Page]})
			last++
		}
		out[last].Findings = append(out[last].Findings, finding{Kind: f.Kind, Page: f.Page, Section: f.Section, Row: f.Row, Text: f.Text})
	}
	return out
}

// findingBars are the kinds of findings, the most frequent first.
func (b *builder) findingBars() []bar {
	counts := map[string]int{}
	for _, f := range b.Source.Findings {
		counts[string(f.Kind)]++
	}
	return bars(counts, func(kind string) string { return findingPath(spec.FindingKind(kind)) })
}

// aboutFindings say what the kinds of findings mean.
var aboutFindings = map[spec.FindingKind]string{
	"not-utf8":         "The page is not UTF-8 text.",
	"no-article":       "The page has no article to read.",
	"name-unclear":     "Title and examples name different methods.",
	"no-scope":         "The page states no scope.",
	"scope-in-words":   "The scope depends on something said in words.",
	"empty-name":       "The name of a field is lost in the markup.",
	"no-type":          "A field has no type.",
	"no-params":        "There is neither a table of parameters nor a word that there are none.",
	"loose-table":      "No field leads to a table of fields.",
	"unknown-table":    "The header of a table says nothing that is known.",
	"no-result":        "There is neither a table nor an example of the result.",
	"result-unplaced":  "A row of a flat result is not in the example.",
	"rows-not-shown":   "An object has rows that no example of it has.",
	"result-differs":   "Table and example disagree.",
	"no-rows":          "The method pages, but its rows are not found.",
	"bad-example":      "An example is not valid JSON.",
	"no-errors":        "There are neither error codes nor a word that there are none.",
	"code-in-words":    "An error is described without a code.",
	"default-in-words": "A default is described, not given.",
	"replacement-text": "A replacement is not the name of a method.",
	"over-limit":       "The page has more of something than any real page.",
	"duplicate-field":  "Two rows of a table are about one parameter.",
	"duplicate-method": "Two pages document one method.",
	"duplicate-event":  "Two pages document one event.",
}
