package spec

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Pins keep the Go API that is released: by the folder of the package and the Go name,
// the declarations that the documentation would change or take away now. Only what
// deviates is here. docs/stability.md explains the file's form.
type Pins map[string]map[string]Pin

// Pin is the released form of one declaration. It says enough to make the declaration
// anew, so that it holds whether the documentation restates a thing or drops it.
type Pin struct {
	Kind PinKind `yaml:"kind"`
	// Type is the Go type: of the field, the result, the rows, the constant; or what
	// the alias stands for.
	Type string `yaml:"type,omitempty"`
	// Documented is what the documentation gives instead, empty where it has nothing.
	Documented string `yaml:"documented,omitempty"`
	// Since is the latest version when the pin was made, empty before the first.
	Since string `yaml:"since,omitempty"`
	// Accepted says that the form stays although it cannot hold what Documented says.
	Accepted bool `yaml:"accepted,omitempty"`

	// Key is the JSON key of a field. Required fields are sent without a value too,
	// quoted ones in quotes.
	Key      string `yaml:"key,omitempty"`
	Required bool   `yaml:"required,omitempty"`
	Quoted   bool   `yaml:"quoted,omitempty"`
	// Value is the text of a constant.
	Value string `yaml:"value,omitempty"`
	// REST is the name of a method or a service in the API, New the constructor of a
	// service, Field what holds it in the package's root, where that is not the type
	// without Service.
	REST  string `yaml:"rest,omitempty"`
	New   string `yaml:"new,omitempty"`
	Field string `yaml:"field,omitempty"`
	// Params is the type of a method's parameters.
	Params     string `yaml:"params,omitempty"`
	Positional bool   `yaml:"positional,omitempty"`
	Idempotent bool   `yaml:"idempotent,omitempty"`
	// Of is the Go method whose rows are iterated over, List how it pages.
	Of   string `yaml:"of,omitempty"`
	List *List  `yaml:"list,omitempty"`
	// Filter and Order are the parameters that read rows beyond an id, FilterID the id
	// in them, where these are not filter, order and the list's own id.
	Filter   string `yaml:"filter,omitempty"`
	Order    string `yaml:"order,omitempty"`
	FilterID string `yaml:"filterID,omitempty"`
	// Fields are those of a struct, or of a method's parameters.
	Fields []PinnedField `yaml:"fields,omitempty"`
	// Values are the constants of an enum: their texts by their names.
	Values map[string]string `yaml:"values,omitempty"`
}

// PinnedField is a field of a pinned struct.
type PinnedField struct {
	Name     string `yaml:"name"`
	Type     string `yaml:"type"`
	Key      string `yaml:"key"`
	Required bool   `yaml:"required,omitempty"`
	Quoted   bool   `yaml:"quoted,omitempty"`
}

// PinKind is what a pin keeps.
type PinKind string

// The kinds of pins.
const (
	PinField   PinKind = "field"   // a field, or its type
	PinResult  PinKind = "result"  // the type of a method's result
	PinRows    PinKind = "rows"    // an iterator, or the type of its rows
	PinMethod  PinKind = "method"  // a method
	PinService PinKind = "service" // a service, or its constructor
	PinStruct  PinKind = "struct"  // a struct
	PinEnum    PinKind = "enum"    // a type of texts with its constants
	PinAlias   PinKind = "alias"   // another name for a type
	PinConst   PinKind = "const"   // a constant
)

// needs are the keys that pins of each kind must have.
var needs = map[PinKind][]string{
	PinField: {"type", "key"}, PinResult: {"type"}, PinRows: {"type", "of"}, PinMethod: {"rest", "params", "type"},
	PinService: {"rest", "new"}, PinStruct: {}, PinEnum: {}, PinAlias: {"type"}, PinConst: {"value"},
}

