package b24test_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// keptFacts are of services that keep rows: one of v2 whose rows are below no key and are
// known by an example, one with rows for each kind of object, one that spells the fields of
// what it takes otherwise than those of its rows, and one of v3.
const keptFacts = `{"types":[{"name":"item","fields":[{"name":"id","type":"integer"},{"name":"title","type":"string"},{"name":"open","type":"boolean","wire":"Y/N"}]}],
"methods":[
	{"name":"crm.lead.add","api":"v2","params":[{"name":"fields","type":"object","required":true}],"result":{"type":"integer"}},
	{"name":"crm.lead.get","api":"v2","params":[{"name":"id","type":"integer","required":true}],"errors":[{"code":"ERROR_NOT_FOUND","status":404}],"result":{"type":"object"},
	 "examples":{"response":["{\"result\":{\"ID\":\"5\",\"TITLE\":\"A\"}}"]}},
	{"name":"crm.lead.list","api":"v2","list":{"by":"start","id":"ID"},"result":{"type":"array"},"examples":{"response":["{\"result\":[{\"ID\":\"5\",\"TITLE\":\"A\"},{\"ID\":\"6\",\"TITLE\":\"B\"}],\"total\":2}"]}},
	{"name":"crm.lead.update","api":"v2","params":[{"name":"id","type":"integer","required":true},{"name":"fields","type":"object"}],"result":{"type":"boolean"}},
	{"name":"crm.lead.delete","api":"v2","params":[{"name":"id","type":"integer","required":true}],"result":{"type":"boolean"}},
	{"name":"crm.item.add","api":"v2","params":[{"name":"entityTypeId","type":"integer","required":true},{"name":"fields","type":"object","required":true}],"result":{"type":"object","fields":[{"name":"item","ref":"item"}]}},
	{"name":"crm.item.list","api":"v2","params":[{"name":"entityTypeId","type":"integer","required":true}],"list":{"by":"start","rows":"items","id":"id"},"result":{"type":"object","fields":[{"name":"items","type":"item[]","ref":"item"}]}},
	{"name":"tasks.task.add","api":"v2","params":[{"name":"fields","type":"object","required":true}],"result":{"type":"object","fields":[{"name":"task","type":"object","fields":[{"name":"id","type":"string"},{"name":"createdBy","type":"integer"}]}]}},
	{"name":"tasks.task.get","api":"v2","params":[{"name":"taskId","type":"integer","required":true}],"result":{"type":"object","fields":[{"name":"task","type":"object","fields":[{"name":"id","type":"string"},{"name":"createdBy","type":"integer"}]}]}},
	{"name":"tasks.task.add","api":"v3","params":[{"name":"fields","type":"object","required":true}],"result":{"type":"object","fields":[{"name":"item","ref":"item"}]}},
	{"name":"tasks.task.list","api":"v3","list":{"by":"page","rows":"items","id":"id"},"result":{"type":"object","fields":[{"name":"items","type":"array","ref":"item"}]}},
	{"name":"tasks.task.get","api":"v3","params":[{"name":"id","type":"integer","required":true},{"name":"select","type":"array"}],"result":{"type":"object","fields":[{"name":"item","ref":"item"}]}},
	{"name":"tasks.task.update","api":"v3","params":[{"name":"id","type":"integer","required":true},{"name":"fields","type":"object"}],"result":{"type":"boolean","seen":"object","shown":[{"name":"result","type":"boolean"}]}},
	{"name":"im.chat.add","api":"v2","params":[{"name":"TITLE","type":"string"}],"result":{"type":"integer"}}]}`

// step is a call and the result that it must have, or the error.
type step struct{ method, params, want string }

