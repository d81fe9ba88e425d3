package codec

import (
	"bytes"
	"strconv"
	"strings"
)

// Mismatch is a value that does not fit its Go type.
type Mismatch struct {
	Path    string // items[3].byId.n7.closeDate
	Pattern string // items[].byId.*.closeDate
	Saw     string // the beginning of the value, in JSON, with the secrets that are in it
	Want    string // the Go type
}

// maxMisfits is how many misfits of one text are kept; the rest is counted.
const maxMisfits = 100

// misfits are the values of one text that do not fit.
//
// Their paths are built on the way out, so that reading costs nothing where
// everything fits: each level adds its own step to what was met within it since
// a mark, which is the count at that time.
type misfits struct {
	count int
	kept  []misfit // the first maxMisfits
}

type misfit struct {
	saw, want string
	steps     []step // from the value up
}

// step is one step of a path: the name of a field, an index, or a name that is
// data, as the keys of maps are.
type step struct {
	name string
	kind stepKind
}

type stepKind uint8

const (
	fieldStep stepKind = iota
	indexStep
	dataStep
)

func fieldNamed(name string) step { return step{name, fieldStep} }
func itemAt(index int) step       { return step{strconv.Itoa(index), indexStep} }
func dataNamed(name string) step  { return step{shortName(name), dataStep} }

// shortName keeps paths short whatever the names in a text are.
func shortName(name string) string {
	const most = 60
	if len(name) <= most {
		return name
	}
	return string(bytes.ToValidUTF8([]byte(name[:most]), nil)) + "..."
}

// full tells whether what is met now is only counted.
func (m *misfits) full() bool { return len(m.kept) >= maxMisfits }

func (m *misfits) add(saw, want string) {
	if m.count++; !m.full() {
		m.kept = append(m.kept, misfit{saw: saw, want: want})
	}
}

// within adds a step to what was met since the mark.
func (m *misfits) within(mark int, s step) {
	for i := min(mark, maxMisfits); i < len(m.kept); i++ {
		m.kept[i].steps = append(m.kept[i].steps, s)
	}
}

// forget drops what was met since the mark.
func (m *misfits) forget(mark int) {
	m.count = mark
	m.kept = m.kept[:min(mark, maxMisfits)]
}

// mismatches are those that were kept, nil for none.
func (m *misfits) mismatches() []Mismatch {
	var out []Mismatch
	for _, k := range m.kept {
		path, pattern := k.path()
		out = append(out, Mismatch{Path: path, Pattern: pattern, Saw: k.saw, Want: k.want})
	}
	return out
}

// path is the way down to the value, with the data on it and without.
func (m misfit) path() (path, pattern string) {
	var p, q strings.Builder
	for i := len(m.steps) - 1; i >= 0; i-- {
		s := m.steps[i]
		if s.kind == indexStep {
			p.WriteString("[" + s.name + "]")
			q.WriteString("[]")
			continue
		}
		if p.Len() > 0 {
			p.WriteByte('.')
			q.WriteByte('.')
		}
		p.WriteString(s.name)
		if s.kind == dataStep {
			q.WriteByte('*')
		} else {
			q.WriteString(s.name)
		}
	}
	return p.String(), q.String()
}
