package b24

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// FieldInfo is what a portal tells of a field: the answer of methods such as
// crm.deal.fields, catalog.product.getFieldsByFilter and, in v3, tasks.task.field.list.
//
// Methods tell different parts of it, and spell them in their ways: isRequired, required,
// IS_REQUIRED; true, "Y", 1. What else they tell is in Extra, under their own names. A
// description that is a text only is the Title.
type FieldInfo struct {
	// Name is the name that the description itself has: in lists the field's, else mostly
	// one for people.
	Name string `json:"name,omitzero"`
	// Type is the type in the words of the portal: integer, crm_status, user.
	Type string `json:"type,omitzero"`
	// ElementType is the type of what a list holds.
	ElementType string `json:"elementType,omitzero"`
	// Title and Description are for people.
	Title       string `json:"title,omitzero"`
	Description string `json:"description,omitzero"`
	// FormLabel, ListLabel and FilterLabel are titles for places of the interface.
	FormLabel   Labels `json:"formLabel,omitzero"`
	ListLabel   Labels `json:"listLabel,omitzero"`
	FilterLabel Labels `json:"filterLabel,omitzero"`

	Required   bool `json:"isRequired,omitzero"`
	ReadOnly   bool `json:"isReadOnly,omitzero"`
	Immutable  bool `json:"isImmutable,omitzero"` // set once, when the object is added
	Multiple   bool `json:"isMultiple,omitzero"`
	Dynamic    bool `json:"isDynamic,omitzero"` // custom
	Deprecated bool `json:"isDeprecated,omitzero"`
	Primary    bool `json:"primary,omitzero"`

	// Filterable, Sortable and Editable are told by v3, nil where they are not; disk tells which fields can be
	// used in a filter, and which are shown in an answer.
	Filterable *bool `json:"filterable,omitzero"`
	Sortable   *bool `json:"sortable,omitzero"`
	Editable   *bool `json:"editable,omitzero"`
	UseInShow  *bool `json:"USE_IN_SHOW,omitzero"`

	// StatusType names the list of crm.status that has the values of a crm_status.
	StatusType string `json:"statusType,omitzero"`
	// Items are the values of an enumeration.
	Items []FieldItem `json:"items,omitzero"`
	// Values are the values that the field takes, with their titles.
	Values map[string]string `json:"values,omitzero"`
	// Settings depend on the type.
	Settings map[string]any `json:"settings,omitzero"`
	// Fields are those of a field that is an object.
	Fields map[string]FieldInfo `json:"fields,omitzero"`

	// Raw is the description as it was read, and what is written of one that was. It is nil
	// for one in the Fields of another.
	Raw   json.RawMessage `json:"-"`
	Extra Extra           `json:"-"`
}

// FieldItem is a value of an enumeration.
type FieldItem struct {
	ID    ID     `json:"ID"`
	Value string `json:"VALUE"`
	Extra Extra  `json:"-"`
}

// plainFieldInfo is a FieldInfo that is read and written by its tags alone.
type plainFieldInfo FieldInfo

// fieldMembers are the fields of a FieldInfo by the names that portals give them, in
// lower case and without "_" and "is".
var fieldMembers = map[string]func(*FieldInfo) any{
	"name":        func(f *FieldInfo) any { return &f.Name },
	"type":        func(f *FieldInfo) any { return &f.Type },
	"elementtype": func(f *FieldInfo) any { return &f.ElementType },
	"title":       func(f *FieldInfo) any { return &f.Title },
	"description": func(f *FieldInfo) any { return &f.Description },
	"formlabel":   func(f *FieldInfo) any { return &f.FormLabel },
	"listlabel":   func(f *FieldInfo) any { return &f.ListLabel },
	"filterlabel": func(f *FieldInfo) any { return &f.FilterLabel },
	"required":    func(f *FieldInfo) any { return &f.Required },
	"mandatory":   func(f *FieldInfo) any { return &f.Required },
	"readonly":    func(f *FieldInfo) any { return &f.ReadOnly },
	"immutable":   func(f *FieldInfo) any { return &f.Immutable },
	"multiple":    func(f *FieldInfo) any { return &f.Multiple },
	"dynamic":     func(f *FieldInfo) any { return &f.Dynamic },
	"deprecated":  func(f *FieldInfo) any { return &f.Deprecated },
	"primary":     func(f *FieldInfo) any { return &f.Primary },
	"filterable":  func(f *FieldInfo) any { return &f.Filterable },
	"useinfilter": func(f *FieldInfo) any { return &f.Filterable },
	"useinshow":   func(f *FieldInfo) any { return &f.UseInShow },
	"sortable":    func(f *FieldInfo) any { return &f.Sortable },
	"editable":    func(f *FieldInfo) any { return &f.Editable },
	"statustype":  func(f *FieldInfo) any { return &f.StatusType },
	"items":       func(f *FieldInfo) any { return &f.Items },
	"values":      func(f *FieldInfo) any { return &f.Values },
	"settings":    func(f *FieldInfo) any { return &f.Settings },
	"fields":      func(f *FieldInfo) any { return &f.Fields },
	"definition":  func(f *FieldInfo) any { return &f.Fields },
}

// member is where the member with this name is read into, nil for what goes into Extra.
func (f *FieldInfo) member(name string) any {
	key := strings.TrimPrefix(strings.ReplaceAll(strings.ToLower(name), "_", ""), "is")
	if field, ok := fieldMembers[key]; ok {
		return field(f)
	}
	return nil
}

func decodeFieldInfo(d *codec.Decoder, f *FieldInfo) {
	*f = FieldInfo{}
	fits := true
	raw := d.Keep(func() { fits = f.decode(d) })
	if fits && raw != nil && !codec.IsNothing(raw) {
		f.Raw = raw
	}
}

// decode reads the description, and is false where what stands here is none.
func (f *FieldInfo) decode(d *codec.Decoder) bool {
	first, start, mark := d.Peek(), d.Pos(), d.Mark()
	switch first {
	case '{':
		f.decodeMembers(d)
	case '"':
		f.Title = string(d.Text())
	default: // nothing, or a list of one description
		if d.Into((*plainFieldInfo)(f)); d.Mark() > mark {
			d.Forget(mark)
			d.Refuse(start, reflect.TypeFor[FieldInfo]())
			return false
		}
	}
	return true
}

// decodeMembers reads the object that begins here.
func (f *FieldInfo) decodeMembers(d *codec.Decoder) {
	for more := d.Enter('}'); more; more = d.Next('}') {
		name := string(d.Key())
		if field := f.member(name); field != nil {
			d.Member(name, field)
			continue
		}
		var value any
		d.Into(&value)
		if f.Extra == nil {
			f.Extra = Extra{}
		}
		f.Extra[name] = value
	}
}

func encodeFieldInfo(e *codec.Encoder, f FieldInfo) {
	if f.Raw != nil {
		e.Buf = append(e.Buf, f.Raw...)
		return
	}
	e.Value(reflect.ValueOf(plainFieldInfo(f)))
}

// MarshalJSON implements [encoding/json.Marshaler].
func (f FieldInfo) MarshalJSON() ([]byte, error) { return Marshal(f) }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (f *FieldInfo) UnmarshalJSON(data []byte) error { return unmarshalValue(data, f) }
