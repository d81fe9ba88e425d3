package released_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
)

// sdk has one package with one service, method, struct, enum and code.
func sdk() *model.SDK {
	row := &model.Struct{Name: "DealRow", Fields: []model.Field{
		{Name: "ID", Key: "ID", Type: model.ID}, {Name: "Title", Key: "TITLE", Type: model.Basic("string")}, {Name: "Sum", Key: "SUM", Type: model.Int},
	}}
	stage := &model.Enum{Name: "Stage", Values: []model.EnumValue{{Name: "StageNew", Text: "NEW"}}}
	row.Fields = append(row.Fields, model.Field{Name: "Stage", Key: "STAGE", Type: stage})
	params := &model.Struct{Name: "DealListParams", Role: model.RoleParams, Sent: true, Fields: []model.Field{
		{Name: "Limit", Key: "limit", Type: model.Pointer{To: model.Int}, OmitZero: true},
	}}
	p := &model.Package{API: spec.V2, Namespace: "crm", Name: "crm", Dir: "crm", Codes: []*model.Code{{Name: "ErrGone", Text: "GONE"}}}
	s := &model.Service{Package: p, REST: "crm.deal", Type: "Deal", New: "NewDeal"}
	m := &model.Method{Spec: spec.Method{Name: "crm.deal.list", API: spec.V2}, Service: s, Name: "List", Params: params, Result: model.List{Of: row},
		Types: model.Types{Structs: []*model.Struct{params, row}, Enums: []*model.Enum{stage}}}
	s.Field, p.Root = "Deal", &model.Service{Package: p, REST: "crm", Type: "Service", New: "New", File: model.RootFile}
	params.Method, s.Methods, p.Services = m, []*model.Method{m}, []*model.Service{s}
	return &model.SDK{Packages: []*model.Package{p}}
}

