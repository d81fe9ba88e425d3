package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// observeRequests notes what the examples send for the parameters, where the page's
// words do not tell: under which key, in which form, and what they leave out.
// Examples with mistakes only tell of the form.
func (r *reader) observeRequests(name string, params []spec.Field) {
	shape, sound := r.requestShape(name)
	if shape == nil {
		return
	}
	for i := range params {
		observeField(&params[i], shape)
	}
	r.noteCapitals(params, shape, paramsPath)
	if !sound {
		forgetKeys(params)
	}
}

// forgetKeys takes the page's words for names and for what may be left out.
func forgetKeys(fields []spec.Field) {
	for i := range fields {
		fields[i].Key, fields[i].Omitted = "", false
		forgetKeys(fields[i].Fields)
		for _, v := range fields[i].Variants {
			forgetKeys(v.Fields)
		}
	}
}

// requestShape folds the bodies that the examples of a method send: the sound ones,
// or else those with mistakes.
func (r *reader) requestShape(name string) (shape *example.Shape, sound bool) {
	var bodies, repaired []example.Value
	for _, c := range r.calls {
		if !strings.EqualFold(c.method, name) {
			continue
		}
		switch v, _ := example.Parse(c.body); {
		case v.Type != example.Object:
		case c.valid:
			bodies = append(bodies, withoutPlaceholders(v))
		default:
			repaired = append(repaired, withoutPlaceholders(v))
		}
	}
	if bodies == nil {
		return example.Fold(repaired...), false
	}
	return example.Fold(bodies...), true
}

// placeholder finds texts that a reader is to replace by a value of any type.
var placeholder = regexp.MustCompile(`^(\*\*.*\*\*|your_\w+|put_\w+_here)$`)

// withoutPlaceholders has null for values that the reader is to fill in.
func withoutPlaceholders(v example.Value) example.Value {
	if v.Type == example.String && placeholder.MatchString(v.Text) {
		return example.Value{Type: example.Null}
	}
	v.Items = slices.Clone(v.Items)
	for i := range v.Items {
		v.Items[i] = withoutPlaceholders(v.Items[i])
	}
	v.Members = slices.Clone(v.Members)
	for i := range v.Members {
		v.Members[i].Value = withoutPlaceholders(v.Members[i].Value)
	}
	return v
}

// observeField notes what the examples send for a field of an object.
func observeField(f *spec.Field, around *example.Shape) {
	key, s := requestKey(around, f.Name)
	f.Omitted = f.Required == spec.Mandatory && around.Omits(key)
	if s == nil {
		return
	}
	if key != f.Name {
		f.Key = key
	}
	observeValue(f, s)
	for i := range f.Fields {
		observeField(&f.Fields[i], s)
	}
	if strings.EqualFold(f.Name, "filter") {
		forgetItems(f)
	}
	for _, v := range f.Variants {
		for i := range v.Fields {
			observeField(&v.Fields[i], s)
			v.Fields[i].Omitted = false // it belongs to one case
		}
	}
}

// observeValue notes form, type and fields of the values that the examples send.
func observeValue(f *spec.Field, s *example.Shape) {
	f.Wire = wireOf(spec.ParseType(f.Type).First(), s)
	if f.Wire == "" {
		f.Seen = moreSpecific(observedType(f.Type, s), f.Seen)
		if f.Seen == nameAndContent && spec.ParseType(f.Type).First().Is(spec.File) {
			f.Seen = "" // the form in which files are sent
		}
	}
	if f.Seen == "" && callerKeys[strings.ToLower(f.Name)] && s.Main() == example.Array && s.Item.Is(example.Object) {
		f.Seen = string(example.Array) // mostly an object, whatever the page says
	}
	if len(f.Fields)+len(f.Variants) == 0 && leavesFields(f.Type) && namesFields(f.Name, s) {
		f.Shown = fieldsOf(s)
	}
}

// nameAndContent is the type of a file as the list of its name and content.
const nameAndContent = "string[]"

// forgetItems forgets what the lists of a filter hold: a condition takes more forms
// than an example shows.
func forgetItems(f *spec.Field) {
	if isListOfLists(f.Seen) {
		f.Seen = ""
	}
	for i := range f.Fields {
		forgetItems(&f.Fields[i])
	}
}

