package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

func build(t *testing.T, s spec.Spec) *model.SDK {
	t.Helper()
	sdk, err := model.Build(s, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return sdk
}

// fieldTypes are the fields of a struct, as Go writes them.
func fieldTypes(s *model.Struct) []string {
	var out []string
	for _, f := range s.Fields {
		out = append(out, f.Name+" "+f.Type.String())
	}
	return out
}

// TestTypeRules holds single fields of parameters against their Go types.
func TestTypeRules(t *testing.T) {
	for want, f := range map[string]spec.Field{
		"IDs []b24.ID":         {Name: "ids", Type: "array", Seen: "integer[]"},
		"System *bool":         {Name: "system", Enum: []string{"true", "false"}, Seen: "boolean"},
		"Item map[string]any":  {Name: "item", Type: "array", Seen: "object"},
		"Offsets []int":        {Name: "offsets", Type: "integer[]"},
		"Prices []b24.Decimal": {Name: "prices", Type: "integer[]"},
		"Users []b24.ID":       {Name: "users", Type: "integer|integer[]"},
		"Either *b24.Either[string, ItemAddEither]": {Name: "either", Type: "object|string", Fields: []spec.Field{{Name: "a", Type: "string"}}},
		"Viewers []b24.ID":                          {Name: "viewers", Type: "integer/array", Seen: "integer"},
		"Label b24.Labels":                          {Name: "label", Type: "string|lang_map"},
		"Title b24.Labels":                          {Name: "title", Type: "string|object"},
		"Order b24.Order":                           {Name: "order", Type: "object"},
		"OwnerID *b24.ID":                           {Name: "ownerId"},
		"Needed *string":                            {Name: "needed", Type: "string", Required: spec.Mandatory, Omitted: true},
		"Weights map[string]b24.Decimal":            {Name: "weights", Type: "object", Seen: "map<integer>"},
		"Announce *b24.Flag":                        {Name: "announce", Type: "integer", Enum: []string{"0", "1"}, Wire: spec.WireDigit},
		"Stars *int":                                {Name: "stars", Type: "integer", Enum: []string{"0", "1"}},
		"TotalsCount map[string]int":                {Name: "totals_count", Type: "object", Seen: "map<integer>"},
		"Members map[string][]b24.ID":               {Name: "members", Type: "object", Seen: "map<integer[]>"},
		"OnOff *b24.Flag":                           {Name: "onOff", Type: "boolean|integer"},
		"Truth *bool":                               {Name: "truth", Type: "boolean|integer|string", Wire: spec.WireBool},
		"Files []b24.File":                          {Name: "files", Type: "diskfile", Seen: "array"},
		"Calendar *b24.ID":                          {Name: "calendar", Type: "string", Wire: spec.WireNumber},
		"Logo *b24.File":                            {Name: "logo", Type: "file", Seen: "object"},
		"Photo *b24.File":                           {Name: "photo", Type: "array", Seen: "file"},
		"Pairs [][]string":                          {Name: "pairs", Type: "array", Seen: "string[][]"},
		"Kind *b24.ID":                              {Name: "kind", Type: "crm_enum_ownertype"},
		"Days []ItemAddDay":                         {Name: "days", Type: "array", Seen: "string[]", Enum: []string{"MO", "SU"}},
		"Rights []ItemAddRight":                     {Name: "rights", Type: "string[]", Enum: []string{"read", "edit"}},
		"Queue []any":                               {Name: "queue", Type: "array", Enum: []string{"TYPE", "NAME"}},
		"Stage *ItemAddStage":                       {Name: "stage", Type: "int", Enum: []string{"P", "S"}, Seen: "string"},
		"Part *ItemAddPart":                         {Name: "part", Type: "any", Enum: []string{"U", "G"}},
		"Skipped *b24.YN":                           {Name: "skipped", Type: "integer", Enum: []string{"Y", "N"}},
		"IsLocked *b24.YN":                          {Name: "IS_LOCKED", Type: "char"},
		"Ready *b24.YN":                             {Name: "ready", Type: "string", Wire: spec.WireYN},
		"Preview *b24.YN":                           {Name: "preview", Type: "string", Default: new("Y")},
		"Mark *string":                              {Name: "MARK", Type: "char"},
		"Grade *int":                                {Name: "grade", Type: "integer", Enum: []string{"1", "2"}},
		"Host *b24.ID":                              {Name: "host", Type: "integer", Seen: "id"},
		"Editor *b24.ID":                            {Name: "editor", Type: "string|null", Seen: "id"},
		"Opened *b24.Time":                          {Name: "opened", Type: "string", Seen: "datetime"},
		"Changed *b24.Time":                         {Name: "changed", Type: "date", Seen: "datetime"},
		"Closed *b24.Time":                          {Name: "closed", Type: "any", Seen: "datetime"},
		"Birthday *b24.Date":                        {Name: "birthday", Seen: "date"},
		"Free any":                                  {Name: "free", Type: "any", Seen: "string[]"},
		"Size *int":                                 {Name: "size", Source: spec.FromExample, Type: "integer"},
		"ZoneID *b24.ID":                            {Name: "zoneId", Type: "integer", Seen: "string"},
		"Zone *string":                              {Name: "zone", Type: "integer", Seen: "string"},
		"Sort b24.Order":                            {Name: "sort", Type: "object"},
		"Code *b24.Decimal":                         {Name: "code", Type: "object", Seen: "integer", Fields: []spec.Field{{Name: "a", Type: "string"}}},
	} {
		s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.add", Page: "p.html", Params: []spec.Field{f}}}}
		if got := fieldTypes(build(t, s).Packages[0].Methods()[0].Params); got[0] != want {
			t.Errorf("%+v is %q, want %q", f, got[0], want)
		}
	}
}

// TestSameName: a field of which only null is known has the type of the
// others of its name, if they agree.
func TestSameName(t *testing.T) {
	method := func(name string, f spec.Field) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{f}}}
	}
	s := spec.Spec{Methods: []spec.Method{
		method("shop.item.get", spec.Field{Name: "ADDRESS", Type: "null"}),
		method("shop.note.list", spec.Field{Name: "address", Type: "string"}),
	}}
	got := build(t, s).Coverage()
	if got.Results.Share() != 1 {
		t.Errorf("share %v, want all concrete", got.Results.Share())
	}
	s.Methods = append(s.Methods, method("shop.item.old", spec.Field{Name: "ADDRESS", Type: "string[]"}))
	s.Methods = append(s.Methods, method("shop.item.new", spec.Field{Name: "ADDRESS", Type: "boolean"}))
	got = build(t, s).Coverage()
	want := map[model.OpenReason][]string{model.NoType: {"v2/shop.item.*/object#ADDRESS"}}
	if diff := cmp.Diff(want, got.Results.Open); diff != "" {
		t.Errorf("open fields (-want +got):\n%s", diff)
	}
}