// TestApply: each kind of pin, with what becomes of it and what the SDK has then.
func TestApply(t *testing.T) {
	field := func(typ, key string) spec.Pin { return spec.Pin{Kind: spec.PinField, Type: typ, Key: key} }
	fieldOf := func(i int) func(*model.SDK) string {
		return func(s *model.SDK) string {
			f := s.Packages[0].Services[0].Methods[0].Types.Structs[1].Fields[i]
			return f.Name + " " + f.Type.String()
		}
	}
	for _, test := range []struct {
		name, symbol string
		pin          spec.Pin
		state        released.State
		why          string
		shows        func(*model.SDK) string
		want         string
	}{
		{"restated", "DealRow.Title", field("b24.ID", "TITLE"), released.Restated, "", fieldOf(1), "Title b24.ID"},
		{"does not fit", "DealRow.Title", field("int", "TITLE"), released.Restated, "int cannot hold every string", fieldOf(1), "Title int"},
		{"renamed", "DealRow.Name", field("string", "TITLE"), released.Restated, "", fieldOf(1), "Name string"},
		{"gone", "DealRow.Old", field("string", "OLD"), released.Gone, "", fieldOf(4), "Old string"},
		{"its key has changed", "DealRow.Title", field("string", "OLD"), released.Unneeded, "", fieldOf(1), "Title string"},
		{"unneeded", "DealRow.Sum", field("int", "SUM"), released.Unneeded, "", fieldOf(2), "Sum int"},
		{"no such struct", "Deals.Sum", field("int", "SUM"), released.Lost, "the package has no struct Deals", fieldOf(2), "Sum int"},
		{"no such type", "DealRow.Sum", field("Money", "SUM"), released.Lost, "the package has no type Money", fieldOf(2), "Sum int"},
		{"result", "Deal.List", spec.Pin{Kind: spec.PinResult, Type: "map[string]DealRow"}, released.Restated, "map[string]DealRow cannot hold every []DealRow",
			func(s *model.SDK) string { return s.Packages[0].Services[0].Methods[0].Result.String() }, "map[string]DealRow"},
		{"enum", "Stage", spec.Pin{Kind: spec.PinEnum, Values: map[string]string{"StageWon": "WON"}}, released.Restated, "",
			func(s *model.SDK) string {
				return s.Packages[0].Services[0].Methods[0].Types.Enums[0].Values[1].Name
			}, "StageWon"},
		{"enum with two names for a text", "Gone", spec.Pin{Kind: spec.PinEnum, Values: map[string]string{"GoneA": "X", "GoneB": "X"}}, released.Gone, "",
			func(s *model.SDK) string {
				values := s.Packages[0].Retained.Types.Enums[0].Values
				return values[0].Name + " " + values[1].Name
			}, "GoneA GoneB"},
		{"enum with a name beside the released one", "Stage", spec.Pin{Kind: spec.PinEnum, Values: map[string]string{"StageNew": "NEW", "StageFirst": "NEW"}}, released.Restated, "",
			func(s *model.SDK) string {
				values := s.Packages[0].Services[0].Methods[0].Types.Enums[0].Values
				return values[0].Name + " " + values[1].Name
			}, "StageNew StageFirst"},
		{"alias", "Row", spec.Pin{Kind: spec.PinAlias, Type: "DealRow"}, released.Gone, "",
			func(s *model.SDK) string { return s.Packages[0].Retained.Aliases[0].Of.String() }, "DealRow"},
		{"alias that is a type again", "DealRow", spec.Pin{Kind: spec.PinAlias, Type: "Gone"}, released.Unneeded, "", fieldOf(2), "Sum int"},
		{"code", "ErrLate", spec.Pin{Kind: spec.PinConst, Type: "b24.Code", Value: "LATE"}, released.Gone, "",
			func(s *model.SDK) string { return s.Packages[0].Retained.Consts[0].Text }, "LATE"},
		{"code with another text", "ErrGone", spec.Pin{Kind: spec.PinConst, Type: "b24.Code", Value: "LOST"}, released.Restated,
			"GONE is another constant, ErrGone2",
			func(s *model.SDK) string {
				return s.Packages[0].Codes[0].Name + " " + s.Packages[0].Retained.Consts[0].Text
			}, "ErrGone2 LOST"},
		{"struct", "Person", spec.Pin{Kind: spec.PinStruct, Fields: []spec.PinnedField{{Name: "Self", Type: "*Person", Key: "self"}}}, released.Gone, "",
			func(s *model.SDK) string { return s.Packages[0].Retained.Types.Structs[0].Fields[0].Type.String() }, "*Person"},
		{"service", "Lead", spec.Pin{Kind: spec.PinService, REST: "crm.lead", New: "NewLead"}, released.Gone, "",
			func(s *model.SDK) string { return s.Packages[0].Retained.Services[0].New }, "NewLead"},
		{"service in a field of another name", "Lead", spec.Pin{Kind: spec.PinService, REST: "crm.lead", New: "New", Field: "Deal"}, released.Gone, "",
			func(s *model.SDK) string {
				p := s.Packages[0]
				return p.Root.New + " " + p.Services[0].Field + " " + p.Retained.Services[0].Expr()
			}, "New2 Deal2 New2(client).Deal"},
		{"method of the root", "Service.Deal", spec.Pin{Kind: spec.PinMethod, REST: "crm.deal", Params: "DealParams", Type: "bool"}, released.Gone, "",
			func(s *model.SDK) string {
				p := s.Packages[0]
				return p.Services[0].Field + " " + strconv.FormatBool(p.RootCalls())
			}, "Deal2 true"},
		{"method with its parameters", "Deal.Old", spec.Pin{Kind: spec.PinMethod, REST: "crm.deal.old", Params: "DealOldParams", Type: "bool",
			Fields: []spec.PinnedField{{Name: "ID", Type: "b24.ID", Key: "id", Required: true}}}, released.Gone, "",
			func(s *model.SDK) string {
				m := s.Packages[0].Retained.Methods[0]
				return m.Name + " " + m.Params.Name + " " + m.Params.Fields[0].Type.String() + " " + string(m.Params.Role)
			}, "Old DealOldParams b24.ID " + string(model.RoleParams)},
		{"iterator", "Deal.ListAll", spec.Pin{Kind: spec.PinRows, Of: "List", Type: "DealRow", List: &spec.List{By: spec.ByStart, Start: "start", ID: "ID"}, FilterID: "id", Order: "sort"},
			released.Gone, "",
			func(s *model.SDK) string {
				m := s.Packages[0].Services[0].Methods[0]
				return m.Iterator + " " + m.Rows.ByID.Filter + " " + m.Rows.ByID.Order + " " + m.Rows.ByID.ID
			}, "ListAll filter sort id"},
		{"iterator of nothing", "Deal.GetAll", spec.Pin{Kind: spec.PinRows, Of: "Get", Type: "DealRow"}, released.Lost, "the package has no method Deal.Get",
			fieldOf(0), "ID b24.ID"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := sdk()
			outcomes := released.Apply(s, spec.Pins{"crm": {test.symbol: test.pin}})
			if len(outcomes) != 1 {
				t.Fatalf("%d outcomes", len(outcomes))
			}
			if o := outcomes[0]; o.State != test.state || o.Why != test.why || o.Package != "crm" || o.Symbol != test.symbol {
				t.Errorf("%s: %q, want %s: %q", o.State, o.Why, test.state, test.why)
			}
			if got := test.shows(s); got != test.want {
				t.Errorf("the SDK has %s, want %s", got, test.want)
			}
		})
	}
}