// requestKey finds the key of a parameter, whose case the page may have wrong.
func requestKey(around *example.Shape, name string) (string, *example.Shape) {
	if s := around.Field(name); s != nil {
		return name, s
	}
	for _, key := range around.FieldKeys() {
		if strings.EqualFold(key, name) {
			return key, around.Field(key)
		}
	}
	return name, nil
}

// fixedKey is a key that is the same on every portal; UF_ begins those of custom
// fields, and numbers belong to objects of the portal.
var fixedKey = regexp.MustCompile(`^[A-Za-z][A-Za-z_]*[0-9]?$`)

// callerKeys are the parameters whose keys the caller chooses.
var callerKeys = wordSet("filter", "order", "sort", "fields", "select")

// namesFields says that the keys in the examples are names of fields, not of
// things that the caller has.
func namesFields(name string, s *example.Shape) bool {
	if s.Keyed() {
		s = s.Item // its keys are of things, those of its values are names
	}
	keys := s.FieldKeys()
	if callerKeys[strings.ToLower(name)] || s.Keyed() || slices.ContainsFunc(s.Types, holdsText) {
		return false
	}
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(key string) bool {
		return !fixedKey.MatchString(key) || strings.HasPrefix(strings.ToUpper(key), "UF_")
	})
}

func holdsText(t example.Type) bool {
	return t != example.Null && t != example.Array && t != example.Object
}

// noteCapitals notes where examples send the keys of an object in capitals that the
// page describes by a link. Whether that page has them so too is known when the
// pages are put together.
func (r *reader) noteCapitals(fields []spec.Field, around *example.Shape, prefix string) {
	for i := range fields {
		f := &fields[i]
		path := prefix + "." + f.Name
		_, s := requestKey(around, f.Name)
		if s == nil {
			continue
		}
		if len(r.links[path]) > 0 && f.Wire == "" && inCapitals(s.FieldKeys()) {
			f.Wire = spec.WireCapitals
		}
		r.noteCapitals(f.Fields, s, path)
	}
}

// capitals is the spelling of a key in capitals.
var capitals = regexp.MustCompile(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$`)

func inCapitals(keys []string) bool {
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(key string) bool { return !capitals.MatchString(key) })
}

// wireOf is the form in which the examples send a value, where it is not that of its
// type.
func wireOf(t spec.TypeTerm, s *example.Shape) spec.Wire {
	switch t.Kind {
	case spec.Boolean:
		return booleanWire(s)
	case spec.Integer, spec.Number:
		if s.Main() == example.String && all(s.Texts, numeral) {
			return spec.WireString
		}
	case spec.String:
		if s.Main() == example.Integer && !slices.ContainsFunc(s.Types, isNoInteger) {
			return spec.WireNumber
		}
	case spec.Date, spec.DateTime, spec.Timestamp:
		return dateWire(s)
	}
	return ""
}

func isNoInteger(t example.Type) bool { return t != example.Integer && t != example.Null }

func booleanWire(s *example.Shape) spec.Wire {
	switch {
	case s.Main() == example.Boolean:
		return spec.WireBool
	case all(s.Texts, yesNo):
		return spec.WireYN
	case all(s.Texts, zeroOne):
		return spec.WireDigit
	}
	return ""
}

// dateWire is the layout in which the examples write a date.
func dateWire(s *example.Shape) spec.Wire {
	for _, layout := range dateLayouts {
		if all(s.Texts, layout.form) {
			return layout.wire
		}
	}
	return ""
}

var (
	numeral = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	yesNo   = regexp.MustCompile(`^[YN]$`)
	zeroOne = regexp.MustCompile(`^[01]$`)
)

// dateLayouts are the layouts of REST-PROTOCOL section 10.5.
var dateLayouts = []struct {
	wire spec.Wire
	form *regexp.Regexp
}{
	{spec.WireISO, regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$`)},
	{spec.WireDay, regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)},
	{spec.WireSQL, regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$`)},
	{spec.WirePortal, regexp.MustCompile(`^\d\d[./]\d\d[./]\d{4}( \d\d:\d\d(:\d\d)?( [apAP][mM])?)?$`)},
	{spec.WireUnix, regexp.MustCompile(`^\d{9,11}$`)},
}

func all(texts []string, form *regexp.Regexp) bool {
	for _, t := range texts {
		if !form.MatchString(t) {
			return false
		}
	}
	return len(texts) > 0
}
