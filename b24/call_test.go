package b24_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

type dealGet struct {
	ID    int       `json:"id"`
	Extra b24.Extra `json:"-"`
}

func (dealGet) RESTMethod() b24.Method[deal] {
	return b24.Method[deal]{Name: "crm.deal.get", Idempotent: true}
}

type deal struct {
	ID    b24.ID    `json:"ID"`
	Title string    `json:"TITLE"`
	Extra b24.Extra `json:"-"`
}

type dealAdd struct {
	Fields map[string]any `json:"fields"`
}

func (dealAdd) RESTMethod() b24.Method[int] { return b24.Method[int]{Name: "crm.deal.add"} }

func TestDo(t *testing.T) {
	p := newPortal(t, answers(`{"result":{"ID":"7","TITLE":"A","UF_X":1},"total":3,"next":0,
		"time":{"start":1772463845.5,"finish":1772463846,"duration":0.5,"processing":0.25,"operating":1.5,"operating_reset_at":1772464445}}`))
	res, err := b24.Do(t.Context(), p.client(t), dealGet{ID: 7})
	if err != nil {
		t.Fatal(err)
	}
	want := &b24.Response[deal]{
		Result: deal{ID: "7", Title: "A", Extra: b24.Extra{"UF_X": number("1")}},
		Raw:    rawJSON(`{"ID":"7","TITLE":"A","UF_X":1}`),
		Meta: b24.Meta{
			Total: new(3),
			Next:  new(0),
			Time: b24.Timing{
				Start:    time.Date(2026, 3, 2, 15, 4, 5, 5e8, time.UTC),
				Finish:   time.Date(2026, 3, 2, 15, 4, 6, 0, time.UTC),
				Duration: 500 * time.Millisecond, Processing: 250 * time.Millisecond,
				Operating: 1500 * time.Millisecond,
				ResetAt:   time.Date(2026, 3, 2, 15, 14, 5, 0, time.UTC),
			},
		},
	}
	if diff := cmp.Diff(want, res); diff != "" {
		t.Error(diff)
	}
	r := p.seen()[0]
	if r.path != "/rest/1/"+webhookCode+"/crm.deal.get" || r.body != `{"id":7}` || r.query != "" {
		t.Errorf("request %+v", r)
	}
	if r.header.Get("Content-Type") != "application/json" || r.header.Get("User-Agent") != "b24gen/1" || r.header.Get("Accept") != "application/json" {
		t.Errorf("header %v", r.header)
	}
}

func TestCallForms(t *testing.T) {
	type add struct {
		Task   int            `json:"TASKID"`
		Fields map[string]any `json:"ARFIELDS,omitzero"`
		Mode   *string        `json:"MODE,omitzero"`
		Extra  b24.Extra      `json:"-"`
	}
	for name, test := range map[string]struct {
		params any
		opts   []b24.CallOption
		path   string
		body   string
	}{
		"none":           {nil, nil, "/rest/1/" + webhookCode + "/x.y", `{}`},
		"nil pointer":    {(*add)(nil), nil, "/rest/1/" + webhookCode + "/x.y", `{}`},
		"map":            {map[string]any{"b": 1, "a": nil}, nil, "/rest/1/" + webhookCode + "/x.y", `{"a":null,"b":1}`},
		"list":           {[]any{1, "a"}, nil, "/rest/1/" + webhookCode + "/x.y", `[1,"a"]`},
		"v3":             {add{Task: 1}, []b24.CallOption{b24.WithV3()}, "/rest/api/1/" + webhookCode + "/x.y", `{"TASKID":1}`},
		"form":           {map[string]any{"a": []int{1}, "b": true}, []b24.CallOption{b24.WithForm()}, "/rest/1/" + webhookCode + "/x.y", `a[0]=1&b=1`},
		"by position":    {add{Task: 1, Fields: map[string]any{"A": 1}}, []b24.CallOption{b24.WithPositional()}, "/rest/1/" + webhookCode + "/x.y", `[1,{"A":1}]`},
		"position left":  {add{Task: 1, Mode: new("m")}, []b24.CallOption{b24.WithPositional()}, "/rest/1/" + webhookCode + "/x.y", `[1,null,"m"]`},
		"position extra": {add{Task: 1, Extra: b24.Extra{"4": true}}, []b24.CallOption{b24.WithPositional()}, "/rest/1/" + webhookCode + "/x.y", `[1,null,null,null,true]`},
		"position none":  {nil, []b24.CallOption{b24.WithPositional()}, "/rest/1/" + webhookCode + "/x.y", `[]`},
		"position form":  {add{Task: 1}, []b24.CallOption{b24.WithPositional(), b24.WithForm()}, "/rest/1/" + webhookCode + "/x.y", `0=1`},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, answers(`{"result":true}`))
			if _, err := b24.Call[bool](t.Context(), p.client(t), "x.y", test.params, test.opts...); err != nil {
				t.Fatal(err)
			}
			r := p.seen()[0]
			if r.path != test.path || r.body != test.body || r.query != "" {
				t.Errorf("%s?%s %s", r.path, r.query, r.body)
			}
		})
	}
}