// TestConditions holds the filters and orders of methods against their Go types,
// which the runtime's helpers fit.
func TestConditions(t *testing.T) {
	fields := []spec.Field{{Name: "ID"}, {Name: "TITLE", Type: "string"}}
	deep := []spec.Field{{Name: "within", Type: "object", Fields: fields}}
	for _, c := range []struct {
		api    spec.API
		method string
		field  spec.Field
		want   string
	}{
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "object"}, "Filter b24.Filter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "FILTER", Type: "array", Fields: fields}, "Filter b24.Filter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "object", Fields: deep}, "Filter *DealListFilter"},
		{spec.V2, "crm.deal.add", spec.Field{Name: "filter", Type: "object", Fields: fields}, "Filter *DealAddFilter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "object", Fields: []spec.Field{{Name: "ID", Required: spec.Mandatory}}}, "Filter b24.Filter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "object", Fields: []spec.Field{{Name: "ID", Type: "integer", Required: spec.Mandatory}}}, "Filter *DealListFilter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "string"}, "Filter b24.Filter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "string", Enum: []string{"all", "my"}}, "Filter *DealListFilter"},
		{spec.V2, "crm.deal.clear", spec.Field{Name: "filter", Type: "string"}, "Filter *string"},
		{spec.V3, "mail.message.list", spec.Field{Name: "filter", Type: "array"}, "Filter b24.FilterV3"},
		{spec.V3, "mail.message.list", spec.Field{Name: "filter", Type: "array", Fields: []spec.Field{{Name: "ID", Required: spec.Mandatory}}}, "Filter b24.FilterV3"},
		{spec.V3, "mail.message.list", spec.Field{Name: "filter", Type: "object", Fields: fields}, "Filter *MessageListFilter"},
		{spec.V3, "mail.message.list", spec.Field{Name: "order", Type: "object"}, "Order b24.Order"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "order", Type: "object", Fields: fields}, "Order b24.Order"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "order", Type: "string"}, "Order *string"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "order", Type: "number"}, "Order b24.Order"},
		{spec.V2, "crm.deal.add", spec.Field{Name: "order", Type: "number"}, "Order *b24.Decimal"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "order", Type: "string|array", Seen: "object"}, "Order b24.Order"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "select", Type: "object"}, "Select []string"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "select", Type: "object", Fields: fields}, "Select []string"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "select", Type: "object", Fields: fields, Seen: "map<string>"}, "Select map[string]string"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "select", Type: "object", Fields: deep}, "Select *DealListSelect"},
		{spec.V2, "lists.element.getlist", spec.Field{Name: "ELEMENT_ORDER", Type: "object"}, "ElementOrder b24.Order"},
		{spec.V2, "entity.item.list", spec.Field{Name: "SORT", Type: "array"}, "Sort b24.Order"},
		{spec.V2, "entity.item.list", spec.Field{Name: "SORT", Type: "integer"}, "Sort *int"},
		{spec.V2, "sale.order.add", spec.Field{Name: "order", Type: "object", Fields: deep}, "Order OrderInput"},
	} {
		s := spec.Spec{Methods: []spec.Method{{API: c.api, Name: c.method, Page: "p.html", Params: []spec.Field{c.field}}}}
		if got := fieldTypes(build(t, s).Packages[0].Methods()[0].Params); got[0] != c.want {
			t.Errorf("%s, %+v: is %q, want %q", c.method, c.field, got[0], c.want)
		}
	}
}

