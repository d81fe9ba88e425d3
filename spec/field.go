package spec

import (
	"encoding/json"
	"fmt"

	"gopkg.in/yaml.v3"
)

// Field is a parameter, a field of a result, or a field of an object in either.
type Field struct {
	Name string `yaml:"name" json:"name"`
	// Type is the type in the documentation's own words: integer, string[],
	// integer|string, crm_status. It is empty where the page gives none.
	Type     string   `yaml:"type,omitempty" json:"type,omitempty"`
	Required Required `yaml:"required,omitempty" json:"required,omitempty"`
	// Conditional fields are required only under a condition that the page
	// states in words.
	Conditional bool `yaml:"conditional,omitempty" json:"conditional,omitempty"`
	// Pattern says that the page's words tell the name to stand for others, as FIELD
	// does for any field of an object.
	Pattern bool `yaml:"pattern,omitempty" json:"pattern,omitempty"`
	// Deprecated fields are no longer to be used, by the page's words.
	Deprecated *Deprecation `yaml:"deprecated,omitempty" json:"deprecated,omitempty"`
	// Omitted fields are required in the page's words, and left out by an example.
	Omitted bool `yaml:"omitted,omitempty" json:"omitted,omitempty"`
	// Default is the value that the page states as a literal, nil without one.
	Default *string `yaml:"default,omitempty" json:"default,omitempty"`
	// Enum is the list of allowed values, where the page gives one.
	Enum []string `yaml:"enum,omitempty,flow" json:"enum,omitempty"`
	// Wire is how the examples send the value, where the type does not tell.
	Wire Wire `yaml:"wire,omitempty" json:"wire,omitempty"`
	// Seen is the JSON type in the examples, where it is not the stated one or says
	// more: integer[], array|object, map. Where they do not tell, it is the declared
	// type, or what the description says: datetime, id, id[], file.
	Seen string `yaml:"seen,omitempty" json:"seen,omitempty"`
	// Sent is how methods take the field by the page's words, where they take it in another
	// form than they answer it in. What only answers show of a type is not taken either.
	Sent Sent `yaml:"sent,omitempty" json:"sent,omitempty"`
	// Source is example for a field that only the examples show, but which holds what
	// the page describes.
	Source Source `yaml:"source,omitempty" json:"source,omitempty"`
	// Key is the JSON key in the examples, where it is not the stated name.
	Key string `yaml:"key,omitempty" json:"key,omitempty"`
	// Ref names the [Type] that describes the fields on another page. Fields, if
	// there are any too, are those of which this page says more.
	Ref    string  `yaml:"ref,omitempty" json:"ref,omitempty"`
	Fields []Field `yaml:"fields,omitempty" json:"fields,omitempty"`
	// Shown are the fields that only the examples show, beside those that the page
	// describes. Of a map of which the page describes keys, they are those of the values.
	Shown []Field `yaml:"shown,omitempty" json:"shown,omitempty"`
	// Variants are alternative sets of fields, one per case.
	Variants []Variant `yaml:"variants,omitempty" json:"variants,omitempty"`
	// Description is prose, kept only when asked for.
	Description string `yaml:"description,omitempty" json:"description,omitempty"`
	// Overridden says what overrides have changed here.
	Overridden []Overridden `yaml:"overridden,omitempty" json:"overridden,omitempty"`
}

// Sent is how methods take a field that they answer in another form.
type Sent string

// The ways of taking a field that differ from the one of answering it.
const (
	SentNever Sent = "never" // methods only answer it
	SentIDs   Sent = "id[]"  // a list of objects by their ids
)

// Variant is the set of fields that holds in one case.
type Variant struct {
	// When is the label of the case: the entity or field type it belongs to.
	When   string  `yaml:"when" json:"when"`
	Fields []Field `yaml:"fields" json:"fields"`
}

// Wire is the spelling in which a value travels.
type Wire string

// The spellings that differ from the JSON form of the declared type.
const (
	WireYN     Wire = "Y/N"        // a boolean as "Y" or "N"
	WireDigit  Wire = "1/0"        // a boolean as 1 or 0
	WireBool   Wire = "true/false" // a boolean as true or false
	WireString Wire = "string"     // a number, or true and false, in quotes
	WireNumber Wire = "number"     // a text as a number, if it is one
	WireISO    Wire = "iso"        // a time as 2006-01-02T15:04:05+02:00
	WireDay    Wire = "day"        // a time or date as 2006-01-02
	WireSQL    Wire = "sql"        // a time as 2006-01-02 15:04:05
	WirePortal Wire = "portal"     // a time in the format of the portal's settings
	WireUnix   Wire = "unix"       // a time as seconds since 1970
	WireHex    Wire = "hex"        // a color as #00ff00

	// WireCapitals is an object that is sent with the keys of its type in
	// capitals: RESPONSIBLE_ID for responsibleId.
	WireCapitals Wire = "capitals"
)

