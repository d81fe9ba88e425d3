package model

import (
	"io"

	"github.com/b24gen/b24gen/spec"
	"gopkg.in/yaml.v3"
)

// WriteYAML writes the model as it is to be read: each package with its services and
// their methods, each struct with its fields, and beside each type what decided it.
func (s *SDK) WriteYAML(w io.Writer) error {
	var doc struct {
		Packages []packageYAML `yaml:"packages"`
	}
	for _, p := range s.Packages {
		doc.Packages = append(doc.Packages, p.yaml())
	}
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(doc); err != nil {
		return err
	}
	return e.Close()
}

type packageYAML struct {
	Name     string        `yaml:"package"`
	API      spec.API      `yaml:"api"`
	Import   string        `yaml:"import,omitempty"`
	Services []serviceYAML `yaml:"services,omitempty"`
	Events   []eventYAML   `yaml:"events,omitempty"`
	Codes    []line        `yaml:"codes,omitempty"`
	Shared   typesYAML     `yaml:",inline"`
}

type serviceYAML struct {
	REST    string       `yaml:"service"`
	Type    string       `yaml:"type"`
	New     string       `yaml:"new"`
	Field   string       `yaml:"field,omitempty"`
	Pinned  bool         `yaml:"pinned,omitempty"`
	Methods []methodYAML `yaml:"methods"`
	Types   typesYAML    `yaml:",inline"`
}

type methodYAML struct {
	REST     string    `yaml:"method"`
	Name     string    `yaml:"name"`
	Iterator string    `yaml:"iterator,omitempty"`
	Pinned   bool      `yaml:"pinned,omitempty"`
	Page     string    `yaml:"page"`
	Params   string    `yaml:"params"`
	Result   line      `yaml:"result"`
	Rows     string    `yaml:"rows,omitempty"`
	Codes    []string  `yaml:"codes,omitempty,flow"`
	Types    typesYAML `yaml:",inline"`
}

type eventYAML struct {
	REST  string    `yaml:"event"`
	Name  string    `yaml:"const"`
	Page  string    `yaml:"page"`
	Data  line      `yaml:"data"`
	Types typesYAML `yaml:",inline"`
}

type typesYAML struct {
	Structs []structYAML `yaml:"structs,omitempty"`
	Enums   []enumYAML   `yaml:"enums,omitempty"`
}

type structYAML struct {
	Name       string   `yaml:"struct"`
	Pinned     bool     `yaml:"pinned,omitempty"`
	Role       Role     `yaml:"role"`
	Parent     string   `yaml:"in,omitempty"`
	Documented string   `yaml:"documented,omitempty"`
	Page       string   `yaml:"page,omitempty"`
	Fields     []line   `yaml:"fields,omitempty"`
	Patterns   []string `yaml:"patterns,omitempty,flow"`
}

type enumYAML struct {
	Name   string `yaml:"enum"`
	Parent string `yaml:"in,omitempty"`
	Field  string `yaml:"field"`
	Values []line `yaml:"values"`
}

// line is something that stands on one line: a field, a type, a constant.
type line struct {
	Name     string     `yaml:"name,omitempty"`
	Key      string     `yaml:"key,omitempty"`
	Text     string     `yaml:"text,omitempty"`
	Type     string     `yaml:"type,omitempty"`
	Why      *Evidence  `yaml:"why,omitempty"`
	Open     OpenReason `yaml:"open,omitempty"`
	Pinned   bool       `yaml:"pinned,omitempty"`
	Evidence []Evidence `yaml:"evidence,omitempty"`
}

// MarshalYAML puts the line on one line.
func (l line) MarshalYAML() (any, error) {
	type plain line
	var n yaml.Node
	err := n.Encode(plain(l))
	n.Style = yaml.FlowStyle
	return &n, err
}

func (p *Package) yaml() packageYAML {
	out := packageYAML{Name: p.Name, API: p.API, Import: p.ImportPath, Shared: p.Shared.yaml()}
	for _, s := range p.Services {
		service := serviceYAML{REST: s.REST, Type: s.Type, New: s.New, Field: s.Field, Pinned: s.Pinned, Types: s.Types.yaml()}
		for _, m := range s.Methods {
			service.Methods = append(service.Methods, m.yaml())
		}
		out.Services = append(out.Services, service)
	}
	for _, e := range p.Events {
		out.Events = append(out.Events, eventYAML{
			REST: e.Spec.Name, Name: e.Const, Page: e.Spec.Page, Data: line{Name: e.Alias, Type: e.Data.String(), Why: &e.Why}, Types: e.Types.yaml(),
		})
	}
	for _, c := range p.Codes {
		out.Codes = append(out.Codes, line{Name: c.Name, Text: c.Text})
	}
	return out
}

func (m *Method) yaml() methodYAML {
	out := methodYAML{
		REST: m.Spec.Name, Name: m.Name, Iterator: m.Iterator, Pinned: m.Pinned, Page: m.Spec.Page,
		Params: m.Params.Name, Result: line{Type: m.Result.String(), Why: &m.Why}, Types: m.Types.yaml(),
	}
	if m.Rows != nil {
		out.Rows = m.Rows.Type.String()
	}
	for _, c := range m.Codes {
		if c.Code != nil {
			out.Codes = append(out.Codes, c.Code.Name)
		}
	}
	return out
}

func (t Types) yaml() typesYAML {
	var out typesYAML
	for _, s := range t.Structs {
		out.Structs = append(out.Structs, s.yaml())
	}
	for _, e := range t.Enums {
		enum := enumYAML{Name: e.Name, Parent: e.Parent.Name, Field: e.Documented}
		for _, v := range e.Values {
			enum.Values = append(enum.Values, line{Name: v.Name, Text: v.Text})
		}
		out.Enums = append(out.Enums, enum)
	}
	return out
}

func (s *Struct) yaml() structYAML {
	out := structYAML{Name: s.Name, Pinned: s.Pinned, Role: s.Role, Documented: s.Documented, Page: s.Page, Patterns: s.Patterns}
	if s.Parent != nil {
		out.Parent = s.Parent.Name
	}
	for _, f := range s.Fields {
		l := line{Name: f.Name, Key: f.Key, Type: f.Type.String(), Why: &f.Why, Pinned: f.Pinned, Open: f.Open()}
		if all := s.Evidence(f); len(all) > 1 || len(all) == 1 && all[0].By != f.Why.By {
			l.Evidence = all
		}
		out.Fields = append(out.Fields, l)
	}
	return out
}
