package b24test_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// contact, oneContact and contactAdd are what generated code has.
type contact struct {
	ID    b24.ID    `json:"ID,omitzero"`
	Name  string    `json:"NAME,omitzero"`
	Open  b24.YN    `json:"OPENED,omitzero"`
	Born  b24.Date  `json:"BIRTHDATE,omitzero"`
	Extra b24.Extra `json:"-"`
}

type oneContact struct {
	ID b24.ID `json:"ID"`
}

func (oneContact) RESTMethod() b24.Method[contact] {
	return b24.Method[contact]{Name: "crm.contact.get"}
}

type taskComment struct {
	TaskID b24.ID            `json:"TASKID"`
	Fields map[string]string `json:"FIELDS"`
}

func (taskComment) RESTMethod() b24.Method[int] {
	return b24.Method[int]{Name: "task.commentitem.add", Positional: true}
}

// typed is a portal whose answers are functions of generated types.
func typed(t *testing.T) *b24.Client {
	p := b24test.New(t)
	b24test.On(p, func(_ context.Context, in oneContact) (contact, error) {
		switch in.ID {
		case "7":
			return contact{ID: in.ID, Name: "Ada", Open: true, Extra: b24.Extra{"UF_RANK": 3}}, nil
		case "8":
			return contact{}, &b24test.Failure{Status: 404, Code: "NOT_FOUND", Description: "Not found"}
		case "9":
			return contact{}, b24.ErrAccessDenied
		}
		return contact{}, errors.New("broken")
	})
	b24test.On(p, func(_ context.Context, in taskComment) (int, error) {
		if in.Fields["POST_MESSAGE"] != "Hello" {
			return 0, errors.New("no message")
		}
		n, _ := in.TaskID.Int64()
		return int(n) + 1, nil
	})
	return p.Client()
}

func TestTypedAnswers(t *testing.T) {
	c := typed(t)
	res, err := b24.Do(t.Context(), c, oneContact{ID: "7"})
	if err != nil || res.Result.Name != "Ada" || !res.Result.Open || res.Result.Extra["UF_RANK"] == nil {
		t.Errorf("%+v, error %v", res, err)
	}
	batch := c.NewBatch()
	first := b24.Add(batch, oneContact{ID: "7"})
	if err := batch.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, err := first.Result(); err != nil || got.ID != "7" {
		t.Errorf("in a batch: %+v, error %v", got, err)
	}
	if res, err := b24.Do(t.Context(), c, taskComment{TaskID: "4", Fields: map[string]string{"POST_MESSAGE": "Hello"}}); err != nil || res.Result != 5 {
		t.Errorf("by position: %+v, error %v", res, err)
	}
}

func TestTypedErrors(t *testing.T) {
	c := typed(t)
	for id, code := range map[b24.ID]b24.Code{"8": "NOT_FOUND", "9": b24.ErrAccessDenied, "10": "ERROR_CORE"} {
		if _, err := b24.Do(t.Context(), c, oneContact{ID: id}); !errors.Is(err, code) {
			t.Errorf("%s: error %v, want %s", id, err, code)
		}
	}
}

const facts = `{"methods":[
	{"name":"crm.contact.get","api":"v2","params":[{"name":"ID","type":"integer","required":true}],
	 "examples":{"response":["{\"result\":{\"ID\":\"43\",\"NAME\":\"Ada\"},\"time\":{}}"]}},
	{"name":"crm.contact.list","api":"v2","params":[{"name":"filter","type":"object","required":"unknown"},{"name":"start","type":"integer"}],"result":{"type":"contact[]"}},
	{"name":"crm.contact.add","api":"v2","params":[{"name":"fields","type":"object","required":true},{"name":"notify","type":"boolean"},{"name":"x","type":"string","required":true,"omitted":true}],"result":{"type":"integer"}},
	{"name":"task.commentitem.add","api":"v2","positional":true,"params":[{"name":"TASKID","type":"integer","required":true},{"name":"FIELDS","type":"object","required":true}],"result":{"type":"integer"}},
	{"name":"tasks.task.get","api":"v3","params":[{"name":"id","type":"integer","required":true},{"name":"select","type":"array","seen":"string[]"}],
	 "result":{"type":"object","fields":[{"name":"item","type":"object","fields":[{"name":"id","type":"integer"}]}]}}]}`

