package templates

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestIndexParams tells what is always required from what is required in some cases.
func TestIndexParams(t *testing.T) {
	field := func(key string, facts spec.Field) model.Field {
		return model.Field{Key: key, Name: key, Type: model.String, Facts: model.Facts{Field: facts}}
	}
	fields := []model.Field{
		field("Title", spec.Field{Required: spec.Mandatory}),
		field("ID", spec.Field{Required: spec.Mandatory, Conditional: true}),
		field("Code", spec.Field{Required: spec.Mandatory, Omitted: true}),
		field("Note", spec.Field{}),
	}
	for sent, want := range map[bool][]string{true: {"Title required", "ID in cases", "Code in cases", "Note"}, false: {"Title", "ID", "Code", "Note"}} {
		var got []string
		for _, p := range indexParams(&model.Struct{Fields: fields, Sent: sent}) {
			switch {
			case p.Required:
				got = append(got, p.Key+" required")
			case p.InCases:
				got = append(got, p.Key+" in cases")
			default:
				got = append(got, p.Key)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("sent %v: %q, want %q", sent, got, want)
		}
	}
}

// TestSignatureOfEvents is what a program writes.
func TestSignatureOfEvents(t *testing.T) {
	e := Entry{Kind: KindEvent, Package: "crm", Go: "EventDealAdd", Gives: "DealEvent"}
	want := "inbound.On(events, crm.EventDealAdd, func(ctx context.Context, e inbound.Event[crm.DealEvent]) error { ... })"
	if got := e.Signature(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestEnums: all enums of a package are in the index, wherever they are declared, with their
// constants, which have the type of the enum in memory and not in the file.
func TestEnums(t *testing.T) {
	enum := func(name string) model.Types {
		values := []model.EnumValue{{Name: name + "CPC", Text: "CPC"}, {Name: name + "Odd", Text: "\"},{\""}}
		return model.Types{Enums: []*model.Enum{{Name: name, Values: values}}}
	}
	p := &model.Package{Name: "crm", Dir: "crm", Shared: enum("Shared"), Services: []*model.Service{{Types: enum("OfService")}},
		Events: []*model.Event{{Types: enum("OfEvent")}}, Retained: model.Retained{Types: enum("Retained")}}
	x := NewIndex(&model.SDK{Packages: []*model.Package{p}})
	file, err := x.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file, []byte(`"type"`)) {
		t.Errorf("a type that follows is in\n%s", file)
	}
	var got []Entry
	for line := range bytes.Lines(file) {
		if bytes.HasPrefix(line, []byte(`{"kind"`)) && bytes.Contains(line, []byte(`"enum"`)) {
			e, err := UnmarshalEntry(bytes.TrimSpace(line))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, e)
		}
	}
	var want []Entry
	for _, name := range []string{"Shared", "OfService", "OfEvent", "Retained"} {
		want = append(want, Entry{Kind: KindEnum, Package: "crm", Dir: "crm", Go: name, Params: []IndexParam{
			{Key: "CPC", Go: name + "CPC", Type: name}, {Key: "\"},{\"", Go: name + "Odd", Type: name}}})
	}
	all := slices.DeleteFunc(x.Entries, func(e Entry) bool { return e.Kind != KindEnum })
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(all, want) {
		t.Errorf("got %v\nof    %v\nwant  %v", got, all, want)
	}
	if sign := want[0].Signature(); sign != "type Shared string" {
		t.Errorf("got %s", sign)
	}
}
