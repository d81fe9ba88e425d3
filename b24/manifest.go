package b24

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// Manifest is what a class of the REST API tells of itself: the answer of getmanifest of
// task.item, task.elapseditem and task.checklistitem. Portals call its members by
// sentences ("REST: writable elapseditem data fields"), of which a word says which it is.
type Manifest struct {
	Version, ChangeDate, Warning string
	// Class is the name under which REST knows the class.
	Class string
	// Writable, Readable, Sortable and Filterable are the names of fields that can be so;
	// Dates are those that hold moments.
	Writable, Readable, Sortable, Filterable, Dates []string
	// Methods are those of the class, by name.
	Methods map[string]MethodInfo

	// Raw is the manifest as it was read, and what is written of it.
	Raw   json.RawMessage
	Extra Extra // members that are none of these
}

// MethodInfo is a method in a [Manifest].
type MethodInfo struct {
	Static bool `json:"staticMethod,omitzero"`
	// Mandatory is the number of parameters that a call has to give, the first ones.
	Mandatory int         `json:"mandatoryParamsCount,omitzero"`
	Params    []ParamInfo `json:"params"`
	// Keys are the fields that it answers, Aggregations the functions that it knows.
	Keys         []string `json:"allowedKeysInReturnValue,omitzero"`
	Aggregations []string `json:"allowedAggregations,omitzero"`
	// List says that it answers several objects.
	List  bool  `json:"collectionInReturnValue,omitzero"`
	Extra Extra `json:"-"`
}

// ParamInfo is a parameter of a [MethodInfo].
type ParamInfo struct {
	Name string `json:"description"`
	Type string `json:"type,omitzero"` // integer, array
	// Keys and Values are those that an array may have, Prefixes the operators before keys.
	Keys     []string `json:"allowedKeys,omitzero"`
	Prefixes []string `json:"allowedKeyPrefixes,omitzero"`
	Values   []string `json:"allowedValues,omitzero"`
	// Aggregations are functions, and Aggregated the fields that they take.
	Aggregations []string `json:"allowedAggregations,omitzero"`
	Aggregated   []string `json:"allowedValuesInAggregation,omitzero"`
	Extra        Extra    `json:"-"`
}

// manifestMembers are the members of a manifest by the word that says which it is.
var manifestMembers = []struct {
	word  string
	field func(*Manifest) any
}{
	{"version", func(m *Manifest) any { return &m.Version }},
	{"change date", func(m *Manifest) any { return &m.ChangeDate }},
	{"warning", func(m *Manifest) any { return &m.Warning }},
	{"alias", func(m *Manifest) any { return &m.Class }},
	{"writable", func(m *Manifest) any { return &m.Writable }},
	{"readable", func(m *Manifest) any { return &m.Readable }},
	{"sortable", func(m *Manifest) any { return &m.Sortable }},
	{"filterable", func(m *Manifest) any { return &m.Filterable }},
	{"date fields", func(m *Manifest) any { return &m.Dates }},
	{"methods", func(m *Manifest) any { return &m.Methods }},
}

func (m *Manifest) member(name string) any {
	name = strings.ToLower(name)
	for _, member := range manifestMembers {
		if strings.Contains(name, member.word) {
			return member.field(m)
		}
	}
	return nil
}

func decodeManifest(d *codec.Decoder, m *Manifest) {
	*m = Manifest{}
	first, start := d.Peek(), d.Pos()
	if first != '{' {
		if text := d.Skip(); text != nil && !codec.IsNothing(text) {
			d.Refuse(start, reflect.TypeFor[Manifest]())
		}
		return
	}
	for more := d.Enter('}'); more; more = d.Next('}') {
		name := string(d.Key())
		if field := m.member(name); field != nil {
			d.Member(name, field)
			continue
		}
		var value any
		d.Into(&value)
		if m.Extra == nil {
			m.Extra = Extra{}
		}
		m.Extra[name] = value
	}
	m.Raw = bytes.Clone(d.Since(start))
}

func encodeManifest(e *codec.Encoder, m Manifest) {
	if m.Raw == nil {
		e.Buf = append(e.Buf, "null"...)
		return
	}
	e.Buf = append(e.Buf, m.Raw...)
}

// MarshalJSON implements [encoding/json.Marshaler].
func (m Manifest) MarshalJSON() ([]byte, error) { return Marshal(m) }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (m *Manifest) UnmarshalJSON(data []byte) error { return unmarshalValue(data, m) }
