package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestBorrowed: where one direction leaves the objects of a field open, it has those of the other,
// so that what was read can be sent. What the examples of a direction show stays.
func TestBorrowed(t *testing.T) {
	known := spec.Field{Name: "MEMBERS", Type: "object[]", Fields: texts("TYPE NAME", spec.Field{Name: "ID", Type: "integer"})}
	open := spec.Field{Name: "MEMBERS", Type: "array"}
	ids := spec.Field{Name: "MEMBERS", Type: "array", Seen: "integer[]"}
	for name, c := range map[string]struct {
		read, sent spec.Field
		isOne      bool
	}{
		"sent is open":  {known, open, true},
		"read is open":  {open, known, true},
		"sent are ids":  {known, ids, false},
		"any is stated": {known, spec.Field{Name: "MEMBERS", Type: "any"}, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.task.get", answers(texts("TITLE PLACE CODE LINK", c.read))),
			method("shop.task.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", c.sent)...)),
		}})
		read := by["shop.task.get"].Result.(*model.Struct).Find("MEMBERS").Type
		sent := by["shop.task.add"].Params.Find("fields").Type.(*model.Struct).Find("MEMBERS").Type
		if (read == sent) != c.isOne {
			t.Errorf("%s: read is %s, sent is %s", name, read, sent)
		}
		if !c.isOne {
			continue
		}
		inner := model.Innermost(read).(*model.Struct)
		if diff := cmp.Diff([]string{"Type *string", "Name *string", "ID b24.ID"}, fieldTypes(inner)); diff != "" || !inner.Both {
			t.Errorf("%s: both is %t, fields (-want +got):\n%s", name, inner.Both, diff)
		}
	}
}

// TestTreeBothWays: a tree that is read and sent with the same fields is one type.
func TestTreeBothWays(t *testing.T) {
	tree := spec.Type{Name: "shop_tree", Page: "types.html", Fields: texts("node", spec.Field{Name: "children", Type: "array", Ref: "shop_tree"})}
	root := spec.Field{Name: "root", Type: "object", Ref: "shop_tree"}
	by := methodsOf(t, spec.Spec{Types: []spec.Type{tree}, Methods: []spec.Method{
		method("shop.task.get", answers(texts("TITLE PLACE CODE LINK", root))),
		method("shop.task.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", root)...)),
	}})
	read := by["shop.task.get"].Result.(*model.Struct).Find("root").Type
	sent := by["shop.task.add"].Params.Find("fields").Type.(*model.Struct).Find("root").Type
	if model.Deref(read) != model.Deref(sent) {
		t.Errorf("read is %s, sent is %s", read, sent)
	}
}

// TestTwoLevelsBothWays: a tree in which an object lies between one level and the next is one type too.
func TestTwoLevelsBothWays(t *testing.T) {
	inner := spec.Field{Name: "inner", Type: "object", Shown: texts("kind", spec.Field{Name: "has", Type: "object", Ref: "shop_block"})}
	block := spec.Type{Name: "shop_block", Page: "types.html", Fields: texts("value", inner)}
	root := spec.Field{Name: "root", Type: "object", Ref: "shop_block"}
	by := methodsOf(t, spec.Spec{Types: []spec.Type{block}, Methods: []spec.Method{
		method("shop.task.get", answers(texts("TITLE PLACE CODE LINK", root))),
		method("shop.task.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", root)...)),
	}})
	for _, path := range [][]string{{"root"}, {"root", "inner"}, {"root", "inner", "has"}} {
		read, sent := typeAt(t, by, append([]string{"shop.task.get"}, path...)), typeAt(t, by, append([]string{"shop.task.add", "fields"}, path...))
		if read != sent {
			t.Errorf("%v: read is %s, sent is %s", path, read, sent)
		}
	}
}

// TestNamedLists: a named type that stands for several in the examples of one place does in the
// others too, if none shows one.
func TestNamedLists(t *testing.T) {
	file := func(seen string) spec.Field { return spec.Field{Name: "FILES", Type: "diskfile", Seen: seen} }
	for seen, want := range map[string]string{"": "[]b24.File", "object": "*b24.File"} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.task.get", answers(texts("TITLE PLACE CODE LINK", file("array")))),
			method("shop.task.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", file(seen))...)),
		}})
		if got := by["shop.task.add"].Params.Find("fields").Type.(*model.Struct).Find("FILES").Type.String(); got != want {
			t.Errorf("seen %q: add takes %s, want %s", seen, got, want)
		}
	}
}

// TestPartBothWays: what examples show of an object that is read is a part of what is sent.
func TestPartBothWays(t *testing.T) {
	for shown, isOne := range map[string]bool{"ROWS COLS": true, "ROWS": true, "ROWS OTHER": false} {
		settings := spec.Field{Name: "SETTINGS", Type: "object", Shown: texts(shown)}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.task.get", answers(texts("TITLE PLACE CODE LINK", settings))),
			method("shop.task.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", object("SETTINGS", texts("ROWS COLS MIN MAX STEP SIZE")...))...)),
		}})
		read := by["shop.task.get"].Result.(*model.Struct).Find("SETTINGS").Type
		sent := by["shop.task.add"].Params.Find("fields").Type.(*model.Struct).Find("SETTINGS").Type
		if (read == model.Deref(sent)) != isOne {
			t.Errorf("%s: read is %s, sent is %s", shown, read, sent)
		}
	}
}

