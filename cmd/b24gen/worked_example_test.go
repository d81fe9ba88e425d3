package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/changes"
)

// workedExample is the guide that shows what changed between two saved sites.
const workedExample = "../../docs/changes.md"

// The parts of the guide that this test holds.
const (
	summaryBegins = "compared with `b24gen diff`:\n\n"
	summaryEnds   = "\nEntries checked by hand"
)

// TestWorkedExample holds the numbers in the guide, and the entries that were
// checked by hand, against what the program says of the sites today.
func TestWorkedExample(t *testing.T) {
	sites := archives(t)
	old, new := sites[len(sites)-2], sites[len(sites)-1]
	log := parseLog(string(generated(t, "diff", old, new, "-v")))
	guide, err := os.ReadFile(workedExample)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(guide), summaryBegins)
	summary, after, ok2 := strings.Cut(rest, summaryEnds)
	if !ok1 || !ok2 {
		t.Fatalf("%s: no summary between %q and %q", workedExample, summaryBegins, summaryEnds)
	}
	if want := log.summary(); *update {
		guide = []byte(before + summaryBegins + want + summaryEnds + after)
		if err := os.WriteFile(workedExample, guide, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if d := cmp.Diff(want, summary); d != "" {
		t.Errorf("%s (-program +guide), see -update:\n%s", workedExample, d)
	}
	checked := 0
	for line := range strings.Lines(after) {
		cell, _, ok := strings.Cut(strings.TrimPrefix(line, "| "), " | ")
		if !ok || !strings.HasPrefix(line, "| ") || cell == "entry" {
			continue
		}
		checked++
		if !log.printed[cell] {
			t.Errorf("%s: the program does not print %q any more", workedExample, cell)
		}
	}
	if checked < 20 {
		t.Errorf("%s: %d entries checked by hand, want 20", workedExample, checked)
	}
}

// changeLog is what a diff says of the REST API.
type changeLog struct {
	head    string            // its first lines
	columns map[string][]kind // by class
	printed map[string]bool   // the changes, each with its kind
}

type kind struct{ name, count string }

func parseLog(text string) changeLog {
	log := changeLog{columns: map[string][]kind{}, printed: map[string]bool{}}
	class := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		kinds := log.columns[class]
		if entry, ok := strings.CutPrefix(line, "    "); ok {
			log.printed[kinds[len(kinds)-1].name+": "+entry] = true
		} else if group, ok := strings.CutPrefix(line, "  "); ok {
			name, rest, _ := strings.Cut(group, ", ")
			count, _, _ := strings.Cut(rest, ":")
			log.columns[class] = append(kinds, kind{name, count})
		} else if strings.HasPrefix(line, "Go API, ") {
			class = line // which the summary leaves out
		} else if _, after, ok := strings.Cut(line, "REST API, "); ok {
			class = after
		} else if class == "" && line != "" {
			log.head += "    " + line + "\n"
		}
	}
	return log
}

func generated(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(args, &stdout, &stderr); code != exitFine {
		t.Fatalf("b24gen %v: exit code %d\n%s", args, code, &stderr)
	}
	return stdout.Bytes()
}

// summary is the head of the log, and a table of the kinds of change.
func (l changeLog) summary() string {
	out := l.head + "\n| REST API, breaking | | compatible | | documentation only | |\n|---|---:|---|---:|---|---:|\n"
	for row := range tableRows {
		line := "|"
		for _, class := range changes.Classes() {
			line += cell(l.columns[class.String()], row)
		}
		out += line + "\n"
	}
	return out
}

// tableRows is the length of the table; rarer kinds share the last row.
const tableRows = 14

func cell(kinds []kind, row int) string {
	switch {
	case row >= len(kinds):
		return " | |"
	case row < tableRows-1 || len(kinds) == tableRows:
		return fmt.Sprintf(" %s | %s |", kinds[row].name, kinds[row].count)
	}
	sum := 0
	for _, k := range kinds[row:] {
		n, _ := strconv.Atoi(k.count)
		sum += n
	}
	return fmt.Sprintf(" %d other kinds | %d |", len(kinds)-row, sum)
}