// TestPartOfAType: an object of which a page describes a part has all fields of
// its type, with what the page says, and with the keys that are sent.
func TestPartOfAType(t *testing.T) {
	method := func(name string, own ...spec.Field) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: name + ".html", Params: []spec.Field{
			{Name: "fields", Type: "object", Required: spec.Mandatory, Wire: spec.WireCapitals, Ref: "shop_fields", Fields: own},
		}}
	}
	sdk := build(t, spec.Spec{
		Types: []spec.Type{{Name: "shop_fields", Page: "fields.html", Fields: []spec.Field{
			{Name: "title", Type: "string"}, {Name: "ownerId", Type: "string"}, {Name: "xmlId", Type: "string"},
		}}},
		Methods: []spec.Method{
			method("shop.item.add", spec.Field{Name: "TITLE", Required: spec.Mandatory}, spec.Field{Name: "OWNER_ID", Required: spec.Mandatory, Seen: "integer"}),
			method("shop.item.update"),
		},
	})
	methods := sdk.Packages[0].Methods()
	add := methods[0].Params.Fields[0].Type.(*model.Struct)
	if diff := cmp.Diff([]string{"Title *string", "OwnerID *b24.ID", "XMLID *string"}, fieldTypes(add)); diff != "" {
		t.Errorf("what add takes (-want +got):\n%s", diff)
	}
	if key := add.Fields[2].Key; key != "XML_ID" {
		t.Errorf("the key of xmlId is %q", key)
	}
	update := methods[1].Params.Fields[0].Type.(*model.Struct)
	if diff := cmp.Diff([]string{"Title *string", "OwnerID *b24.ID", "XMLID *string"}, fieldTypes(update)); diff != "" || update != add || update.Name != "ItemInput" {
		t.Errorf("what update takes, %s (-want +got):\n%s", update.Name, diff)
	}
}

