package model

import (
	"testing"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestNestedNames names types below the parameters of crm.deal.add and below the
// result of a method with a long name.
func TestNestedNames(t *testing.T) {
	params := &draft{Struct: &Struct{Role: RoleParams}, prefixes: []string{"DealAdd", "DealAddParams"}, candidates: []string{"DealAddParams"}}
	result := &draft{Struct: &Struct{Role: RoleResult}, prefixes: []string{"ActivityConfigurableGetResult", "ActivityConfigurableGetResultField"}}
	values := &draft{Struct: &Struct{Role: RoleResult}, candidates: []string{"DealGet", "DealGetMethod"}}
	for _, c := range []struct {
		name string
		in   *draft
		path []string
		want []string
	}{
		{"values of an answer", values, []string{"Result", "Data"}, []string{"DealGetData", "DealGetMethodData", "DealGetResultData", "DealGetMethodResultData"}},
		{"short", params, []string{"Fields", "Phone"}, []string{"DealAddFieldsPhone", "DealAddParamsFieldsPhone"}},
		{"params in params", params, []string{"Params"}, []string{"DealAddParamsObject", "DealAddParamsParams"}},
		{"below params", params, []string{"Params", "Order"}, []string{"DealAddParamsOrder", "DealAddParamsParamsOrder"}},
		{
			"the end that fits", result, []string{"Layout", "Body", "Logo", "Act"}, []string{
				"ActivityConfigurableGetResultLogoAct", "ActivityConfigurableGetResultBodyLogoAct",
				"ActivityConfigurableGetResultLayoutBodyLogoAct", "ActivityConfigurableGetResultFieldLayoutBodyLogoAct",
			},
		},
		{
			"nothing fits", result, []string{"Settings", "BitrixMainNumeratorSequentNumberGenerator"}, []string{
				"ActivityConfigurableGetResultSequentNumberGenerator",
				"ActivityConfigurableGetResultBitrixMainNumeratorSequentNumberGenerator",
				"ActivityConfigurableGetResultSettingsBitrixMainNumeratorSequentNumberGenerator",
				"ActivityConfigurableGetResultFieldSettingsBitrixMainNumeratorSequentNumberGenerator",
			},
		},
	} {
		o := c.in
		for _, name := range c.path {
			o = o.inside(Facts{Field: spec.Field{Name: name}}, name, RoleField)
		}
		if diff := cmp.Diff(c.want, unique(o.names())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestSharedWords: a name of few words begins with what the names of all users begin with.
func TestSharedWords(t *testing.T) {
	for _, c := range []struct {
		want  string
		names []string
	}{
		{"UserFieldInput", []string{"DealUserFieldInput", "LeadUserFieldInput"}},
		{"TimelineEntityType", []string{"TimelineBindingsEntityType", "TimelineCommentEntityType"}},
		{"JobFieldsStatus", []string{"LinkJobFieldsStatus", "LinkEmployeeJobFieldsStatus"}},
		{"LinkJob", []string{"LinkEmployeeSetJob", "LinkFieldValueSetJob"}},
		{"PersonDomainDomain", []string{"PersonDomainDomain", "PersonDomainInputDomain"}},
		{"Importance", []string{"AccessibilityImportance", "EventImportance"}},
		{"", []string{"DealAddFields", "LeadAddFields"}},
	} {
		var words [][]string
		for _, n := range c.names {
			words = append(words, naming.Split(n))
		}
		if got := naming.Join(sharedWords(words)...); got != c.want {
			t.Errorf("%v share %q, want %q", c.names, got, c.want)
		}
	}
}

// TestShorter: a row has the name of what its method gets many of, and what is inside of something says a word once, no Input where it is read too, and is the data of what it is
// called as, unless something else wants the name.
func TestShorter(t *testing.T) {
	for _, c := range []struct {
		key, name, want string
		isRead          bool
		others          []string
		row             string
	}{
		{"outside", "TripPlacesItem", "TripPlace", true, nil, "TripPlace"},
		{"outside", "TripPlacesItem", "TripPlacesItem", true, []string{"TripPlace"}, "TripPlace"},
		{"inside", "TripDayDayPart", "TripDayPart", true, nil, ""},
		{"inside", "DropMessagesMessage", "DropMessage", true, nil, ""},
		{"inside", "MessageMessage", "MessageData", true, []string{"Message"}, ""},
		{"set", "TripKindKind", "TripKindValue", true, []string{"TripKind"}, ""},
		{"inside", "MessageMessagePart", "MessageMessagePart", true, []string{"MessagePart"}, ""},
		{"inside", "TripInputPlace", "TripPlace", true, nil, ""},
		{"inside", "TripInputPlace", "TripInputPlace", false, nil, ""},
		{"inside", "TripInput", "TripInput", true, nil, ""},
		{"inside", "TripXMLID", "TripXMLID", true, nil, ""},
		{"outside", "TripTripPlace", "TripTripPlace", true, nil, ""},
	} {
		requests := []typeRequest{{Request: naming.Request{Key: c.key, Candidates: []string{c.name}}, isInside: c.key != "outside", isRead: c.isRead, isSet: c.key == "set", row: c.row}}
		for _, other := range c.others {
			requests = append(requests, typeRequest{Request: naming.Request{Key: other, Candidates: []string{other}}})
		}
		if got := shorten(requests)[0].Candidates[0]; got != c.want {
			t.Errorf("%s, beside %v: is called %s, want %s", c.name, c.others, got, c.want)
		}
	}
}

func unique(names []string) []string { return union(nil, names) }

func TestDocumentedNames(t *testing.T) {
	for _, c := range []struct{ namespace, name, want string }{
		{"catalog", "catalog_vat", "VAT"},
		{"catalog", "rest_field_description", "RESTFieldDescription"},
		{"catalog", "catalog", "Catalog"},
		{"tasks", "tasks_fields", "TaskFields"},
		{"sonet_group", "sonet_group_user", "SonetGroupUser"},
	} {
		p := &packageBuilder{builder: &builder{lex: naming.Learn(spec.Spec{})}, Package: &Package{Namespace: c.namespace}}
		if got := p.typeName(spec.Type{Name: c.name}); got != c.want {
			t.Errorf("typeName(%s in %s) = %s, want %s", c.name, c.namespace, got, c.want)
		}
	}
}

func TestServiceNames(t *testing.T) {
	lex := naming.Learn(spec.Spec{})
	for rest, want := range map[string][]string{
		"tasks.task":           {"TaskService", "TaskService", "TaskAPIService"},
		"tasks.flow.Flow":      {"FlowService", "FlowFlowService", "FlowFlowAPIService"},
		"tasks.api.scrum.epic": {"ScrumEpicService", "APIScrumEpicService", "APIScrumEpicAPIService"},
		"tasks.api":            {"APIService", "APIService", "APIAPIService"},
		"tasks":                {"Service", "OwnService"},
	} {
		types, _ := serviceNames(lex, rest)
		if diff := cmp.Diff(want, types); diff != "" {
			t.Errorf("names of %s (-want +got):\n%s", rest, diff)
		}
	}
}

func TestIsPattern(t *testing.T) {
	for _, name := range []string{
		"UF_*", "UF_...", "ufCrm…", "UF_", "<AREA_ID>", "{BOT_ID}", "upload{id}", "PROPERTY_n", "propertyN", "chat<chatId>",
		"UF_CRM_1687188367", "ufCrm_1721244707107", "UF_CRM_566EB0AC9B7FC", "PARENT_ID_156", "parentId1220", "PROPERTY_951",
		"PROPERTY_PropertyId", "A|B", "TITLE (LANG)", "type code", "*", "-", "", `a"b`, "a,b", `a\b`, "a\u0000b",
	} {
		if !isPattern(name) {
			t.Errorf("isPattern(%q) is false", name)
		}
	}
	for _, name := range []string{
		"ID", "=DELETED", ">=DATE", "><DATE", "<DATE", "!%NAME", "~DESCRIPTION", "items[]", "result.events[].date", "250", "_id",
		"UF_CRM_TASK", "LANDING_ID_404", "SUPPORTS_FFD105", "ENTITY_DATA_3", "gpsN", "isIN", "isIN", "Bitrix_Main_Numerator", "lead.customer.type", "Имя", "INN",
	} {
		if isPattern(name) {
			t.Errorf("isPattern(%q) is true", name)
		}
	}
}
