package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// shop has a service whose get is documented by a table, whose list only by an example,
// and whose add and update take the same.
func shop() spec.Spec {
	sent := []spec.Field{{Name: "TITLE", Type: "string", Required: spec.Mandatory}, {Name: "PRICE", Type: "double"}, {Name: "BEGIN", Type: "datetime"}}
	changed := []spec.Field{{Name: "TITLE", Type: "string"}, {Name: "PRICE", Type: "integer"}, {Name: "BEGIN", Type: "string"}}
	table := []spec.Field{{Name: "ID", Type: "integer"}, {Name: "PRICE", Type: "string"}, {Name: "ACTIVE", Type: "char", Enum: []string{"Y", "N"}}}
	row := []spec.Field{{Name: "ID", Type: "string"}, {Name: "BEGIN", Type: "string"}, {Name: "ACTIVE", Type: "string"}, {Name: "VOLUME", Type: "integer"}}
	methods := []spec.Method{
		{Name: "shop.item.get", Params: []spec.Field{{Name: "id", Type: "integer", Required: spec.Mandatory}}, Result: &spec.Result{Type: "object", Fields: table}},
		{Name: "shop.item.list", Result: &spec.Result{Type: "object", Fields: []spec.Field{{Name: "items", Type: "array", Shown: row}}}},
		{Name: "shop.item.add", Params: []spec.Field{{Name: "fields", Type: "object", Fields: sent}}, Result: &spec.Result{Type: "integer"}},
		{Name: "shop.item.update", Params: []spec.Field{{Name: "fields", Type: "object", Fields: changed}}, Result: &spec.Result{Type: "boolean"}},
	}
	for i := range methods {
		methods[i].API, methods[i].Page = spec.V2, "p.html"
	}
	return spec.Spec{Methods: methods}
}

// TestOneObject: get and list answer one struct, add and update take one, and all places
// decide the types of its fields.
func TestOneObject(t *testing.T) {
	by := map[string]*model.Method{}
	for _, m := range build(t, shop()).Packages[0].Methods() {
		by[m.Name] = m
	}
	read := by["Get"].Result.(*model.Struct)
	rows := by["List"].Result.(*model.Struct).Fields[0]
	if want := (model.List{Of: read}); rows.Type != want || read.Name != "Item" {
		t.Errorf("list answers %s, get %s", rows.Type, read.Name)
	}
	want := []string{"ID b24.ID", "Price b24.Decimal", "Active b24.YN", "Begin b24.Time", "Volume b24.Decimal"}
	if diff := cmp.Diff(want, fieldTypes(read)); diff != "" {
		t.Errorf("what is read (-want +got):\n%s", diff)
	}
	if got := fieldTypes(by["Get"].Params); got[0] != "ID b24.ID" {
		t.Errorf("get takes %s", got)
	}
	input := by["Add"].Params.Fields[0].Type
	if input != by["Update"].Params.Fields[0].Type {
		t.Errorf("add takes %s, update %s", input, by["Update"].Params.Fields[0].Type)
	}
	want = []string{"Title *string", "Price *b24.Decimal", "Begin *b24.Time"}
	if diff := cmp.Diff(want, fieldTypes(model.Deref(input).(*model.Struct))); diff != "" {
		t.Errorf("what is sent (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]model.Needed{{In: "fields", Keys: []string{"TITLE"}}}, by["Add"].Needs); diff != "" {
		t.Errorf("what add requires (-want +got):\n%s", diff)
	}
}

// TestMeaning: names of amounts, ids and kinds say more than the stated integer.
func TestMeaning(t *testing.T) {
	if got := typeRead(t, spec.Field{Name: "DEADLINE_AFTER", Type: "datetime"}); got != "int" {
		t.Errorf("DEADLINE_AFTER is %s, want int", got)
	}
	for name, want := range map[string]string{
		"AMOUNT": "b24.Decimal", "AMOUNT_CNT": "int", "taxValue": "b24.Decimal", "sort": "int", "ownerId": "b24.ID", "createdBy": "b24.ID",
		"entityTypeId": "int", "itemTypeId": "int", "sortBy": "int", "itemId": "b24.ID",
	} {
		if got := typeRead(t, spec.Field{Name: name, Type: "integer"}); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// typeRead is the type of a field that a method answers.
func typeRead(t *testing.T, f spec.Field) string {
	t.Helper()
	s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.get", Page: "p.html", Result: &spec.Result{
		Type: "object", Fields: []spec.Field{f, {Name: "other", Type: "string"}}}}}}
	return build(t, s).Packages[0].Methods()[0].Result.(*model.Struct).Fields[0].Type.String()
}

