package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// method is a method of the older API with a page.
func method(name string, result spec.Result, params ...spec.Field) spec.Method {
	return spec.Method{API: spec.V2, Name: name, Page: "p.html", Params: params, Result: &result}
}

func object(name string, fields ...spec.Field) spec.Field {
	return spec.Field{Name: name, Type: "object", Fields: fields}
}

// methodsOf are the methods of the only package by their REST names.
func methodsOf(t *testing.T, s spec.Spec) map[string]*model.Method {
	t.Helper()
	by := map[string]*model.Method{}
	for _, m := range build(t, s).Packages[0].Methods() {
		by[m.Spec.Name] = m
	}
	return by
}

// TestEventsShareData: events of one thing that carry the same share a type, one that
// carries something else has its own, and what the events of several things have inside is
// named after none of them.
func TestEventsShareData(t *testing.T) {
	id := object("FIELDS", spec.Field{Name: "ID", Type: "integer"})
	event := func(name string, fields ...spec.Field) spec.Event {
		return spec.Event{Name: name, Page: "p.html", Scopes: []string{"crm"}, Fields: []spec.Field{object("data", fields...)}}
	}
	s := spec.Spec{
		Methods: []spec.Method{method("crm.deal.get", spec.Result{Type: "boolean"}), method("crm.lead.get", spec.Result{Type: "boolean"})},
		Events: []spec.Event{
			event("onCrmDealAdd", id), event("onCrmDealUpdate", id), event("onCrmDealMove", object("FIELDS", spec.Field{Name: "STAGE", Type: "string"})),
			event("onCrmLeadAdd", id), event("onCrmLeadDelete", id),
		},
	}
	got := map[string]string{}
	for _, e := range build(t, s).Packages[0].Events {
		got[e.Spec.Name] = e.DataName() + " " + fieldTypes(e.Data.(*model.Struct))[0]
	}
	want := map[string]string{
		"onCrmDealAdd": "DealEvent Fields EventFields", "onCrmDealUpdate": "DealEvent Fields EventFields", "onCrmDealMove": "DealMoveEvent Fields DealMoveEventFields",
		"onCrmLeadAdd": "LeadEvent Fields EventFields", "onCrmLeadDelete": "LeadEvent Fields EventFields",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("data of events (-want +got):\n%s", diff)
	}
}

// TestReadAndSent: what is inside of an object is one type for reading and sending if it
// has the same fields. Numbers in it can be left out.
func TestReadAndSent(t *testing.T) {
	phone := object("phone", spec.Field{Name: "VALUE", Type: "string"}, spec.Field{Name: "SORT", Type: "integer"}, spec.Field{Name: "TYPE", Type: "string"})
	phone.Type, phone.Seen = "array", "object[]"
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	fields := []spec.Field{text("NAME"), text("LAST_NAME"), text("POST"), phone}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("crm.contact.get", spec.Result{Type: "object", Fields: fields}),
		method("crm.contact.update", spec.Result{Type: "boolean"}, object("fields", fields...)),
	}})
	read := by["crm.contact.get"].Result.(*model.Struct).Find("phone").Type
	sent := model.Deref(by["crm.contact.update"].Params.Find("fields").Type).(*model.Struct).Find("phone").Type
	if read != sent {
		t.Fatalf("read is %s, sent %s", read, sent)
	}
	inner := model.Innermost(read).(*model.Struct)
	if diff := cmp.Diff([]string{"Value *string", "Sort *int", "Type *string"}, fieldTypes(inner)); diff != "" || !inner.Both || !inner.Sent {
		t.Errorf("both %v, sent %v; fields (-want +got):\n%s", inner.Both, inner.Sent, diff)
	}
}

// TestSameKeys: answers with the same keys are one object, unless one key has other kinds of
// values in each.
func TestSameKeys(t *testing.T) {
	answer := func(last string) spec.Result {
		return spec.Result{Type: "object", Fields: []spec.Field{
			{Name: "ID", Type: "integer"}, {Name: "NAME", Type: "string"}, {Name: "SIZE", Type: "integer"}, {Name: "LINK", Type: last}}}
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("disk.file.get", answer("string")), method("disk.folder.upload", answer("string")), method("disk.storage.dump", answer("string[]")),
	}})
	file := by["disk.file.get"].Result
	if got := by["disk.folder.upload"].Result; got != file || file.String() != "File" {
		t.Errorf("get answers %s, upload %s", file, got)
	}
	if got := by["disk.storage.dump"].Result; got == file {
		t.Errorf("a list and a text are one: %s", got)
	}
}

// TestDates: texts whose names say a date are moments where another place knows one, unless
// their table has moments too.
func TestDates(t *testing.T) {
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	known := spec.Field{Name: "CREATED_DATE", Type: "datetime"}
	described := []spec.Field{known, {Name: "CLOSED_DATE", Type: "datetime"}}
	for name, c := range map[string]struct {
		read, described []spec.Field
		want            string
	}{
		"elsewhere":       {[]spec.Field{text("CREATED_DATE"), text("CLOSED_DATE")}, nil, "ClosedDate b24.Time"},
		"beside":          {[]spec.Field{known, text("CLOSED_DATE")}, nil, "ClosedDate string"},
		"as a moment too": {[]spec.Field{text("CREATED_DATE"), text("CLOSED_DATE")}, described, "ClosedDate b24.Time"},
	} {
		about := method("tasks.task.getFields", spec.Result{Type: "object", Described: c.described})
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("tasks.task.get", spec.Result{Type: "object", Fields: c.read}),
			method("tasks.task.list", spec.Result{Type: "object[]", Fields: []spec.Field{known}}), about,
		}})
		if got := fieldTypes(by["tasks.task.get"].Result.(*model.Struct))[1]; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestNamesOfAnswers: what several methods of a service answer is the service's Answer, or has