// LoadPins reads a file of pins. One that is not there yet holds none. All its problems
// are reported, joined.
func LoadPins(name string) (Pins, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Pins{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	p := Pins{}
	if err := ReadStrict(name, data, &p); err != nil {
		return nil, err
	}
	return p, p.validate(name)
}

func (p Pins) validate(where string) error {
	var all problems
	for dir, symbols := range p.All() {
		for symbol, pin := range symbols {
			pin.validate(&all, below(below(where, dir), symbol), symbol)
		}
	}
	slices.SortFunc(all, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(all...)
}

// Validate says what is wrong with the pin of a symbol, joined; nil if nothing is.
func (p Pin) Validate(symbol string) error {
	var all problems
	p.validate(&all, symbol, symbol)
	return errors.Join(all...)
}

func (p Pin) validate(all *problems, where, symbol string) {
	owner, member, isMember := strings.Cut(symbol, ".")
	exported(all, where, "the pin's name", owner)
	if isMember {
		exported(all, where, "the pin's name", member)
	}
	goType(all, where, p.Type)
	keys, ok := needs[p.Kind]
	if !ok {
		all.add(where, "kind is %q, want one of %q", p.Kind, slices.Sorted(maps.Keys(needs)))
		return
	}
	has := map[string]string{"type": p.Type, "key": p.Key, "of": p.Of, "rest": p.REST, "params": p.Params, "new": p.New, "value": p.Value}
	for _, key := range keys {
		if has[key] == "" {
			all.add(where, "a pin of kind %s needs the key %s", p.Kind, key)
		}
	}
	if p.Kind == PinAlias && p.Type == symbol {
		all.add(where, "%s stands for itself", symbol)
	}
	for _, f := range p.Fields {
		exported(all, where, "a field", f.Name)
		goType(all, where, f.Type)
		if f.Type == symbol {
			all.add(where, "%s holds itself in %s: want *%s", symbol, f.Name, symbol)
		}
	}
	for name := range p.Values {
		exported(all, where, "a value", name)
	}
	if p.Field != "" {
		exported(all, where, "field", p.Field)
	}
}

// goType notes a text that is no Go type.
func goType(all *problems, where, text string) {
	if text == "" {
		return
	}
	e, err := parser.ParseExpr(text)
	if err == nil {
		ast.Inspect(e, func(n ast.Node) bool {
			switch n.(type) {
			case nil, *ast.Ident, *ast.SelectorExpr, *ast.StarExpr, *ast.ArrayType, *ast.MapType, *ast.IndexExpr, *ast.IndexListExpr:
				return true
			}
			err = errNoType
			return false
		})
	}
	if err != nil {
		all.add(where, "type is %q, want a Go type such as []b24.ID", text)
	}
}

var errNoType = errors.New("no type")

// All are the pins by package, in order.
func (p Pins) All() func(yield func(string, map[string]Pin) bool) {
	return func(yield func(string, map[string]Pin) bool) {
		for _, dir := range slices.Sorted(maps.Keys(p)) {
			if !yield(dir, p[dir]) {
				return
			}
		}
	}
}

// SameForm reports whether two pins keep one form, whatever else they say.
func (p Pin) SameForm(q Pin) bool {
	p.Documented, p.Since, p.Accepted = q.Documented, q.Since, q.Accepted
	return reflect.DeepEqual(p, q)
}

// Put sets a pin.
func (p Pins) Put(dir, symbol string, pin Pin) {
	if p[dir] == nil {
		p[dir] = map[string]Pin{}
	}
	p[dir][symbol] = pin
}

// Remove takes a pin out.
func (p Pins) Remove(dir, symbol string) {
	delete(p[dir], symbol)
	if len(p[dir]) == 0 {
		delete(p, dir)
	}
}

// Clone is a copy that can be changed.
func (p Pins) Clone() Pins {
	out := Pins{}
	for dir, symbols := range p {
		out[dir] = maps.Clone(symbols)
	}
	return out
}

// Len is the number of pins.
func (p Pins) Len() int {
	n := 0
	for _, symbols := range p {
		n += len(symbols)
	}
	return n
}

// PinsHeader begins every file of pins that b24gen writes.
const PinsHeader = "# Released Go declarations that the documentation would change now."

const pinsHelp = `
# b24gen run --pin adds pins and removes those that are no longer needed; b24gen major drops them.
# accepted: true keeps a form that needs a decision. Comments of yours are not kept.
`

// File is the pins as a YAML file: one on a line, except for structs and enums.
func (p Pins) File() ([]byte, error) {
	root := &yaml.Node{Kind: yaml.MappingNode}
	for dir, symbols := range p.All() {
		group := &yaml.Node{Kind: yaml.MappingNode}
		for _, symbol := range slices.Sorted(maps.Keys(symbols)) {
			n, err := symbols[symbol].node()
			if err != nil {
				return nil, err
			}
			group.Content = append(group.Content, textNode(symbol), n)
		}
		root.Content = append(root.Content, textNode(dir), group)
	}
	return encode(PinsHeader+pinsHelp, root)
}

func textNode(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

func (p Pin) node() (*yaml.Node, error) {
	var n yaml.Node
	if err := n.Encode(p); err != nil {
		return nil, err
	}
	if len(p.Fields) == 0 {
		n.Style = yaml.FlowStyle
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "fields" {
			for _, field := range n.Content[i+1].Content {
				field.Style = yaml.FlowStyle
			}
		}
	}
	return &n, nil
}