// TestTokenIsNoParameter: the runtime sends it, and a page that lists it would move
// the arguments that go by position.
func TestTokenIsNoParameter(t *testing.T) {
	m := spec.Method{Name: "task.item.add", API: spec.V2, Page: "p.html", Positional: true, Params: []spec.Field{
		{Name: "auth"}, {Name: "TASK_ID", Type: "integer"}, {Name: "AUTH", Type: "string"}}}
	sdk := build(t, spec.Spec{Methods: []spec.Method{m}})
	var got []string
	for _, f := range sdk.Packages[0].Methods()[0].Params.Fields {
		got = append(got, f.Facts.Name)
	}
	if diff := cmp.Diff([]string{"TASK_ID", "AUTH"}, got); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
}

// TestOneOrList: a method that answers one object or a list of them has a type of both,
// whose struct is that of a row.
func TestOneOrList(t *testing.T) {
	for typ, want := range map[string]string{
		"entity|entity[]": "b24.Either[Entity, []Entity]", "object[]|object": "b24.Either[Entity, []Entity]",
		"entity[]": "[]Entity", "array|entity[]": "[]Entity",
	} {
		m := spec.Method{API: spec.V2, Name: "entity.get", Page: "p.html", Result: &spec.Result{Type: typ, Source: spec.FromTable, Fields: []spec.Field{
			{Name: "ID", Type: "string"}, {Name: "NAME", Type: "string"}, {Name: "SORT", Type: "integer"}, {Name: "CODE", Type: "string"},
		}}}
		if got := build(t, spec.Spec{Methods: []spec.Method{m}}).Packages[0].Methods()[0].Result.String(); got != want {
			t.Errorf("%s is %s, want %s", typ, got, want)
		}
	}
}

// TestDataIsNoField: names that only one portal has, and keys of maps that examples show, are
// no fields of a struct.
func TestDataIsNoField(t *testing.T) {
	shown := func(names ...string) []spec.Field {
		var out []spec.Field
		for _, n := range names {
			out = append(out, spec.Field{Name: n, Type: "string"})
		}
		return out
	}
	fields := []spec.Field{
		{Name: "id", Type: "integer"},
		{Name: "property258", Type: "object", Fields: shown("value", "valueId")},
		{Name: "UF_RPA_1_NAME", Type: "string"},
		{Name: "user", Type: "object", Fields: shown("name", "address2"), Shown: shown("field7097")},
		{Name: "BYDAY", Type: "object", Shown: shown("MO", "WE")},
		{Name: "days", Type: "object", Shown: shown("MO", "from")},
		{Name: "lines", Type: "object", Shown: shown("sip7", "main")},
		{Name: "types", Type: "object", Shown: shown("S", "S:Money")},
		{Name: "parts", Type: "object", Shown: []spec.Field{{Name: "S:Money", Type: "string"}, {Name: "count", Type: "integer"}}},
		{Name: "tags", Type: "object", Shown: []spec.Field{{Name: "tag", Type: "object", Fields: shown("title")}, {Name: "tag2", Type: "object", Fields: shown("title", "kind")}}},
	}
	s := spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "shop.item.get", Page: "p.html", Result: &spec.Result{Type: "object", Fields: fields}},
		{API: spec.V2, Name: "shop.line.get", Page: "p.html", Result: &spec.Result{Type: "object", Source: spec.FromExample, Fields: shown("reg1", "reg2")}},
		{API: spec.V2, Name: "shop.line.start", Page: "p.html", Params: []spec.Field{
			{Name: "params", Type: "object", Shown: shown("param1")}, {Name: "return_values", Type: "object", Shown: shown("outputString")},
			{Name: "data", Type: "object", Shown: shown("code")},
			object("row", spec.Field{Name: "data", Type: "object", Shown: shown("code")}, spec.Field{Name: "part", Type: "object", Shown: shown("code")}),
		}},
	}}
	by := map[string]*model.Method{}
	for _, m := range build(t, s).Packages[0].Methods() {
		by[m.Spec.Name] = m
	}
	item := by["shop.item.get"].Result.(*model.Struct)
	want := []string{
		"ID b24.ID", "User ItemUser", "ByDay map[string]string", "Days ItemDays", "Lines map[string]string", "Types map[string]string", "Parts ItemParts", "Tags map[string]ItemTag",
	}
	if diff := cmp.Diff(want, fieldTypes(item)); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"property...", "UF_RPA_..."}, item.Patterns); diff != "" {
		t.Errorf("patterns (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Name string", "Address2 string"}, fieldTypes(item.Fields[1].Type.(*model.Struct))); diff != "" {
		t.Errorf("user (-want +got):\n%s", diff)
	}
	if got := by["shop.line.get"].Result.String(); got != "map[string]string" {
		t.Errorf("lines are %s", got)
	}
	want = []string{"Params map[string]any", "ReturnValues map[string]any", "Data *LineStartData", "Row *LineStartRow"}
	if diff := cmp.Diff(want, fieldTypes(by["shop.line.start"].Params)); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
	row := model.Deref(by["shop.line.start"].Params.Fields[3].Type).(*model.Struct)
	if diff := cmp.Diff([]string{"Data map[string]any", "Part *LineStartRowPart"}, fieldTypes(row)); diff != "" {
		t.Errorf("sent inside of an object (-want +got):\n%s", diff)
	}
}