func TestParametersThatCannotBeSent(t *testing.T) {
	p := newPortal(t, answers(`{"result":true}`))
	for want, call := range map[string]func(*b24.Client) error{
		"parameters are a int":             func(c *b24.Client) error { return callErr(t, c, "x.y", 5) },
		"is not the name of a method":      func(c *b24.Client) error { return callErr(t, c, "x/../y", nil) },
		"\"\" is not the name of a method": func(c *b24.Client) error { return callErr(t, c, "", nil) },
		"wants a position": func(c *b24.Client) error {
			return callErr(t, c, "x.y", dealGet{Extra: b24.Extra{"a": 1}}, b24.WithPositional())
		},
		"which have an order":    func(c *b24.Client) error { return callErr(t, c, "x.y", map[string]int{}, b24.WithPositional()) },
		"null cannot be written": func(c *b24.Client) error { return callErr(t, c, "x.y", map[string]any{"a": nil}, b24.WithForm()) },
		"more than WithMaxBytes": func(*b24.Client) error {
			return callErr(t, p.client(t, b24.WithMaxBytes(b24.MaxBytes{Request: 10})), "x.y", map[string]any{"a": "0123456789"})
		},
	} {
		if err := call(p.client(t)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	if n := len(p.seen()); n != 0 {
		t.Errorf("%d requests were made", n)
	}
}

func callErr(t *testing.T, c *b24.Client, method string, params any, opts ...b24.CallOption) error {
	_, err := b24.Call[any](t.Context(), c, method, params, opts...)
	return err
}

func TestTokens(t *testing.T) {
	for name, test := range map[string]struct {
		params            any
		opts              []b24.CallOption
		body, query, auth string
	}{
		"body":       {map[string]any{"a": 1}, nil, `{"auth":"t0ken0","a":1}`, "", ""},
		"alone":      {nil, nil, `{"auth":"t0ken0"}`, "", ""},
		"positional": {[]int{1}, nil, `[1]`, "auth=t0ken0", ""},
		"form":       {map[string]any{"a": 1}, []b24.CallOption{b24.WithForm()}, `a=1&auth=t0ken0`, "", ""},
		"v3":         {map[string]any{"a": 1}, []b24.CallOption{b24.WithV3()}, `{"a":1}`, "", "Bearer t0ken0"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, answers(`{"result":1}`))
			c := b24.NewClient(&tokenAuth{endpoint: p.URL + "/rest/"})
			if err := callErr(t, c, "x.y", test.params, test.opts...); err != nil {
				t.Fatal(err)
			}
			r := p.seen()[0]
			if r.body != test.body || r.query != test.query || r.header.Get("Authorization") != test.auth {
				t.Errorf("body %s, query %s, header %s", r.body, r.query, r.header.Get("Authorization"))
			}
		})
	}
}

