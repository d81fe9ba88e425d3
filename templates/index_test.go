package templates

import (
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