func TestExamplesAreAnswers(t *testing.T) {
	p := b24test.New(t)
	if err := p.Load([]byte(facts)); err != nil {
		t.Fatal(err)
	}
	p.Handle("crm.contact.list", b24test.JSON(`[{"ID":"1"}]`)) // takes precedence
	c := p.Client()
	for method, want := range map[string]string{
		"crm.contact.get": `{"ID":"43","NAME":"Ada"}`, "crm.contact.list": `[{"ID":"1"}]`, "crm.contact.add": `1`,
	} {
		if res, err := b24.Call[any](t.Context(), c, method, nil); err != nil || string(res.Raw) != want {
			t.Errorf("%s: %+v, error %v", method, res, err)
		}
	}
	if res, err := b24.Call[any](t.Context(), c, "tasks.task.get", nil, b24.WithV3()); err != nil || string(res.Raw) != `{"item":{"id":1}}` {
		t.Errorf("%+v, error %v", res, err)
	}
	if _, err := b24.Call[any](t.Context(), c, "crm.contact.merge", nil); !errors.Is(err, b24.ErrMethodNotFound) {
		t.Errorf("a method that nobody knows: %v", err)
	}
	if err := p.Load([]byte("{")); err == nil {
		t.Error("half a text is facts")
	}
}

func TestParametersAreChecked(t *testing.T) {
	p := b24test.Start()
	p.Check = true
	if err := p.Load([]byte(facts)); err != nil {
		t.Fatal(err)
	}
	c := p.Client()
	type params = map[string]any
	for _, tt := range []struct {
		method string
		params any
		opts   []b24.CallOption
		want   string // of the error, none if empty
	}{
		{"crm.contact.get", params{"ID": 7}, nil, ""},
		{"crm.contact.get", params{"id": "7"}, nil, ""},
		{"crm.contact.get", nil, nil, "100: Could not find value for parameter {ID}"},
		{"crm.contact.get", params{"ID": "abc"}, nil, "100: Invalid value {abc} to match with parameter {ID}. Should be value of type integer."},
		{"crm.contact.get", params{"ID": []int{1}}, nil, "100: Invalid value {Array}"},
		{"crm.contact.list", params{"FILTER": params{}, "start": 0}, nil, ""},
		{"crm.contact.list", params{"filter": "x"}, nil, "100: Invalid value {x}"},
		{"crm.contact.add", params{"fields": params{"NAME": "A"}, "notify": "Y"}, nil, ""},
		{"crm.contact.add", params{"fields": params{"NAME": "A"}, "notify": "perhaps"}, nil, "100: Invalid value {perhaps}"},
		{"task.commentitem.add", []any{4, params{"A": 1}}, []b24.CallOption{b24.WithPositional()}, ""},
		{"task.commentitem.add", []any{4}, []b24.CallOption{b24.WithPositional()}, "100: Could not find value for parameter {FIELDS}"},
		{"tasks.task.get", params{"id": 4, "select": []string{"id"}}, []b24.CallOption{b24.WithV3()}, ""},
		{"tasks.task.get", params{}, []b24.CallOption{b24.WithV3()}, "VALIDATION_REQUESTVALIDATIONEXCEPTION: Invalid request: id: The field is required"},
		{"crm.contact.get", params{"ID": 7, "SELECT": []string{"ID"}}, nil, ""},
	} {
		_, err := b24.Call[any](t.Context(), c, tt.method, tt.params, tt.opts...)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s %v: error %v, want %q", tt.method, tt.params, err, tt.want)
		}
	}
	if err := p.Close(); err == nil || err.Error() != "crm.contact.get was sent the parameter SELECT, which is not documented" {
		t.Errorf("problems: %v", err)
	}
}

const conditionalFacts = `{"methods":[
	{"name":"calendar.event.add","api":"v2","any_of":[["from","from_ts"]],
	 "params":[{"name":"name","type":"string","required":true},{"name":"from","type":"datetime","required":true,"conditional":true},{"name":"from_ts","type":"integer"},{"name":"attendees","type":"array","required":true,"conditional":true}]},
	{"name":"imbot.register","api":"v2","any_of":[["PROPERTIES.NAME","PROPERTIES.LAST_NAME"],["MEMBERS.id","MEMBERS.code"]],
	 "params":[{"name":"PROPERTIES","type":"object","required":true},{"name":"MEMBERS","type":"array"}]},
	{"name":"humanresources.node.edit","api":"v3","any_of":[["name","color"]],"params":[{"name":"name","type":"string"},{"name":"color","type":"string"}]},
	{"name":"tasks.task.add","api":"v2","params":[{"name":"fields","type":"object","required":true,"fields":[
	 {"name":"TITLE","type":"string","required":true},{"name":"RESPONSIBLE_ID","type":"integer","required":true},{"name":"UF_#ID#","type":"string","required":true},{"name":"UF","type":"string","required":true,"pattern":true},
	 {"name":"STAGE","type":"integer","required":true,"conditional":true},{"name":"CODE","type":"string","required":true,"omitted":true}]}]},
	{"name":"catalog.section.list","api":"v2","params":[{"name":"filter","type":"object","required":true,"fields":[{"name":"iblockId","type":"integer","required":true}]}]}]}`

