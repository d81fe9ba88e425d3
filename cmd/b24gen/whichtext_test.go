package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/templates"
)

// TestLists: many methods are put together by services, and what is too long is cut, unless all
// of it is asked for.
func TestLists(t *testing.T) {
	var methods, fields []templates.Entry
	for i := range 120 {
		methods = append(methods, templates.Entry{
			Kind: templates.KindMethod, REST: fmt.Sprintf("crm.deal%d.method%d", i/3, i), Dir: "crm", Go: fmt.Sprintf("Deal%dService.Method%d", i/3, i), Deprecated: i == 1,
		})
		fields = append(fields, templates.Entry{
			Kind: templates.KindType, Dir: []string{"crm", "im", "crm"}[i%3], Go: "Deal", Params: []templates.IndexParam{{Key: "ID", Go: "ID", Type: "b24.ID"}},
		})
	}
	of := func(entries []templates.Entry, all bool) (lines []string) {
		var out bytes.Buffer
		printEntries(&out, entries, "ID", all)
		return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	}
	if got := of(methods[:40], false); len(got) != 40 || got[1] != "crm.deal0.method1    method  crm.Deal0Service.Method1    deprecated" {
		t.Errorf("%d lines, %q", len(got), got[1])
	}
	if got, want := of(methods, false), "crm.deal0.   methods  crm.Deal0Service   Method0, Method1 (deprecated), Method2"; len(got) != 40 || got[0] != want {
		t.Errorf("%d lines, the first %q, want %q", len(got), got[0], want)
	}
	if got, want := of(fields, false), "and 20 others; --all lists them, crm.ID finds fewer"; len(got) != 101 || got[100] != want {
		t.Errorf("%d lines, the last %q, want %q", len(got), got[len(got)-1], want)
	}
	types := slices.Repeat([]templates.Entry{{Kind: templates.KindType, Dir: "crm", Go: "Deal"}}, 120)
	got, want := of(slices.Concat(fields, types), false), "and 20 others and 120 with such fields; --all lists them, more of the name finds fewer"
	if len(got) != 101 || got[0] != "Deal  type  crm.Deal" || got[100] != want {
		t.Errorf("%d lines, the first %q, the last %q, want %q", len(got), got[0], got[len(got)-1], want)
	}
	one := templates.Entry{Kind: templates.KindType, Dir: "crm", Go: "Deal", Params: slices.Repeat(fields[0].Params, 90)}
	if got := of([]templates.Entry{one, methods[0]}, false); len(got) != 91 || !strings.HasPrefix(got[0], "crm.deal0.method0") || got[90] != "Deal  type  crm.Deal  ID  ID  b24.ID" {
		t.Errorf("a method and 90 fields are %q", got)
	}
	wide := templates.Entry{Kind: templates.KindType, Dir: "crm", Go: "Wide", Params: slices.Repeat(fields[0].Params, 3)}
	if got := of(slices.Repeat([]templates.Entry{wide}, 41), false); len(got) != 41 || got[0] != "Wide  type  crm.Wide  ID, ID, ID" {
		t.Errorf("%d lines, the first %q", len(got), got[0])
	}
	for _, entries := range [][]templates.Entry{methods, fields} {
		if got := of(entries, true); len(got) != 120 || strings.HasSuffix(got[0], " ") {
			t.Errorf("%d lines, want all, of which the first is %q", len(got), got[0])
		}
	}
}

// TestHidden: what a terminal would act upon is written as an escape, and a name is one line.
func TestHidden(t *testing.T) {
	const odd, want = "a\x1b[2J\n\tb\u202e", `a\x1b[2J\n\tb\u202e`
	e := templates.Entry{
		Kind: odd, REST: odd, Package: odd, Go: odd, Import: odd, Page: odd, Scopes: []string{odd}, Codes: []string{odd}, Methods: []string{odd},
		Params: []templates.IndexParam{{Key: odd, Go: odd, Type: odd}},
	}
	var one, several bytes.Buffer
	printEntry(&one, odd, e)
	printEntries(&several, []templates.Entry{e, e}, odd, true)
	for out, n := range map[string]int{one.String(): 13, several.String(): 12} {
		if strings.ContainsAny(out, "\x1b\t\u202e") || strings.Count(out, want) != n {
			t.Errorf("%d times in\n%s", strings.Count(out, want), out)
		}
	}
}
