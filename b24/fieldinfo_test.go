package b24_test

import (
	"encoding/json"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Descriptions of fields in the forms of the methods that give them.
func TestFieldInfo(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want b24.FieldInfo
	}{
		"crm.deal.fields": {
			`{"type":"crm_status","isRequired":true,"isReadOnly":false,"isImmutable":true,"isMultiple":false,"isDynamic":true,"statusType":"DEAL_STAGE","title":"Stage","listLabel":"In lists","settings":{"parentEntityTypeId":4}}`,
			b24.FieldInfo{
				Type: "crm_status", Required: true, Immutable: true, Dynamic: true, StatusType: "DEAL_STAGE", Title: "Stage",
				ListLabel: b24.Label("In lists"), Settings: map[string]any{"parentEntityTypeId": number("4")},
			},
		},
		"enumeration": {
			`{"type":"enumeration","items":[{"ID":"44","VALUE":"Red"},{"id":45,"value":"Blue"}],"settings":[],"upperName":"UF_COLOR"}`,
			b24.FieldInfo{
				Type: "enumeration", Items: []b24.FieldItem{{ID: "44", Value: "Red"}, {ID: "45", Value: "Blue"}},
				Settings: map[string]any{}, Extra: b24.Extra{"upperName": "UF_COLOR"},
			},
		},
		"capitals": {
			`{"FIELD_ID":"PROPERTY_1","NAME":"Stage","IS_REQUIRED":"N","MULTIPLE":"Y","TYPE":"L","SETTINGS":null}`,
			b24.FieldInfo{Name: "Stage", Multiple: true, Type: "L", Extra: b24.Extra{"FIELD_ID": "PROPERTY_1"}},
		},
		"task": {
			`{"title":"Priority","type":"enum","values":{"2":"High","1":"Medium"},"default":1,"required":1,"primary":"Y"}`,
			b24.FieldInfo{
				Title: "Priority", Type: "enum", Values: map[string]string{"2": "High", "1": "Medium"}, Required: true, Primary: true,
				Extra: b24.Extra{"default": number("1")},
			},
		},
		"v3": {
			`{"name":"id","type":"int","title":null,"requiredGroups":null,"elementType":null,"multiple":false,"filterable":true,"sortable":false,"editable":false,"validationRules":[]}`,
			b24.FieldInfo{Name: "id", Type: "int", Filterable: new(true), Sortable: new(false), Editable: new(false), Extra: b24.Extra{"requiredGroups": nil, "validationRules": []any{}}},
		},
		"disk": {
			`{"TYPE":"datetime","USE_IN_FILTER":true,"USE_IN_SHOW":false}`,
			b24.FieldInfo{Type: "datetime", Filterable: new(true), UseInShow: new(false)},
		},
		"labels by language": {
			`{"formLabel":{"en":"Color","de":"Farbe"},"filterLabel":"","listLabel":[]}`,
			b24.FieldInfo{FormLabel: b24.Labels{"en": "Color", "de": "Farbe"}, ListLabel: b24.Labels{}},
		},
		"nested": {
			`{"type":"object","definition":{"MODE":{"type":"string","isRequired":"Y"}}}`,
			b24.FieldInfo{Type: "object", Fields: map[string]b24.FieldInfo{"MODE": {Type: "string", Required: true}}},
		},
		"text": {`"First name"`, b24.FieldInfo{Title: "First name"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, odd := read[b24.FieldInfo](t, test.text)
			if diff := cmp.Diff(test.want, got, cmpopts.IgnoreFields(b24.FieldInfo{}, "Raw")); diff != "" || odd != nil {
				t.Errorf("odd %v\n%s", odd, diff)
			}
			if back := string(mustMarshal(t, got)); back != test.text {
				t.Errorf("written as %s", back)
			}
			var again b24.FieldInfo
			standard, err := json.Marshal(got)
			if err == nil {
				err = json.Unmarshal(standard, &again)
			}
			if diff := cmp.Diff(test.want, again, cmpopts.IgnoreFields(b24.FieldInfo{}, "Raw")); diff != "" || err != nil {
				t.Errorf("by encoding/json: error %v\n%s", err, diff)
			}
		})
	}
}

func TestFieldInfosByName(t *testing.T) {
	type infos = map[string]b24.FieldInfo
	got, odd := read[infos](t, `{"ID":{"type":"integer","isReadOnly":1},"UF_A":{"type":"string","isRequired":"perhaps","items":[{"ID":[1]}]},"NAME":"First name","NONE":null}`)
	if len(got) != 4 || !got["ID"].ReadOnly || got["NAME"].Title != "First name" || got["UF_A"].Type != "string" {
		t.Errorf("got %+v", got)
	}
	want := []string{`UF_A.isRequired: cannot read "perhaps" as bool`, `UF_A.items[0].ID: cannot read [1] as b24.ID`}
	if diff := cmp.Diff(want, odd); diff != "" {
		t.Error(diff)
	}
	reads(t, infos{}, `[]`, `{}`)
	reads(t, b24.FieldInfo{}, `null`, `[]`, `{}`, `false`)
	reads(t, []b24.FieldInfo{{Title: "a", Raw: json.RawMessage(`"a"`)}}, `["a"]`)
	refuses[b24.FieldInfo](t, `7`)
	if text := string(mustMarshal(t, b24.FieldInfo{Type: "string", Required: true, Extra: b24.Extra{"default": "x"}})); text != `{"type":"string","isRequired":true,"default":"x"}` {
		t.Errorf("one that was not read is written as %s", text)
	}
}