// Source says where a result's type was learnt from.
type Source string

// The sources of a result's type.
const (
	FromTable   Source = "table"
	FromExample Source = "example"
)

// Result is what the method answers under the key result.
type Result struct {
	Type string `yaml:"type,omitempty" json:"type,omitempty"`
	// Enum is the list of values that the result has, or its items, where the page gives one.
	Enum     []string  `yaml:"enum,omitempty,flow" json:"enum,omitempty"`
	Source   Source    `yaml:"source,omitempty" json:"source,omitempty"`
	Seen     string    `yaml:"seen,omitempty" json:"seen,omitempty"`
	Ref      string    `yaml:"ref,omitempty" json:"ref,omitempty"`
	Fields   []Field   `yaml:"fields,omitempty" json:"fields,omitempty"`
	Shown    []Field   `yaml:"shown,omitempty" json:"shown,omitempty"`
	Variants []Variant `yaml:"variants,omitempty" json:"variants,omitempty"`
	// Described are the fields of the object that the method describes, as the examples
	// have them beside Fields: their names, and types where these are told.
	Described []Field `yaml:"described,omitempty" json:"described,omitempty"`
	// Description is prose, kept only when asked for.
	Description string `yaml:"description,omitempty" json:"description,omitempty"`
}

// List says how a method pages through rows.
type List struct {
	// By is the way of paging, see the constants.
	By Paging `yaml:"by,omitempty" json:"by,omitempty"`
	// Start is the parameter that carries the position; its meaning is By's.
	Start string `yaml:"start,omitempty" json:"start,omitempty"`
	// Limit is the parameter that asks for a page size, where there is one.
	Limit string `yaml:"limit,omitempty" json:"limit,omitempty"`
	// Next is where the answer says the next position, a path below result.
	// It is empty where the envelope's own next says it, or nothing does.
	Next string `yaml:"next,omitempty" json:"next,omitempty"`
	// Rows is the path of the rows below result, empty where result is the list.
	Rows string `yaml:"rows,omitempty" json:"rows,omitempty"`
	// ID is the field that identifies a row.
	ID string `yaml:"id,omitempty" json:"id,omitempty"`
}

// Paging is a way of getting the next page of a list.
type Paging string

// The ways of paging, REST-PROTOCOL sections 8 and 12.
const (
	ByStart  Paging = "start"  // offset in start, the envelope's next says the following one
	ByPage   Paging = "page"   // number of a page
	ByOffset Paging = "offset" // number of rows to leave out
	ByCursor Paging = "cursor" // opaque position taken from the answer
	ByLastID Paging = "last"   // id of the last row seen
)

// Type is an object that is documented once and used by many methods.
type Type struct {
	Name string `yaml:"name" json:"name"`
	// Page is the path of the page and, behind #, the place on it.
	Page string `yaml:"page" json:"page"`
	// Type is what a value is where the name stands for a scalar, such as the
	// id of an object that also has fields.
	Type   string  `yaml:"type,omitempty" json:"type,omitempty"`
	Fields []Field `yaml:"fields,omitempty" json:"fields,omitempty"`
	// Variants are alternative sets of fields, one per case.
	Variants []Variant `yaml:"variants,omitempty" json:"variants,omitempty"`
	// Overridden says what overrides have changed here.
	Overridden []Overridden `yaml:"overridden,omitempty" json:"overridden,omitempty"`
}

// Required says whether a field must be given. Pages that neither mark a field
// nor say how they would mark one leave it unknown.
type Required string

// The values of Required; the zero value is Optional.
const (
	Optional        Required = ""
	Mandatory       Required = "true"
	RequiredUnknown Required = "unknown"
)

// value is the form in which files carry r: a boolean, or the word unknown.
func (r Required) value() any {
	if r == RequiredUnknown {
		return string(r)
	}
	return r == Mandatory
}

func (r *Required) set(v any) error {
	switch v {
	case true:
		*r = Mandatory
	case false:
		*r = Optional
	case string(RequiredUnknown):
		*r = RequiredUnknown
	default:
		return fmt.Errorf("required is %v, want true, false or unknown", v)
	}
	return nil
}

// MarshalYAML writes true, false or unknown.
func (r Required) MarshalYAML() (any, error) { return r.value(), nil }

// UnmarshalYAML reads true, false or unknown.
func (r *Required) UnmarshalYAML(n *yaml.Node) error {
	var v any
	if err := n.Decode(&v); err != nil {
		return err
	}
	if err := r.set(v); err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return nil
}

// MarshalJSON writes true, false or "unknown".
func (r Required) MarshalJSON() ([]byte, error) { return json.Marshal(r.value()) }

// UnmarshalJSON reads true, false or "unknown".
func (r *Required) UnmarshalJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	return r.set(v)
}
