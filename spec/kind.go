package spec

import (
	"slices"
	"strings"
)

// Kind is what a documented type says of a value. The documentation has several
// words for most kinds.
type Kind uint8

// The kinds of types.
const (
	Named     Kind = iota // the name of an object, or a word that is not known
	Any                   // anything
	String                // text, also what has a form of its own: url, money, crm_status
	Integer               // a whole number
	Timestamp             // seconds since 1970
	Number                // a number that may have a fraction
	Boolean               // a truth value, in whatever spelling
	Date                  // a day
	DateTime              // a moment
	File                  // the content of a file
	Labels                // texts by language
	ID                    // what identifies an object
	Reference             // a field of a documented object: catalog_vat.id
	Object                // an object with fields
	Map                   // an object whose keys are names or ids
	Array                 // a list; the word array may also mean a map
	Null                  // null
	False                 // false, where it means that there is no value
)

// word is a word of the documentation for a type.
type word struct {
	kind Kind
	// canonical is the first of the words that mean the same.
	canonical string
	// json are the JSON types that values of it have, nil for words that pages use
	// for several: there examples say more than the word.
	json []string
}

// vocabulary are all words for types but the names of objects.
var vocabulary = words{}.
	add(String, "string", []string{"string", "str", "text"}, []string{"char"}).
	add(Integer, "integer", []string{"integer", "int", "bigint"}).
	add(Number, "double integer", []string{"number", "double", "float", "decimal"}).
	add(Boolean, "boolean", []string{"boolean", "bool"}).
	add(Date, "string", []string{"date"}).
	add(DateTime, "string", []string{"datetime"}).
	add(Object, "object", []string{"object"}).
	add(Array, "array", []string{"array"}).
	add(Null, "null", []string{"null"}).
	add(False, "boolean", []string{"false"}).
	add(Timestamp, "", []string{"timestamp"}).
	add(Map, "", []string{"map"}).
	add(Any, "", []string{"any", "mixed"}).
	add(Labels, "", []string{"lang_map"}).
	each(String, "enum", "time", "html", "url", "email", "phone", "money", "uuid", "crm", "crm_status", "crm_currency").
	each(File, "file", "diskfile", "product_file").
	// The names of objects that stand for a reference to one of them.
	each(ID, "id", "user", "crm_company", "crm_contact", "crm_lead", "crm_deal", "crm_quote", "crm_category", "crm_entity", "location")

// words are words for types by their spelling.
type words map[string]word

// add takes in groups of words of one kind that have the same JSON types, given
// with spaces between. The words of a group mean the same.
func (v words) add(kind Kind, json string, groups ...[]string) words {
	for _, synonyms := range groups {
		for _, w := range synonyms {
			v[w] = word{kind, synonyms[0], strings.Fields(json)}
		}
	}
	return v
}

// each takes in words of one kind that differ in meaning.
func (v words) each(kind Kind, list ...string) words {
	for _, w := range list {
		v.add(kind, "", []string{w})
	}
	return v
}

// idPrefix begins the names of enumerations whose items have ids.
const idPrefix = "crm_enum_"

// kindOf is the kind of a name in lower case.
func kindOf(name string) Kind {
	if w, ok := vocabulary[name]; ok {
		return w.kind
	}
	if strings.HasPrefix(name, idPrefix) {
		return ID
	}
	object, field, ok := strings.Cut(name, ".")
	if ok && object != "" && field != "" && !strings.ContainsAny(name, "[] ") {
		return Reference
	}
	return Named
}

// Canonical is the term with one word for each meaning: int is integer, double[]
// is number[].
func (t TypeTerm) Canonical() string {
	switch {
	case t.Elem == nil:
		if w, ok := vocabulary[t.Text]; ok {
			return w.canonical
		}
		return t.Text
	case t.Kind == Map:
		return "map<" + t.Elem.Canonical() + ">"
	}
	return t.Elem.Canonical() + "[]"
}

// JSON are the JSON types that values of the term have: string, integer, double
// (a number with a fraction), boolean, object, array, null. It is nil where the
// word does not tell, as for names of objects.
func (t TypeTerm) JSON() []string {
	if t.IsTypedList() {
		return vocabulary["array"].json
	}
	return slices.Clone(vocabulary[t.Text].json)
}
