package changelog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
)

// section is a part of the log in text and Markdown.
type section struct {
	title string
	count int
	// open sections are shown at once, the others on a click.
	open bool
	// counted sections have the numbers of changes, and none of them one by one.
	counted bool
	groups  []group
}

// group is entries of one kind.
type group struct {
	kind    string
	why     string
	entries []entry
}

// sections are the parts of the log, in the order of reports. First the Go API, of which
// somebody has to see what breaks and what needs a decision: then what is new, what pins keep,
// and the rest. What the pages of the REST API did stands behind that.
func (l Log) sections() []section {
	rest, api := l.sides()[0], l.sides()[1]
	additions, others := partition(api.entries, func(e entry) bool { return isNew[e.kind] })
	kept, decisions, unneeded := l.pins()
	breaking := l.section(api.name+", "+changes.Breaking.String(), changes.Breaking, others)
	breaking.open = true
	out := []section{
		breaking,
		pinSection(undecided, decisions, func(o released.Outcome) (string, string) { return string(o.Kind), o.Why }),
		l.section(api.name+", new", changes.Compatible, additions),
		pinSection(api.name+", kept for compatibility", kept, func(o released.Outcome) (string, string) {
			return string(o.Kind) + ", " + string(o.State), reasons[o.State]
		}),
		pinSection(api.name+", pins no longer needed", unneeded, func(o released.Outcome) (string, string) {
			return string(o.Kind), reasons[o.State]
		}),
		l.section(api.name+", "+changes.Compatible.String(), changes.Compatible, others),
		l.section(api.name+", "+changes.Documentation.String(), changes.Documentation, others),
	}
	for _, class := range changes.Classes() {
		out = append(out, l.section(rest.name+", "+class.String(), class, rest.entries))
	}
	return slices.DeleteFunc(out, func(s section) bool { return s.count == 0 })
}

// isNew are the kinds of change that users of an SDK get more by.
var isNew = map[changes.Kind]bool{
	changes.PackageAdded: true, changes.GoTypeAdded: true, changes.GoFieldAdded: true, changes.GoMethodAdded: true, changes.GoFuncAdded: true, changes.GoConstAdded: true,
}

var reasons = map[released.State]string{
	released.Restated: "the documentation gives another form; the released one stays",
	released.Gone:     "the documentation no longer has it; it stays, marked as deprecated",
	released.Unneeded: "the documentation gives the released form by itself; b24gen run --pin removes the pin",
}

func partition(all []entry, in func(entry) bool) (yes, no []entry) {
	for _, e := range all {
		if in(e) {
			yes = append(yes, e)
		} else {
			no = append(no, e)
		}
	}
	return yes, no
}

// section has the changes of a class by kind, the most frequent first.
func (l Log) section(title string, class changes.Class, entries []entry) section {
	s := section{title: title, counted: !l.listed(class)}
	byKind := map[changes.Kind][]entry{}
	for _, e := range entries {
		if e.kind.Class() == class {
			byKind[e.kind] = append(byKind[e.kind], e)
			s.count++
		}
	}
	for kind, entries := range byKind {
		s.groups = append(s.groups, group{string(kind), kind.Why(), entries})
	}
	s.sort()
	return s
}

func (s *section) sort() {
	slices.SortFunc(s.groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(len(b.entries), len(a.entries)), strings.Compare(a.kind, b.kind), strings.Compare(a.why, b.why))
	})
}

// pins are the pins that hold, those that need a decision, and those that are no longer
// needed. What needs a decision is not among those that hold.
func (l Log) pins() (kept, decisions, unneeded []released.Outcome) {
	for _, o := range l.Pins {
		switch {
		case o.State == released.Unneeded:
			unneeded = append(unneeded, o)
		case o.NeedsDecision():
			decisions = append(decisions, o)
		default:
			kept = append(kept, o)
		}
	}
	return kept, decisions, unneeded
}

// undecided is the title of what somebody has to decide about.
const undecided = "Go API, needs a decision"

// pinSection groups pins by what describe says: a kind, and why.
func pinSection(title string, pins []released.Outcome, describe func(released.Outcome) (kind, why string)) section {
	s := section{title: title, count: len(pins), open: title == undecided}
	byKind := map[[2]string][]entry{}
	for _, o := range pins {
		kind, why := describe(o)
		e := entry{where: o.Package + "." + o.Symbol, old: o.Form(), new: o.Documented}
		byKind[[2]string{kind, why}] = append(byKind[[2]string{kind, why}], e)
	}
	for key, entries := range byKind {
		s.groups = append(s.groups, group{key[0], key[1], entries})
	}
	s.sort()
	return s
}

// lists is the three lists in numbers.
func (l Log) lists() string {
	additions, _ := partition(l.sides()[1].entries, func(e entry) bool { return isNew[e.kind] })
	kept, decisions, unneeded := l.pins()
	text := fmt.Sprintf("new: %d, kept for compatibility: %d, decisions: %d", len(additions), len(kept), len(decisions))
	if len(unneeded) > 0 {
		text += fmt.Sprintf(", pins no longer needed: %d", len(unneeded))
	}
	return text
}

// pinned is a pin in JSON.
type pinned struct {
	Package    string         `json:"package"`
	Symbol     string         `json:"symbol"`
	Kind       spec.PinKind   `json:"kind"`
	State      released.State `json:"state"`
	Released   string         `json:"released,omitempty"`
	Documented string         `json:"documented,omitempty"`
	Since      string         `json:"since,omitempty"`
	Decision   bool           `json:"decision,omitempty"`
	Why        string         `json:"why,omitempty"`
}

func (l Log) jsonPins() []pinned {
	out := []pinned{}
	for _, o := range l.Pins {
		out = append(out, pinned{o.Package, o.Symbol, o.Kind, o.State, o.Form(), o.Documented, o.Since, o.NeedsDecision(), o.Why})
	}
	return out
}