func TestRequirementsAreChecked(t *testing.T) {
	p := b24test.New(t)
	p.Check = true
	if err := p.Load([]byte(conditionalFacts)); err != nil {
		t.Fatal(err)
	}
	c := p.Client()
	type params = map[string]any
	v3 := []b24.CallOption{b24.WithV3()}
	for _, tt := range []struct {
		method string
		params params
		opts   []b24.CallOption
		lacks  string
	}{
		{"calendar.event.add", params{"name": "A", "from": "2020-03-02"}, nil, ""},
		{"calendar.event.add", params{"name": "A", "FROM_TS": 1}, nil, ""},
		{"calendar.event.add", params{"name": "A"}, nil, "parameter {from or from_ts}"},
		{"imbot.register", params{"PROPERTIES": params{"LAST_NAME": "A"}}, nil, ""},
		{"imbot.register", params{"PROPERTIES": params{"COLOR": "RED"}}, nil, "parameter {PROPERTIES.NAME or PROPERTIES.LAST_NAME}"},
		{"imbot.register", params{"PROPERTIES": params{"NAME": "A"}, "MEMBERS": []params{{"code": "B"}}}, nil, ""},
		{"imbot.register", params{"PROPERTIES": params{"NAME": "A"}, "MEMBERS": []params{{"kind": "B"}}}, nil, "parameter {MEMBERS.id or MEMBERS.code}"},
		{"humanresources.node.edit", params{"color": "red"}, v3, ""},
		{"humanresources.node.edit", nil, v3, "Invalid request: name or color: The field is required"},
		{"tasks.task.add", params{"fields": params{"title": "A", "responsibleId": 1}}, nil, ""},
		{"tasks.task.add", params{"fields": params{"TITLE": "A"}}, nil, "parameter {fields.RESPONSIBLE_ID}"},
		{"catalog.section.list", params{"filter": params{"=iblockId": 1}}, nil, ""},
		{"catalog.section.list", params{"filter": params{"id": 1}}, nil, "parameter {filter.iblockId}"},
	} {
		_, err := b24.Call[any](t.Context(), c, tt.method, tt.params, tt.opts...)
		if (err == nil) != (tt.lacks == "") || err != nil && !strings.Contains(err.Error(), tt.lacks) {
			t.Errorf("%s %v: error %v, want %q", tt.method, tt.params, err, tt.lacks)
		}
	}
}

func TestSamplesHaveFieldsOfTheirType(t *testing.T) {
	p := b24test.New(t)
	if err := p.Load([]byte(`{"methods":[{"name":"catalog.product.get","api":"v2","result":{"type":"object","fields":[{"name":"product","type":"catalog_product","seen":"object","ref":"catalog_product",
		"shown":[{"name":"property258","type":"string"},{"name":"active","type":"boolean","wire":"Y/N"}]}]}},
		{"name":"catalog.product.list","api":"v2","result":{"type":"array","ref":"catalog_product","shown":[{"name":"property258","type":"string"}]}}],
		"types":[{"name":"catalog_product","fields":[{"name":"id","type":"integer"},{"name":"name","type":"string"},{"name":"active","type":"boolean"}]}]}`)); err != nil {
		t.Fatal(err)
	}
	for method, want := range map[string]string{
		"catalog.product.get":  `{"product":{"active":"Y","id":1,"name":"name","property258":"property258"}}`,
		"catalog.product.list": `[{"active":true,"id":1,"name":"name","property258":"property258"}]`,
	} {
		if res, err := b24.Call[any](t.Context(), p.Client(), method, nil); err != nil || string(res.Raw) != want {
			t.Errorf("%s: %s, error %v, want %s", method, res.Raw, err, want)
		}
	}
}