// TestGonePackage is made anew.
func TestGonePackage(t *testing.T) {
	s := sdk()
	s.Module = "example.com/sdk"
	released.Apply(s, spec.Pins{"v3/note": {"Note": {Kind: spec.PinService, REST: "note.note", New: "New"}}})
	p := s.Packages[1]
	if got := [4]string{string(p.API), p.Name, p.Dir, p.ImportPath}; got != [4]string{"v3", "note", "v3/note", "example.com/sdk/v3/note"} {
		t.Errorf("package %v", got)
	}
}

// TestDecision: what does not fit asks for a decision until somebody accepts it.
func TestDecision(t *testing.T) {
	pin := spec.Pin{Kind: spec.PinField, Type: "int", Key: "TITLE"}
	for accepted, want := range map[bool]bool{false: true, true: false} {
		pin.Accepted = accepted
		outcomes := released.Apply(sdk(), spec.Pins{"crm": {"DealRow.Title": pin}})
		if got := outcomes[0].NeedsDecision(); got != want {
			t.Errorf("accepted %t: needs a decision: %t", accepted, got)
		}
		if d := cmp.Diff(map[string]map[string]string{"crm": {"DealRow.Title": "string"}}, released.Documented(outcomes)); d != "" {
			t.Errorf("documented (-want +got):\n%s", d)
		}
	}
}

// TestDocumentedForms: a form is held against what is documented, not against the forms that
// other pins have put in its place.
func TestDocumentedForms(t *testing.T) {
	s := sdk()
	p := s.Packages[0]
	row := p.Services[0].Methods[0].Types.Structs[1]
	owner := &model.Struct{Name: "Owner", Fields: []model.Field{{Name: "Row", Key: "row", Type: row}}}
	p.Services[0].Methods[0].Result = model.List{Of: owner}
	p.Shared.Structs = append(p.Shared.Structs, owner)
	outcomes := released.Apply(s, spec.Pins{"crm": {
		"DealRow.Sum": {Kind: spec.PinField, Type: "[]int", Key: "SUM"},
		"Old":         {Kind: spec.PinStruct, Fields: []spec.PinnedField{{Name: "Sum", Type: "int", Key: "SUM"}}},
		"Owner.Row":   {Kind: spec.PinField, Type: "Old", Key: "row"},
	}})
	for _, o := range outcomes {
		if o.NeedsDecision() {
			t.Errorf("%s: %s %s, want no decision", o.Symbol, o.State, o.Why)
		}
	}
}
