package site

import (
	"slices"

	"github.com/b24gen/b24gen/model"
)

// row is a field on a page.
type row struct {
	Name string // the key in JSON
	Type string // in the words of the documentation
	// Mark says how far the field is required.
	Mark string
	Go   string // name in Go
	Is   []link // type in Go, with links to its parts
	// Notes are further facts, Prose is what the documentation says.
	Notes []note
	Prose string
	Why   []reason
	Rows  []row
	// Inside is the number of fields of the object, also where they are not shown, and
	// More leads to them then.
	Inside int
	More   string
}

// mostRows bounds how many rows are shown of what a method takes, and of what it gives:
// the page of a method stays small, and what is deeper has a page of its own.
const mostRows = 90

// tree shows a struct: its fields and, level by level, those of the objects inside it, as
// long as there is room.
func (b *builder) tree(s *model.Struct) []row {
	rows := b.rows(s)
	type level struct {
		rows  []row
		of    *model.Struct
		above []*model.Struct
	}
	queue := []level{{rows, s, nil}}
	for room := mostRows - len(rows); len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		above := append(slices.Clone(at.above), at.of)
		for i, f := range at.of.Fields {
			inside := structIn(f.Type)
			if inside == nil {
				continue
			}
			r := &at.rows[i]
			r.Inside = len(inside.Fields)
			if slices.Contains(above, inside) || len(inside.Fields) > room {
				r.More = b.types[inside]
				continue
			}
			room -= len(inside.Fields)
			r.Rows = b.rows(inside)
			queue = append(queue, level{r.Rows, inside, above})
		}
	}
	return rows
}

func (b *builder) rows(s *model.Struct) []row {
	out := make([]row, 0, len(s.Fields)+len(s.Patterns))
	for _, f := range s.Fields {
		out = append(out, b.row(s, f))
	}
	for _, p := range s.Patterns {
		out = append(out, row{Name: p, Notes: []note{{Text: "stands for other names; their values are in Extra"}}})
	}
	return out
}

func (b *builder) row(s *model.Struct, f model.Field) row {
	facts := f.Facts
	return row{
		Name: f.Key, Type: facts.Type, Mark: mark(s, f), Go: f.Name, Is: b.goType(f.Type),
		Notes: b.notes(f), Prose: facts.Description, Why: b.reasons(s, f),
	}
}

// mark says how far the field is required, or promised by an event.
func mark(s *model.Struct, f model.Field) string {
	if f.Undocumented {
		return "kept by a pin"
	}
	return s.Demands(f)
}

// goType is a type in Go, with links to what is declared in the SDK.
func (b *builder) goType(t model.Type) []link {
	switch t := t.(type) {
	case model.List:
		return after("[]", b.goType(t.Of))
	case model.Map:
		return after("map[string]", b.goType(t.Of))
	case model.Pointer:
		return after("*", b.goType(t.To))
	case model.Either:
		both := slices.Concat(after("b24.Either[", b.goType(t.One)), after(", ", b.goType(t.Other)))
		return append(both, link{Text: "]"})
	case nil:
		return nil
	}
	return []link{{t.String(), b.types[t]}}
}

func after(text string, rest []link) []link {
	if len(rest) > 0 && rest[0].Href == "" {
		rest[0].Text = text + rest[0].Text
		return rest
	}
	return append([]link{{Text: text}}, rest...)
}

// structIn is the first struct among the parts of the type, nil without one.
func structIn(t model.Type) *model.Struct {
	if t == nil {
		return nil
	}
	for _, part := range model.Parts(t) {
		if s, ok := part.(*model.Struct); ok {
			return s
		}
	}
	return nil
}
