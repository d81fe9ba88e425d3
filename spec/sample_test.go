package spec_test

import (
	"reflect"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// markDelete is a method as most are.
func markDelete() spec.Method {
	return spec.Method{
		Name:   "landing.site.markDelete",
		API:    spec.V2,
		Page:   "api-reference/landing/site/landing-site-mark-delete.html",
		Scopes: []string{"landing"},
		Params: []spec.Field{
			{Name: "scope", Type: "string"},
			{Name: "id", Type: "integer", Required: spec.Mandatory},
		},
		Result: &spec.Result{Type: "integer", Source: spec.FromTable},
		Errors: []spec.ErrorCode{{Code: "ACCESS_DENIED", Status: 403}, {Code: "100"}, {Code: ""}},
	}
}

// full is a spec in which every key of the model has a value that is allowed.
func full() spec.Spec {
	leaf := spec.Field{
		Name: "UF_*", Type: "integer|string", Required: spec.RequiredUnknown, Conditional: true, Default: new("null"),
		Enum: []string{"Y", "1", "true", "", "a, b"}, Wire: spec.WireYN, Seen: "string", Sent: spec.SentIDs, Deprecated: &spec.Deprecation{Replacements: []string{"uf"}}, Source: spec.FromExample, Key: "uf", Omitted: true, Pattern: true, Ref: "crm_multifield",
		Description: "A line: with # things\nand another.",
		Overridden:  []spec.Overridden{{Key: "type", Documented: "null", Reason: "The example sends a number."}},
	}
	tree := spec.Field{Name: "fields", Type: "object", Fields: []spec.Field{leaf}, Shown: []spec.Field{leaf},
		Variants: []spec.Variant{{When: "entity: deal", Fields: []spec.Field{leaf}}}}
	m := spec.Method{
		Name: "crm.deal.list", API: spec.V3, Page: "api-reference/crm/deals/crm-deal-list.html",
		Scopes: []string{"crm", "true"}, Deprecated: &spec.Deprecation{Replacements: []string{"crm.item.list"}},
		Positional: true, Idempotent: true, ErrorsShown: []string{"NO_SUCH_THING"}, AnyOf: [][]string{{"fields", "fields.ID"}, {"a, b"}}, Sends: []string{"fields.UF_*", "filter.>=ID"}, Params: []spec.Field{tree}, ParamsShown: []spec.Field{leaf},
		Result: &spec.Result{Type: "object", Source: spec.FromExample, Seen: "array", Ref: "x", Enum: leaf.Enum,
			Fields: []spec.Field{tree}, Shown: []spec.Field{leaf}, Variants: tree.Variants, Described: []spec.Field{leaf}, Description: "it's"},
		List:       &spec.List{By: spec.ByStart, Start: "start", Limit: "limit", Next: "a.next", Rows: "items", ID: "id"},
		Errors:     []spec.ErrorCode{{Code: "0x12", Status: 400}},
		Overridden: leaf.Overridden,
		Prose:      &spec.Prose{Title: "Deals", Description: "  indented\n\ttabbed\n"},
		Examples: &spec.Examples{
			Request:  []spec.RequestExample{{Method: "crm.deal.list", Body: "{\n  \"id\": 1\n}"}},
			Response: []string{"{\n  \"result\": []\n}\n"}, Error: []string{`{"error": ""}`},
		},
	}
	return spec.Spec{
		Methods: []spec.Method{m, markDelete()},
		Events: []spec.Event{{Name: "onCrmDealAdd", Page: "api-reference/crm/deals/events/on-crm-deal-add.html", Scopes: []string{"crm"},
			Deprecated: m.Deprecated, Fields: []spec.Field{tree}, Prose: m.Prose, Overridden: leaf.Overridden}},
		Types: []spec.Type{{Name: "crm_multifield", Page: "api-reference/data-types.html#crm", Type: "integer",
			Fields: []spec.Field{leaf}, Variants: tree.Variants, Overridden: leaf.Overridden}},
	}
}

// TestSampleIsFull holds the sample against the model, so that a key added to
// the model is also written and read in the tests below.
func TestSampleIsFull(t *testing.T) {
	seen := map[string]bool{}
	mark(reflect.ValueOf(full()), seen)
	for _, v := range []any{spec.Method{}, spec.Event{}, spec.Field{}, spec.Result{}, spec.List{}, spec.Type{}, spec.Variant{},
		spec.ErrorCode{}, spec.Deprecation{}, spec.Prose{}, spec.Examples{}, spec.RequestExample{}} {
		typ := reflect.TypeOf(v)
		for i := range typ.NumField() {
			if key := typ.Name() + "." + typ.Field(i).Name; !seen[key] {
				t.Errorf("the sample has no value for %s", key)
			}
		}
	}
}

// mark notes every field that has a value.
func mark(v reflect.Value, seen map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		mark(v.Elem(), seen)
	case reflect.Slice:
		for i := range v.Len() {
			mark(v.Index(i), seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				seen[v.Type().Name()+"."+v.Type().Field(i).Name] = true
				mark(f, seen)
			}
		}
	}
}
