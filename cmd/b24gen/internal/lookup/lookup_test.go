package lookup

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/templates"
)

var sample = templates.Index{Entries: []templates.Entry{
	{Kind: templates.KindMethod, REST: "crm.deal.list", Package: "crm", Go: "DealService.List", New: "NewDeal", Takes: "DealListParams", Gives: "Deals", Iterator: "ListAll"},
	{Kind: templates.KindMethod, REST: "crm.deal.get", Package: "crm", Go: "DealService.Get", New: "NewDeal", Gives: "DealInput", Page: "crm/deals/get.html"},
	{Kind: templates.KindMethod, REST: "landing.site.markDelete", Package: "landing", Go: "SiteService.MarkDelete", New: "NewSite"},
	{Kind: templates.KindEvent, REST: "onCrmDealAdd", Package: "crm", Go: "EventDealAdd", Gives: "DealInput"},
	{Kind: templates.KindCode, REST: "ACCESS_DENIED_DELETED", Package: "landing", Go: "ErrAccessDeniedDeleted"},
	{Kind: templates.KindType, REST: "deal", Package: "crm", Go: "DealItem", Params: []templates.IndexParam{
		{Key: "STAGE_ID", Go: "StageID", Type: "string"}, {Key: "UF_CRM_TASK", Go: "UFCrmTask", Type: "[]string"}}},
	{Kind: templates.KindType, Package: "crm", Go: "Nameless"},
	{Kind: templates.KindType, REST: "task", Package: "crm", Go: "DealTask"},
	{Kind: templates.KindType, REST: "tasks_fields", Package: "tasks", Go: "Task"},
	{Kind: templates.KindMethod, REST: "user.get", Package: "user", Go: "Service.Get", New: "New", Expr: "New(client)", Gives: "b24.Time"},
	{Kind: templates.KindMethod, REST: "tasks.task.add", Package: "tasks", Go: "TaskService.Add", New: "NewTask", Gives: "TaskAnswer",
		Params: []templates.IndexParam{{Key: "fields", Go: "Fields", Type: "*TaskAddFields"}, {Key: "UF_TASK", Go: "UFTask", Type: "string"}}},
	{Kind: templates.KindMethod, REST: "tasks.task.add", Package: "tasks", Dir: "v3/tasks", Go: "TaskService.Add", New: "NewTask", Gives: "b24.Either[b24.ID, []TaskAnswerV3]"},
	{Kind: templates.KindEvent, REST: "onTaskAdd", Package: "tasks", Go: "EventAdd", Gives: "TaskEvent"},
	{Kind: templates.KindType, REST: "User", Package: "im", Go: "User"},
	{Kind: templates.KindMethod, REST: "crm.deal.add", Package: "crm", Go: "DealService.Add", New: "NewDeal", Params: []templates.IndexParam{
		{Key: "fields", Go: "Fields", Type: "[]DealInput"}, {Key: "STAGE_ID", Go: "StageID", Type: "string"}}},
	{Kind: templates.KindType, Package: "crm", Go: "DealInput", Params: []templates.IndexParam{
		{Key: "title", Go: "Title", Type: "*string"}, {Key: "owner", Go: "Owner", Type: "*Owner"}}},
	{Kind: templates.KindType, Package: "crm", Go: "Owner", Params: []templates.IndexParam{{Key: "id", Go: "ID", Type: "b24.ID"}, {Key: "utm", Go: "UTM", Type: "*UTMMedium"}}},
	{Kind: templates.KindType, Package: "im", Go: "DealInput", Params: []templates.IndexParam{{Key: "title", Go: "Title", Type: "*string"}}},
	{Kind: templates.KindType, Package: "crm", Go: "Deals", Params: []templates.IndexParam{{Key: "deals", Go: "Deals", Type: "[]DealInput"}}},
	{Kind: templates.KindCode, REST: "TITLE_EMPTY", Package: "im", Go: "ErrTitleEmpty"},
	{Kind: templates.KindType, REST: "crm_deal", Package: "crm", Go: "Deal"},
	{Kind: templates.KindCode, REST: "ODD \"CODE\"", Package: "crm", Go: "ErrOddCode"},
	{Kind: templates.KindEnum, Package: "crm", Go: "UTMMedium", Params: []templates.IndexParam{
		{Key: "CPC", Go: "UTMMediumCPC"}, {Key: "CPM", Go: "UTMMediumCPM"}, {Key: "TITLE", Go: "UTMMediumTitle"}}},
}}