// TestSameNameOfCounts: a count of which nothing is known but its name is a number, where some pages of the
// namespace show one as a text; another name is that of something that is an id in some places.
func TestSameNameOfCounts(t *testing.T) {
	for name, want := range map[string]string{"SORT": "Sort int", "OWNER": "Owner b24.ID"} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.item.get", spec.Result{Type: "object", Fields: texts("ID NAME CODE", spec.Field{Name: name})}),
			method("shop.note.get", spec.Result{Type: "object", Fields: texts("ID NAME CODE", spec.Field{Name: name, Type: "integer"})}),
			method("shop.page.get", spec.Result{Type: "object", Fields: texts("ID NAME CODE TEXT", spec.Field{Name: name, Type: "string"})}),
		}})
		fields := fieldTypes(by["shop.item.get"].Result.(*model.Struct))
		if got := fields[len(fields)-1]; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestNamesAlone: of what is answered, and of which nobody tells more than the name, this may tell a count or
// a truth. What is sent stays open, since it has a spelling.
func TestNamesAlone(t *testing.T) {
	names := []spec.Field{{Name: "DONE_COUNT"}, {Name: "IS_DONE"}, {Name: "MAY_DONE"}}
	m := method("shop.item.check", spec.Result{Type: "object", Fields: names}, names...)
	got := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})["shop.item.check"]
	if diff := cmp.Diff([]string{"DoneCount int", "IsDone bool", "MayDone any"}, fieldTypes(got.Result.(*model.Struct))); diff != "" {
		t.Errorf("what is read (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"DoneCount any", "IsDone any", "MayDone any"}, fieldTypes(got.Params)); diff != "" {
		t.Errorf("what is sent (-want +got):\n%s", diff)
	}
}

// TestTypeOfMany: a type with a page that only lists hold is called after one of what they list, and what is in it too.
func TestTypeOfMany(t *testing.T) {
	rows := spec.Type{Name: "shop_trip_stops", Page: "types.html", Fields: texts("place note lead", spec.Field{Name: "mood", Type: "string", Enum: []string{"calm", "wild"}})}
	for name, c := range map[string]struct{ typ, want string }{
		"a list":    {"shop_trip_stops[]", "TripStop TripStopMood"},
		"an object": {"shop_trip_stops", "TripStops TripStopsMood"},
	} {
		by := methodsOf(t, spec.Spec{Types: []spec.Type{rows}, Methods: []spec.Method{
			method("shop.trip.get", answers(texts("id title owner color", spec.Field{Name: "stops", Type: c.typ, Ref: rows.Name}))),
		}})
		stop := typeAt(t, by, []string{"shop.trip.get", "stops"}).(*model.Struct)
		if got := stop.Name + " " + model.Deref(stop.Find("mood").Type).String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