// TestSetsBothWays: a set of texts that is read with each as its own key is the list that is sent,
// and keys that are read in capitals are those that are sent.
func TestSetsBothWays(t *testing.T) {
	days := spec.Field{Name: "BYDAY", Type: "object", Shown: texts("MO WE")}
	list := spec.Field{Name: "BYDAY", Type: "array", Seen: "string[]"}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.event.get", answers(texts("TITLE PLACE CODE LINK", object("RULE", texts("FREQ", days)...)))),
		method("shop.event.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", object("rule", texts("freq", list)...))...)),
	}})
	read := by["shop.event.get"].Result.(*model.Struct).Find("RULE").Type
	sent := by["shop.event.add"].Params.Find("fields").Type.(*model.Struct).Find("rule").Type
	if read != model.Deref(sent) {
		t.Fatalf("read is %s, sent is %s", read, sent)
	}
	rule := read.(*model.Struct)
	if diff := cmp.Diff([]string{"Freq *string", "ByDay []string"}, fieldTypes(rule)); diff != "" || rule.Fields[0].Key != "freq" {
		t.Errorf("key %s, fields (-want +got):\n%s", rule.Fields[0].Key, diff)
	}
}

// TestShownMap: an object that only examples show is a map where another place of the field has one
// of such values. One with other values, or that a page describes, stays.
func TestShownMap(t *testing.T) {
	number := spec.Field{Name: "WIDTH", Type: "object"}
	for name, c := range map[string]struct {
		field spec.Field
		want  string
	}{
		"shown":        {spec.Field{Name: "PHRASES", Type: "object", Shown: texts("TAX NO_TAX")}, "map[string]string"},
		"other values": {spec.Field{Name: "PHRASES", Type: "object", Shown: append(texts("TAX"), number)}, "TaskPhrases"},
		"described":    {object("PHRASES", texts("TAX NO_TAX")...), "TaskPhrases"},
	} {
		sent := spec.Field{Name: "PHRASES", Type: "object", Seen: "map<string>"}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.task.get", answers(texts("TITLE PLACE CODE LINK", c.field))),
			method("shop.task.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", sent)...)),
		}})
		if got := by["shop.task.get"].Result.(*model.Struct).Find("PHRASES").Type.String(); got != c.want {
			t.Errorf("%s: read is %s, want %s", name, got, c.want)
		}
	}
}

// TestRowsBothWays: rows that a service answers and takes as a whole are one type, in the singular.
// An object that is given by itself has an input of its own.
func TestRowsBothWays(t *testing.T) {
	rows := texts("PRODUCT COUNT NOTE", spec.Field{Name: "PRICE", Type: "double"})
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.deal.rows.get", spec.Result{Type: "object[]", Fields: rows}),
		method("shop.deal.rows.set", spec.Result{Type: "boolean"}, spec.Field{Name: "rows", Type: "object[]", Fields: rows}),
		method("shop.task.get", answers(texts("TITLE PLACE CODE LINK"))),
		method("shop.task.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK")...)),
		method("shop.task.update", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK")...)),
	}})
	read := model.Innermost(by["shop.deal.rows.get"].Result)
	sent := model.Innermost(by["shop.deal.rows.set"].Params.Find("rows").Type)
	if read != sent || read.String() != "DealRow" {
		t.Errorf("rows are read as %s, sent as %s", read, sent)
	}
	if got := by["shop.task.add"].Params.Find("fields").Type.String(); got != "TaskInput" {
		t.Errorf("a task is sent as %s", got)
	}
}

// TestMapsBothWays: a documented type that is only read and sent as a value of maps is one type.
func TestMapsBothWays(t *testing.T) {
	types := []spec.Type{{Name: "shop_label", Page: "types.html", Fields: texts("TITLE NOTE FORM")}}
	labels := spec.Field{Name: "labels", Type: "object", Seen: "map<object>", Ref: "shop_label"}
	by := methodsOf(t, spec.Spec{Types: types, Methods: []spec.Method{
		method("shop.firm.labels.get", spec.Result{Type: "object", Seen: "map<object>", Ref: "shop_label"}),
		method("shop.firm.labels.set", spec.Result{Type: "boolean"}, labels),
		method("shop.firm.get", answers(append(texts("CODE"), labels))),
	}})
	want := by["shop.firm.labels.get"].Result
	for name, got := range map[string]model.Type{
		"sent": by["shop.firm.labels.set"].Params.Find("labels").Type, "read": by["shop.firm.get"].Result.(*model.Struct).Find("labels").Type,
	} {
		if got != want {
			t.Errorf("%s as %s, got as %s", name, got, want)
		}
	}
}