// the name of what is in it; what add and update take is a plain value, required or not.
func TestNamesOfAnswers(t *testing.T) {
	holds := func(name, key, typ string) spec.Method {
		fields := []spec.Field{{Name: "id", Type: "integer"}, {Name: "name", Type: "string"}}
		return spec.Method{API: spec.V2, Name: "shop.item." + name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{{Name: key, Type: typ, Fields: fields}}}}
	}
	add := holds("add", "item", "object")
	add.Params = []spec.Field{{Name: "fields", Type: "object", Fields: []spec.Field{{Name: "name", Type: "string"}}}}
	s := spec.Spec{Methods: []spec.Method{
		holds("get", "item", "object"), add, holds("list", "items", "object[]"), holds("import", "items", "object[]"),
	}}
	want := map[string]string{"Get": "ItemAnswer", "Add": "ItemAnswer", "List": "ItemsAnswer", "Import": "ItemsAnswer"}
	for _, m := range build(t, s).Packages[0].Methods() {
		if got := m.Result.String(); got != want[m.Name] {
			t.Errorf("%s answers %s, want %s", m.Name, got, want[m.Name])
		}
		if f := m.Params.Find("fields"); f != nil && (f.Type.String() != "ItemAddFields" || !f.OmitZero) {
			t.Errorf("%s takes %s, left out if zero: %t", m.Name, f.Type, f.OmitZero)
		}
	}
}

// TestNamesOfAnswersOfServices: what methods of several services answer is named after what the
// services have in common, or else after what is in it.
func TestNamesOfAnswersOfServices(t *testing.T) {
	answer := spec.Result{Type: "object", Fields: []spec.Field{
		{Name: "RESULT", Type: "boolean"}, {Name: "QUEUE", Type: "string"}, {Name: "LINE", Type: "string"}, {Name: "CALL_ID", Type: "string"},
	}}
	for want, other := range map[string]string{"PhoneAnswer": "shop.phone.back.ring", "CallIDAnswer": "shop.line.start"} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.phone.sound.start", answer), method(other, answer)}})
		for name, m := range by {
			if got := m.Result.String(); got != want || !m.Result.(*model.Struct).Shared {
				t.Errorf("%s answers %s, want %s that is shared", name, got, want)
			}
		}
	}
}

// TestDirection: a parameter for the direction of a sorting has a type of that name.
func TestDirection(t *testing.T) {
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.item.get", spec.Result{Type: "string"}, spec.Field{Name: "ORDER", Type: "string", Enum: []string{"ASC", "DESC"}}),
	}})
	if got := fieldTypes(by["shop.item.get"].Params); got[0] != "Order *Direction" {
		t.Errorf("ORDER is %s, want *Direction", got[0])
	}
}

// TestDefaultsThatDiffer: one struct of several methods has the default of none, if theirs differ.
func TestDefaultsThatDiffer(t *testing.T) {
	for name, c := range map[string]struct{ defaults []string }{
		"the same": {[]string{"25", "25", "25"}}, "another": {[]string{"25", "50", "25"}},
	} {
		var methods []spec.Method
		for i, d := range c.defaults {
			page := []spec.Field{{Name: "limit", Type: "integer", Default: &d}, {Name: "offset", Type: "integer"}}
			m := method("shop."+[]string{"box", "item", "hall"}[i]+".list", spec.Result{Type: "object[]"}, spec.Field{Name: "pagination", Type: "object", Fields: page})
			methods = append(methods, m)
		}
		by := methodsOf(t, spec.Spec{Methods: methods})
		one := model.Deref(by["shop.box.list"].Params.Find("pagination").Type).(*model.Struct)
		for rest, m := range by {
			if got := model.Deref(m.Params.Find("pagination").Type); got != one {
				t.Errorf("%s, %s takes %s, not %s", name, rest, got, one)
			}
		}
		if got := one.Fields[0].Facts.Default; (got != nil) != (name == "the same") {
			t.Errorf("%s: the default is %v", name, got)
		}
	}
}

// TestBesideEachOther: objects beside each other that hold equal objects are one type; those of texts
// alone are two.
func TestBesideEachOther(t *testing.T) {
	inside := func(name string) spec.Field {
		return spec.Field{Name: name, Type: "object", Fields: texts("CODE TITLE")}
	}
	held := func(name string, more ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: "object", Fields: texts("URI", more...)}
	}
	for name, c := range map[string]struct {
		in    []spec.Field
		isOne bool
	}{
		"with objects": {[]spec.Field{held("CHECKOUT", inside("FIELD")), held("FRAME", inside("FIELD"))}, true},
		"with texts":   {[]spec.Field{held("CHECKOUT", texts("NOTE")...), held("FRAME", texts("NOTE")...)}, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.handler.get", spec.Result{Type: "object", Fields: append(texts("ID NAME"), c.in...)})}})
		at := func(key string) model.Type { return typeAt(t, by, []string{"shop.handler.get", key}) }
		if got := at("CHECKOUT") == at("FRAME"); got != c.isOne {
			t.Errorf("%s: one type is %t", name, got)
		}
	}
}