// TestDescriptions: a method that describes fields answers a map of descriptions.
func TestDescriptions(t *testing.T) {
	about := func(name string) spec.Field {
		return spec.Field{Name: name, Type: "object", Fields: []spec.Field{{Name: "type", Type: "string"}, {Name: "isRequired", Type: "boolean"}}}
	}
	s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.getFields", Page: "p.html", Result: &spec.Result{
		Type: "object", Fields: []spec.Field{{Name: "item", Type: "object", Fields: []spec.Field{about("ID"), about("TITLE")}}}}}}}
	result := build(t, s).Packages[0].Methods()[0].Result.(*model.Struct)
	if diff := cmp.Diff([]string{"Item map[string]b24.FieldInfo"}, fieldTypes(result)); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	table := &spec.Result{Source: spec.FromTable, Fields: []spec.Field{{Name: "ID", Type: "integer"}, {Name: "NAME", Type: "string"}, {Name: "PRICE", Type: "double"},
		{Name: "DATE", Type: "date"}, {Name: "ROWS", Type: "array", Fields: []spec.Field{{Name: "ID", Type: "integer"}}}}}
	for _, r := range []*spec.Result{nil, table} {
		s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.fields", Page: "p.html", Result: r}}}
		if got := build(t, s).Packages[0].Methods()[0].Result.String(); got != "map[string]b24.FieldInfo" {
			t.Errorf("fields answers %s", got)
		}
	}
	one := spec.Spec{Methods: []spec.Method{{API: spec.V3, Name: "shop.item.field.get", Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{about("item")}}}}}
	result = build(t, one).Packages[0].Methods()[0].Result.(*model.Struct)
	if diff := cmp.Diff([]string{"Item b24.FieldInfo"}, fieldTypes(result)); diff != "" {
		t.Errorf("answer of v3 (-want +got):\n%s", diff)
	}
}

// TestLanguages: texts by language are labels.
func TestLanguages(t *testing.T) {
	s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.get", Page: "p.html", Result: &spec.Result{
		Type: "object", Fields: []spec.Field{{Name: "caption", Type: "object", Shown: []spec.Field{{Name: "en", Type: "string"}, {Name: "de", Type: "string"}}}}}}}}
	read := build(t, s).Packages[0].Methods()[0].Result.(*model.Struct)
	if diff := cmp.Diff([]string{"Caption b24.Labels"}, fieldTypes(read)); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

// TestCodesOfDictionaries: the code of a dictionary is a text in all places of its field, and
// wherever its name stands if most pages say so, also where one page calls it a number.
func TestCodesOfDictionaries(t *testing.T) {
	answers := func(name, key, typ string) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{{Name: key, Type: typ}, {Name: "ID", Type: "integer"}}}}
	}
	s := spec.Spec{Methods: []spec.Method{
		answers("shop.deal.get", "STATUS_ID", "crm_status"), answers("shop.lead.get", "STATUS_ID", "crm_status"), answers("shop.quote.get", "STATUS_ID", "crm_status"),
		answers("shop.order.get", "STATUS_ID", "crm_status"), answers("shop.bill.get", "STATUS_ID", "crm_status"), answers("shop.old.get", "STATUS_ID", "integer"),
		answers("shop.status.get", "STATUS_ID", "string"), answers("shop.lead.list", "TYPE_ID", "string|crm_status"),
		answers("shop.deal.list", "STORE_ID", "crm_status"), answers("shop.store.list", "STORE_ID", "integer"), // in two objects
	}}
	for _, m := range build(t, s).Packages[0].Methods() {
		want := map[string]string{"STATUS_ID": "StatusID string", "STORE_ID": "StoreID b24.ID", "TYPE_ID": "TypeID string"}
		r := m.Result.(*model.Struct)
		if got := fieldTypes(r)[0]; got != want[r.Fields[0].Key] && (m.Spec.Name != "shop.deal.list" || got != "StoreID string") {
			t.Errorf("%s answers %s, want %s", m.Spec.Name, got, want[r.Fields[0].Key])
		}
	}
}

