package templates_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// TestPartOfAType: an object of which a page describes a part has all fields of
// its type, with what the page says, and with the keys that are sent.
func TestPartOfAType(t *testing.T) {
	method := func(name string, own ...spec.Field) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: name + ".html", Params: []spec.Field{
			{Name: "fields", Type: "object", Required: spec.Mandatory, Wire: spec.WireCapitals, Ref: "shop_fields", Fields: own},
		}}
	}
	files, err := templates.Render(spec.Spec{
		Types: []spec.Type{{Name: "shop_fields", Page: "fields.html", Fields: []spec.Field{
			{Name: "title", Type: "string"}, {Name: "ownerId", Type: "string"}, {Name: "xmlId", Type: "string"},
		}}},
		Methods: []spec.Method{
			method("shop.item.add", spec.Field{Name: "TITLE", Required: spec.Mandatory}, spec.Field{Name: "OWNER_ID", Required: spec.Mandatory, Seen: "integer"}),
			method("shop.item.update"),
		},
	}, templates.Config{})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(files["shop/item.go"])+string(files["shop/types.go"])), " ")
	for _, want := range []string{
		"type ItemAddFields struct {", "Title string `json:\"TITLE\"`", "OwnerID int `json:\"OWNER_ID\"`", "XMLID *string `json:\"XML_ID,omitzero\"`",
		"Fields FieldsInput `json:\"fields\"`", "OwnerID *string `json:\"OWNER_ID,omitzero\"`",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q in %s", want, text)
		}
	}
}