func TestResultsWithoutAValue(t *testing.T) {
	for body, raw := range map[string]string{`{"result":null}`: "null", `{"result":[]}`: "[]", `{"result":false}`: "false", `{"result":""}`: `""`} {
		p := newPortal(t, answers(body))
		res, err := b24.Call[map[string]any](t.Context(), p.client(t), "x.y", nil)
		if err != nil || string(res.Raw) != raw || res.Odd != nil {
			t.Errorf("%s: %+v, error %v", body, res, err)
		}
	}
	p := newPortal(t, answers(`{"time":[]}`))
	if err := callErr(t, p.client(t), "x.y", nil); err == nil || !strings.Contains(err.Error(), "neither a result nor an error") {
		t.Errorf("error %v", err)
	}
}

func TestBareAnswerOfV3(t *testing.T) {
	p := newPortal(t, answers(` {"openapi":"3.0.0"} `))
	res, err := b24.Call[map[string]any](t.Context(), p.client(t), "rest.documentation.openapi", nil, b24.WithV3())
	if err != nil || res.Result["openapi"] != "3.0.0" || string(res.Raw) != `{"openapi":"3.0.0"}` {
		t.Errorf("%+v, error %v", res, err)
	}
}

func TestOddResultsAreAnswers(t *testing.T) {
	p := newPortal(t, answers(`{"result":{"ID":["x","y"],"TITLE":"A"}}`))
	res, err := b24.Do(t.Context(), p.client(t), dealGet{ID: 7})
	if err != nil || res.Result.Title != "A" {
		t.Fatalf("%+v, error %v", res, err)
	}
	if diff := cmp.Diff([]b24.FieldError{{Path: "ID", Pattern: "ID", Saw: `["x","y"]`, Want: "b24.ID"}}, res.Odd); diff != "" {
		t.Error(diff)
	}
}

func TestAnswersAreBounded(t *testing.T) {
	p := newPortal(t, answers(`{"result":"`+strings.Repeat("x", 1000)+`"}`))
	err := callErr(t, p.client(t, b24.WithMaxBytes(b24.MaxBytes{Response: 1000})), "x.y", nil, b24.WithIdempotent())
	if err == nil || !strings.Contains(err.Error(), "larger than WithMaxBytes") || len(p.seen()) != 1 {
		t.Errorf("error %v after %d requests", err, len(p.seen()))
	}
}

func TestMovedPortal(t *testing.T) {
	now := newPortal(t, answers(`{"result":7}`))
	old := newPortal(t, func(w http.ResponseWriter, r request, _ int) {
		w.Header().Set("Location", now.URL+r.path)
		w.WriteHeader(http.StatusFound)
	})
	var moves []string
	allowed := b24.WithMoveAllowed(func(_ ctx, from, to string) bool { return "http://"+from == old.URL && "http://"+to == now.URL })
	c := old.client(t, allowed, b24.WithMovedHook(func(_ ctx, from, to string) { moves = append(moves, from, to) }))
	for range 2 {
		res, err := b24.Do(t.Context(), c, dealAdd{Fields: map[string]any{"A": 1}})
		if err != nil || res.Result != 7 {
			t.Fatalf("%+v, error %v", res, err)
		}
	}
	if len(old.seen()) != 1 || len(now.seen()) != 2 || now.seen()[0].body != `{"fields":{"A":1}}` {
		t.Errorf("%d requests to the old address, then %+v", len(old.seen()), now.seen())
	}
	want := []string{strings.TrimPrefix(old.URL, "http://"), strings.TrimPrefix(now.URL, "http://")}
	if diff := cmp.Diff(want, moves); diff != "" {
		t.Error(diff)
	}
}

func TestRedirectsElsewhereAreRefused(t *testing.T) {
	p := newPortal(t, func(w http.ResponseWriter, r request, _ int) {
		w.Header().Set("Location", "http://thief.example.com"+r.path)
		w.WriteHeader(http.StatusFound)
	})
	_, err := b24.Do(t.Context(), p.client(t), dealGet{ID: 1})
	var failure *b24.Error
	if !errors.As(err, &failure) || failure.MayHaveRun || len(p.seen()) != 1 {
		t.Errorf("error %#v after %d requests", err, len(p.seen()))
	}
}