func TestServicesKeepRows(t *testing.T) {
	for name, tt := range map[string]struct {
		rows  int
		v3    bool
		steps []step
	}{
		"rows of examples": {0, false, []step{
			{"crm.lead.list", `{"select":["ID","TITLE"]}`, `[{"ID":"5","TITLE":"A"},{"ID":"6","TITLE":"B"}]`},
			{"crm.lead.add", `{"fields":{"TITLE":"C"}}`, `7`},
			{"crm.lead.get", `{"ID":"7"}`, `{"ID":"7","TITLE":"C"}`},
			{"crm.lead.update", `{"id":7,"fields":{"TITLE":"D","ID":1}}`, `true`},
			{"crm.lead.list", `{"filter":{">ID":5},"order":{"ID":"DESC"}}`, `[{"ID":"7","TITLE":"D"},{"ID":"6","TITLE":"B"}]`},
			{"crm.lead.delete", `{"id":7}`, `true`},
			{"crm.lead.get", `{"id":7}`, `crm.lead.get: ERROR_NOT_FOUND: Not found (HTTP 404)`},
			{"crm.lead.update", `{"id":"x"}`, `crm.lead.update: Not found (HTTP 400)`},
			{"im.chat.add", `{"TITLE":"x"}`, `1`},
		}},
		"more rows than examples": {4, false, []step{
			{"crm.lead.list", `{"filter":{">ID":6},"select":["ID","TITLE"]}`, `[{"ID":"7","TITLE":"A"},{"ID":"8","TITLE":"B"}]`},
		}},
		"rows for each kind": {0, false, []step{
			{"crm.item.add", `{"entityTypeId":2,"fields":{"TITLE":"x"}}`, `{"item":{"id":2,"title":"x"}}`},
			{"crm.item.list", `{"entityTypeId":2,"select":["id","title"]}`, `{"items":[{"id":1,"title":"title"},{"id":2,"title":"x"}]}`},
			{"crm.item.list", `{"entityTypeId":3}`, `{"items":[{"id":1,"open":"Y","title":"title"}]}`},
		}},
		"other spellings": {0, false, []step{
			{"tasks.task.add", `{"fields":{"CREATED_BY":"7"}}`, `{"task":{"createdBy":"7","id":"2"}}`},
			{"tasks.task.get", `{"taskId":2}`, `{"task":{"createdBy":"7","id":"2"}}`},
			{"TASKS.TASK.GET", `{"taskId":1}`, `{"task":{"createdBy":1,"id":"1"}}`},
		}},
		"v3": {0, true, []step{
			{"tasks.task.add", `{"fields":{"title":"x"}}`, `{"item":{"id":2,"title":"x"}}`},
			{"tasks.task.update", `{"id":2,"fields":{"title":"y"}}`, `{"result":true}`},
			{"tasks.task.get", `{"id":2,"select":["title"]}`, `{"item":{"title":"y"}}`},
			{"tasks.task.list", `{"filter":[["id",">",1]],"pagination":{"limit":1}}`, `{"items":[{"id":2,"title":"y"}]}`},
			{"tasks.task.get", `{"id":3}`, `tasks.task.get: BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION: Not found (HTTP 400)`},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			if err := p.Load([]byte(keptFacts)); err != nil {
				t.Fatal(err)
			}
			p.KeepRows(tt.rows)
			var opts []b24.CallOption
			if tt.v3 {
				opts = append(opts, b24.WithV3())
			}
			for _, s := range tt.steps {
				res, err := b24.Call[json.RawMessage](t.Context(), p.Client(), s.method, json.RawMessage(s.params), opts...)
				got := ""
				if err != nil {
					got = err.Error()
				} else {
					got = string(res.Result)
				}
				if got != s.want {
					t.Errorf("%s %s: %s, want %s", s.method, s.params, got, s.want)
				}
			}
		})
	}
}

// Parameters by which Bitrix24's own clients say who they are belong to no method.
func TestTelemetryIsNoParameter(t *testing.T) {
	p := b24test.New(t) // an unknown parameter would fail the test
	p.Check = true
	if err := p.Load([]byte(facts)); err != nil {
		t.Fatal(err)
	}
	s := newStranger(t, p)
	if got := s.post("/rest/crm.contact.get?bx24_request_id=1", `{"id":7,"auth":"`+p.Install().AccessToken+`"}`); got.Error != nil {
		t.Errorf("error %v", got.Error)
	}
}

func TestReportHearsOfProblems(t *testing.T) {
	p := b24test.New(t)
	p.Check, p.Remember = true, 2
	var heard []string
	p.Report = func(err error) { heard = append(heard, err.Error()) }
	if err := p.Load([]byte(facts)); err != nil {
		t.Fatal(err)
	}
	for range 6 {
		if _, err := b24.Call[any](t.Context(), p.Client(), "crm.contact.get", map[string]any{"id": 7, "x": 1}); err != nil {
			t.Fatal(err)
		}
	}
	if len(heard) != 6 || heard[0] != "crm.contact.get was sent the parameter x, which is not documented" {
		t.Errorf("heard %q", heard)
	}
	odd := "\x1b[2J\n" + strings.Repeat("x", 1000)
	if _, err := b24.Call[any](t.Context(), p.Client(), "crm.contact.get", map[string]any{"id": 7, odd: 1}); err != nil {
		t.Fatal(err)
	}
	if last := heard[len(heard)-1]; len(last) > 250 || strings.ContainsAny(last, "\x1b\n") {
		t.Errorf("heard %q", last)
	}
	if n := len(p.Calls("")); n < 2 || n > 4 {
		t.Errorf("%d calls are remembered", n)
	}
}

func TestTokensOfAShortLife(t *testing.T) {
	p := b24test.New(t)
	p.TokenLife = time.Minute
	p.Handle("user.current", b24test.Result(1))
	c := p.AppClient()
	for range 3 {
		if _, err := b24.Call[int](t.Context(), c, "user.current", nil); err != nil {
			t.Fatal(err)
		}
		p.Clock.Advance(2 * time.Minute)
	}
	if n := p.Count(b24test.TokenEndpoint); n != 2 {
		t.Errorf("tokens were renewed %d times, want 2", n)
	}
}

func TestRunningClock(t *testing.T) {
	c := b24test.RunningClock()
	before := c.Now()
	if err := c.Sleep(t.Context(), 5*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	c.Advance(time.Hour)
	if took := c.Now().Sub(before); took < time.Hour+5*time.Millisecond || time.Since(before).Abs() > time.Minute {
		t.Errorf("the clock went on by %s from %s", took, before)
	}
}
