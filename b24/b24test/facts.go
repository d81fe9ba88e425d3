package b24test

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Facts are what the documentation says of methods, in the form in which b24gen exports
// it (b24gen export json): {"methods": [{"name", "api", "params", "result", "examples"}],
// "types": [{"name", "fields"}]}. Other keys are not looked at.
type Facts struct {
	Methods []MethodFacts `json:"methods"`
	Types   []FieldFacts  `json:"types"` // objects that fields refer to
}

// MethodFacts are the facts of one method.
type MethodFacts struct {
	Name        string       `json:"name"`
	API         string       `json:"api"` // v2 or v3
	Positional  bool         `json:"positional"`
	Params      []FieldFacts `json:"params"`
	ParamsShown []FieldFacts `json:"params_shown"` // those that only examples have
	AnyOf       [][]string   `json:"any_of"`       // paths, of each group of which a call needs one
	Result      FieldFacts   `json:"result"`
	List        *ListFacts   `json:"list"`
	Errors      []struct {
		Code   string `json:"code"`
		Status int    `json:"status"`
	} `json:"errors"`
	Examples struct {
		Response []string `json:"response"` // whole answers, in JSON
	} `json:"examples"`
}

// ListFacts say how a method pages through rows.
type ListFacts struct {
	By   string `json:"by"`
	Rows string `json:"rows"` // where they are below result
	ID   string `json:"id"`
}

// FieldFacts are the facts of a parameter, a field, a result or a type.
type FieldFacts struct {
	Name string `json:"name"`
	Type string `json:"type"` // in the words of the documentation
	Seen string `json:"seen"` // what its examples have instead
	Key  string `json:"key"`  // what its examples call it
	Ref  string `json:"ref"`  // the type that has its fields
	Wire string `json:"wire"` // how examples spell its values
	// Required is true, false, or "unknown".
	Required any `json:"required"`
	// Conditional says that it is required only under a condition.
	Conditional bool `json:"conditional"`
	// Pattern says that the name stands for others.
	Pattern bool `json:"pattern"`
	// Omitted says that an example leaves a required one out.
	Omitted  bool         `json:"omitted"`
	Enum     []string     `json:"enum"`
	Fields   []FieldFacts `json:"fields"`
	Shown    []FieldFacts `json:"shown"` // those that only examples have
	Variants []struct {
		Fields []FieldFacts `json:"fields"`
	} `json:"variants"`
}

// facts are those of a portal.
type facts struct {
	methods map[scriptKey]*MethodFacts
	types   map[string]FieldFacts
	kept    map[scriptKey]Answer // of the services that keep rows
}

// factsKey is the name of a method in any spelling, as portals take it.
func factsKey(method string, v3 bool) scriptKey { return scriptKey{strings.ToLower(method), v3} }

// Load reads facts. From then on a method that has no answer by [Portal.Handle] answers
// with the documentation's own example, or with a made-up value of its type where there is
// none; a method that takes a file and was sent none answers with an address for it. Where
// [Portal.Check] is set, parameters are held against the facts.
func (p *Portal) Load(text []byte) error {
	var f Facts
	if err := json.Unmarshal(text, &f); err != nil {
		return fmt.Errorf("b24test: facts: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.facts.methods == nil {
		p.facts = facts{map[scriptKey]*MethodFacts{}, map[string]FieldFacts{}, map[scriptKey]Answer{}}
	}
	for i := range f.Methods {
		m := &f.Methods[i]
		p.facts.methods[factsKey(m.Name, m.API == "v3")] = m
	}
	for _, t := range f.Types {
		p.facts.types[t.Name] = t
	}
	return nil
}

// factsOf are the facts of the method that a call is for, nil where none are known.
func (p *Portal) factsOf(c *Call) *MethodFacts {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.facts.methods[factsKey(c.Method, c.V3)]
}

// answer is what a call of a method gets by the facts, nil where none are known.
func (p *Portal) factualAnswer(c *Call) Answer {
	key := factsKey(c.Method, c.V3)
	if answer := p.facts.kept[key]; answer != nil {
		return answer
	}
	m := p.facts.methods[key]
	switch {
	case m == nil:
		return nil
	case m.file() != nil:
		return p.takesFile(m)
	default:
		return func(*Call) Reply { return p.facts.reply(m) }
	}
}

// reply is the example of the documentation, or what is made up in its place.
func (f *facts) reply(m *MethodFacts) Reply {
	if result, total := m.example(); result != nil {
		return Reply{Result: result, Total: total} // next is left out: there is one page
	}
	return Reply{Result: f.sample(m.Result, 0)}
}

// example is the first example of an answer that is a success, and its total.
func (m *MethodFacts) example() (json.RawMessage, *int) {
	for _, text := range m.Examples.Response {
		var example struct {
			Result json.RawMessage `json:"result"`
			Total  *int            `json:"total"`
		}
		if json.Unmarshal([]byte(text), &example) == nil && example.Result != nil {
			return example.Result, example.Total
		}
	}
	return nil, nil
}