// read is the sample as a file is.
func read(t *testing.T) Index {
	t.Helper()
	file, err := sample.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return New(bytes.NewReader(file))
}

func TestFind(t *testing.T) {
	x := read(t)
	for word, want := range map[string][]string{
		"crm.deal.list":              {"DealService.List"},
		"CRM.Deal.LIST":              {"DealService.List"},
		"landing.site.markdelete":    {"SiteService.MarkDelete"},
		"crm.deal.":                  {"DealService.List", "DealService.Get", "DealService.Add"},
		"crm.*.get":                  {"DealService.Get"},
		"crm.[cd]eal.get":            {"DealService.Get"},
		"crm.Err*":                   {"ErrOddCode"},
		"Err*":                       {"ErrAccessDeniedDeleted", "ErrTitleEmpty", "ErrOddCode"},
		"*_DELETED":                  {"ErrAccessDeniedDeleted"},
		"DealService.*":              {"DealService.List", "DealService.Get", "DealService.Add"},
		"crm.DealService.*":          {"DealService.List", "DealService.Get", "DealService.Add"},
		"crm.deal.*":                 {"DealService.List", "DealService.Get", "DealService.Add"},
		"crm.Deals.*":                {"Deals"}, // no name, so its fields
		"crm.Deal.*":                 {"DealService.List", "DealService.Get", "DealService.Add"},
		"*ListAll":                   {"DealService.List"},
		"on*":                        {"EventDealAdd", "EventAdd"},
		"Deal*Input":                 {"DealInput", "DealInput"},
		"TITLE_*":                    {"ErrTitleEmpty"},
		"TITLE*":                     {"ErrTitleEmpty", "DealInput", "DealInput", "UTMMedium"}, // codes, fields and a value
		"*Task":                      {"DealTask", "Task", "DealItem", "TaskService.Add"},
		"crm.*Deal*":                 {"DealService.List", "DealService.Get", "EventDealAdd", "DealService.Add", "DealItem", "DealTask", "DealInput", "Deals", "Deal"},
		"*.list":                     {"DealService.List"},
		"crm.Deal.Get":               {"DealService.Get"},
		"Site.MarkDelete":            {"SiteService.MarkDelete"},
		"DealListParams":             {"DealService.List"},
		"crm.DealListParams":         {"DealService.List"},
		"Deal.ListAll":               {"DealService.List"},
		"DealService.Get":            {"DealService.Get"},
		"NewDeal":                    {"DealService.List", "DealService.Get", "DealService.Add"},
		"oncrmdealadd":               {"EventDealAdd"},
		"access_denied_deleted":      {"ErrAccessDeniedDeleted"},
		"ErrAccessDeniedDeleted":     {"ErrAccessDeniedDeleted"},
		"deal":                       {"DealService.List", "DealService.Get", "DealService.Add", "DealItem", "Deal"}, // types behind
		"Deal":                       {"DealItem", "Deal"},
		"crm.New(client).Deal":       {"DealService.List", "DealService.Get", "DealService.Add"},
		"crm.New(c).Deal.List":       {"DealService.List"},
		"crm.NewDeal(client).Get":    {"DealService.Get"},
		"New(client).Deal.List":      {"DealService.List"},
		"user.New(client).Get":       {"Service.Get"},
		"user.Service.Get":           {"Service.Get"},
		"user":                       {"Service.Get", "User"}, // the namespace first
		"im.User":                    {"User"},
		"crm.Deal":                   {"Deal"}, // as Go has it, and so no namespace
		"crm.deal":                   {"DealService.List", "DealService.Get", "DealService.Add", "Deal"},
		"TITLE":                      {"DealInput", "DealInput"}, // a field, and no beginning of a code
		"TITLE_":                     {"ErrTitleEmpty"},
		"crm/deal/list":              nil,
		strings.Repeat("crm.", 90):   nil,
		"odd \"code\"":               {"ErrOddCode"},
		"Nameless":                   {"Nameless"},
		"markDelete":                 {"SiteService.MarkDelete"},
		"landing.site":               {"SiteService.MarkDelete"},
		" crm.deal.list\n":           {"DealService.List"},
		"tasks.task.add":             {"TaskService.Add", "TaskService.Add"},
		"v3/tasks.task.add":          {"TaskService.Add"},
		"v2/tasks.TaskService.Add":   {"TaskService.Add"},
		"V3/tasks.TaskService.Add":   {"TaskService.Add"},
		"v3/crm.deal.list":           nil,
		"v3/":                        {"TaskService.Add"}, // all of it
		"v3":                         {"TaskService.Add"},
		"tasks.TaskAnswer":           {"TaskService.Add"},
		"TaskAddFields":              {"TaskService.Add"},
		"tasks.TaskAnswerV3":         {"TaskService.Add"},
		"TaskEvent":                  {"EventAdd"},
		"crm.TaskEvent":              nil,
		"crm.New":                    {"New"},
		"tasks.New":                  {"New", "New"}, // one for each generation
		"ListAll":                    {"DealService.List"},
		"crm.ListAll":                {"DealService.List"},
		"Add":                        {"TaskService.Add", "TaskService.Add", "DealService.Add"},
		"(crm.DealService).List":     {"DealService.List"},
		"(*crm.DealService).List":    {"DealService.List"},
		"v3/(tasks.TaskService).Add": {"TaskService.Add"},
		"crm.UTMMedium":              {"UTMMedium"},
		"UTMMediumCPC":               {"UTMMedium"},
		"crm.UTMMediumCPC":           {"UTMMedium"},
		"CPC":                        {"UTMMedium"},
		"crm.UTMMedium.CPC":          {"UTMMedium"},
		"crm.deal.get.owner.utm.cpc": {"UTMMedium"},
		"*crm.DealListParams":        {"DealService.List"},
		"&crm.DealListParams{X: 1":   {"DealService.List"},
		"[]crm.DealItem":             {"DealItem"},
		"crm.New(c).Deal.List(ctx, crm.DealListParams{})": {"DealService.List"},
		"crm.NewDeal(c).ListAll(ctx, p)":                  {"DealService.List"},
		"example.com/sdk/crm.DealItem":                    {"DealItem"},
		"https://apidocs.bitrix24.com/crm/deals/get.html": {"DealService.Get"},
		"task":              {"TaskService.Add", "TaskService.Add", "DealTask", "Task"},
		"Task":              {"DealTask", "Task"},
		"crm.New(c)":        {"DealService.List", "DealService.Get", "DealService.Add"},
		"crm.deal.STAGE_ID": nil,
		"b24.ID":            nil,
		"crm.dael.list":     nil,
		"[":                 nil,
		"crm.[":             nil,
		"()":                nil,
		"crm.New(":          nil,
		"":                  nil,
	} {
		found, err := x.Find(Word(word))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range found {
			got = append(got, e.Go)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestNew(t *testing.T) {
	for file, want := range map[string]bool{"": false, "no index": false, templates.IndexHeader + "\n\"entries\": [\n]}\n": true} {
		if found, err := New(strings.NewReader(file)).Find("crm.deal.list"); (err == nil) != want || len(found) > 0 {
			t.Errorf("%q: %v, %v", file, found, err)
		}
	}
}

// TestUsers: with a type stand the methods that take or give it.
func TestUsers(t *testing.T) {
	for word, want := range map[string][]string{"crm.DealInput": {"crm.deal.get", "crm.deal.add"}, "crm.Owner": nil, "im.DealInput": nil} {
		found, err := read(t).Find(word)
		if err != nil || len(found) != 1 || !slices.Equal(found[0].Methods, want) {
			t.Errorf("%s: %v, %v, want %q", word, found, err, want)
		}
	}
}

// TestEnum: with an enum stand the types that have it, and with a field the constants of its type.
func TestEnum(t *testing.T) {
	x := read(t)
	found, err := x.Find("crm.UTMMedium")
	if err != nil || len(found) != 1 || !slices.Equal(found[0].Types, []string{"crm.Owner"}) || len(found[0].Params) != 3 {
		t.Errorf("%v, %v", found, err)
	}
	found, err = x.Find("crm.Owner.UTM")
	if err != nil || len(found) != 1 || len(found[0].Constants) != 3 || found[0].Constants[0].Go != "UTMMediumCPC" {
		t.Errorf("%v, %v", found, err)
	}
	found, err = x.Find("crm.UTMMediumCPM")
	want := []templates.IndexParam{{Key: "CPM", Go: "UTMMediumCPM", Type: "UTMMedium"}}
	if err != nil || len(found) != 1 || !slices.Equal(found[0].Params, want) || len(found[0].Constants) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// TestFunction: the function that makes all services of a package tells of them.
func TestFunction(t *testing.T) {
	x := read(t)
	for word, want := range map[string][]templates.IndexParam{"crm.New": {{Key: "crm.deal", Go: "Deal", Type: "DealService"}}, "user.New": nil} {
		found, err := x.Find(word)
		if err != nil || len(found) != 1 || found[0].Kind != templates.KindFunc || !slices.Equal(found[0].Params, want) {
			t.Errorf("%s: %v, %v", word, found, err)
		}
	}
}

// TestIterators: what was looked for by the name of an iterator is told by it, where it is several.
func TestIterators(t *testing.T) {
	x := templates.Index{Entries: slices.Clone(sample.Entries)}
	x.Entries[1].Iterator = "ListAll"
	file, err := x.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	found, err := New(bytes.NewReader(file)).Find("listall")
	if err != nil || len(found) != 2 || found[0].Go != "DealService.ListAll" || found[1].Go != "DealService.ListAll" {
		t.Errorf("%v, %v", found, err)
	}
}

// TestOnce: names and fields are looked for in one reading of the index.
func TestOnce(t *testing.T) {
	file, err := sample.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"crm.deal.list", "STAGE_ID", "stageid", "UF_", "deal", "ACCESS_"} {
		counted := &counting{ReaderAt: bytes.NewReader(file)}
		if found, err := New(counted).Find(word); err != nil || len(found) == 0 || counted.read > len(file) {
			t.Errorf("%s: %d found, %v, by %d bytes of %d", word, len(found), err, counted.read, len(file))
		}
	}
}

type counting struct {
	io.ReaderAt
	read int
}

func (c *counting) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.read += n
	return n, err
}

func TestSuggest(t *testing.T) {
	x := read(t)
	for word, want := range map[string]string{
		"crm.dael.list": "crm.deal.list", "crm.deals.get": "crm.deal.get", "ACCES_DENIED_DELETED": "ACCESS_DENIED_DELETED",
		"crm.deal.get.titel": "crm.deal.get.title", "crm.DealInput.Titel": "crm.DealInput.Title", "crm.deal.list.deals.0.titel": "crm.deal.list.deals.title",
		"crm.deal.get.ownr.id": "crm.deal.get.owner", "crm.UTMMediumCPX": "crm.UTMMedium", "crm.UTMMedium.CPX": "crm.UTMMedium.CPC",
		"crm.deal.lsit": "crm.deal.list", "crm.deal.get.result.titel": "crm.deal.get.result.title", "crm.deal.nothing": "crm.deal",
		"sites": "landing.site", "crm.deal.get.nothing": "crm.deal.get", "moved/gets.html": "crm.deal.get",
	} {
		if got := x.Suggest(word); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %q, want first %q", word, got, want)
		}
	}
	for _, word := range []string{"something else altogether", "[", "", "()"} {
		if got := x.Suggest(word); len(got) > 0 {
			t.Errorf("nothing is like %q, got %q", word, got)
		}
	}
}

// TestLines: an index with two entries on a line is refused where lines are told apart.
func TestLines(t *testing.T) {
	entry := `{"rest":"crm.deal.list","package":"crm","go":"DealService.List"}`
	x := New(strings.NewReader(templates.IndexHeader + "\n\"module\": \"m\",\n\"entries\": [\n" + entry + "," + entry + "\n]}\n"))
	if found, err := x.Find("DealService.List"); err == nil {
		t.Errorf("found %v", found)
	}
}

// TestMemory: a search takes memory for what it finds and not for the index, which with all of
// the API has more than a megabyte. The system gives memory page by page, which costs a short
// command more time than what it does in it.
func TestMemory(t *testing.T) {
	var large templates.Index
	for i := range 3000 {
		e := sample.Entries[i%len(sample.Entries)]
		e.REST = fmt.Sprintf("crm.n%d.list", i)
		e.Params = slices.Repeat([]templates.IndexParam{{Key: "UF_OF_A_LONG_NAME", Go: "UFOfALongName", Type: "*string"}}, 5)
		large.Entries = append(large.Entries, e)
	}
	file, err := large.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	for word, isThere := range map[string]bool{"crm.n2999.list": true, "crm.n2999.lsit": false} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		x := New(bytes.NewReader(file))
		found, err := x.Find(word)
		if err != nil || len(found) > 0 != isThere {
			t.Fatalf("%q: %v, %v", word, found, err)
		}
		if near := x.Suggest("crm.m2999.lsit"); !slices.Contains(near, "crm.n2999.list") {
			t.Errorf("suggested %q", near)
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 128<<10 {
			t.Errorf("%q takes %d bytes in an index of %d", word, used, len(file))
		}
	}
}