// TestPartsOfID: a list of texts below the name of one id holds its parts, unless it is the own
// id of several things.
func TestPartsOfID(t *testing.T) {
	texts := func(name string) spec.Field { return spec.Field{Name: name, Type: "array", Seen: "string[]"} }
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("bizproc.workflow.get", spec.Result{Type: "string"}, spec.Field{Name: "DOCUMENT_ID", Type: "integer"}),
		method("bizproc.workflow.start", spec.Result{Type: "string"}, texts("DOCUMENT_ID"), texts("ID")),
	}})
	if diff := cmp.Diff([]string{"DocumentID []string", "ID []b24.ID"}, fieldTypes(by["bizproc.workflow.start"].Params)); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
}

// TestOuterObject: of objects with the same keys the one of the outer service has the name, and
// what its own methods answer is it.
func TestOuterObject(t *testing.T) {
	user := func(typ string, keys ...string) spec.Result {
		r := spec.Result{Type: typ}
		for _, k := range keys {
			r.Fields = append(r.Fields, spec.Field{Name: k, Type: "string"})
		}
		return r
	}
	snake := []string{"id", "first_name", "last_name", "work_position", "home_phone", "is_bot", "is_absent", "time_zone"}
	camel := []string{"id", "firstName", "lastName", "workPosition", "homePhone", "isBot", "isAbsent", "timeZone"}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("im.dialog.users.list", user("object[]", snake...)), method("im.user.get", user("object", snake...)), method("im.user.list", user("object[]", camel...)),
	}})
	for name, want := range map[string]string{"im.user.get": "User", "im.dialog.users.list": "[]User"} {
		if got := by[name].Result.String(); got != want {
			t.Errorf("%s answers %s, want %s", name, got, want)
		}
	}
}

// TestDescriptionsOfV3: what a method of v3 lists of fields are descriptions, however short the example.
func TestDescriptionsOfV3(t *testing.T) {
	rows := spec.Field{Name: "items", Type: "array", Seen: "object[]", Shown: texts("name type description")}
	m := method("call.visit.field.list", answers([]spec.Field{rows}))
	m.API = spec.V3
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})
	if got := by["call.visit.field.list"].Result.(*model.Struct).Find("items").Type.String(); got != "[]b24.FieldInfo" {
		t.Errorf("items are %s", got)
	}
}

// TestNamesOfRows: the object of a service that answers or takes lists or maps of it has a name for one, and so
// have the values of other maps.
func TestNamesOfRows(t *testing.T) {
	rows := spec.Field{Name: "rows", Type: "object[]", Fields: texts("PRODUCT PRICE COUNT NOTE")}
	options := texts("COLOR SIZE")
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.deal.rows.get", spec.Result{Type: "object[]", Fields: rows.Fields}),
		method("shop.deal.options.get", answers(options)),
		method("shop.deal.stages.get", spec.Result{Type: "object", Seen: "map<object>", Fields: texts("TITLE COLOR SORT")}),
		method("shop.config.get", answers([]spec.Field{
			{Name: "publicDoors", Type: "object", Shown: []spec.Field{object("<user_id>", texts("key lock")...)}},
			{Name: "greetings", Type: "object", Shown: []spec.Field{object("en", texts("word")...), object("de", texts("word")...)}},
		})),
	}})
	for want, path := range map[string][]string{
		"DealStage": {"shop.deal.stages.get"}, "ConfigPublicDoor": {"shop.config.get", "publicDoors"}, "ConfigGreeting": {"shop.config.get", "greetings"},
	} {
		if got := typeAt(t, by, path).String(); got != want {
			t.Errorf("the values of %v are %s, want %s", path, got, want)
		}
	}
	if got := model.Innermost(by["shop.deal.rows.get"].Result).String(); got != "DealRow" {
		t.Errorf("a row is a %s, want DealRow", got)
	}
	if got := by["shop.deal.options.get"].Result.String(); got != "DealOptions" {
		t.Errorf("options are %s, want DealOptions", got)
	}
}

// TestFieldsAsObjects: a service of fields that makes them has them as its objects, where one that only reads describes those of
// something else.
func TestFieldsAsObjects(t *testing.T) {
	row := texts("ID NAME PLACE MOOD")
	get := method("shop.trip.field.get", answers(row))
	list := method("shop.trip.field.list", spec.Result{Type: "array", Seen: "object[]", Fields: row})
	add := method("shop.trip.field.add", spec.Result{Type: "integer"}, object("fields", texts("NAME PLACE MOOD")...))
	for want, methods := range map[string][]spec.Method{"TripField": {get, list, add}, "TripFieldAnswer": {get, list}} {
		if got := typeAt(t, methodsOf(t, spec.Spec{Methods: methods}), []string{get.Name}).String(); got != want {
			t.Errorf("%d methods: %s, want %s", len(methods), got, want)
		}
	}
}
