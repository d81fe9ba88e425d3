package b24check

import (
	"context"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// site is what b24gen makes of a service.
type site struct{ client *b24.Client }

func newSite(c *b24.Client) site { return site{client: c} }

func (s site) Add(ctx context.Context, p siteAddParams, opts ...b24.CallOption) (*b24.Response[siteAddResult], error) {
	return b24.Do(ctx, s.client, p, opts...)
}

type siteAddParams struct {
	Title string    `json:"TITLE"`
	Sort  *int      `json:"SORT,omitzero"`
	Extra b24.Extra `json:"-"`
}

func (siteAddParams) RESTMethod() b24.Method[siteAddResult] {
	return b24.Method[siteAddResult]{Name: "landing.site.add"}
}

type siteAddResult struct {
	ID    int       `json:"ID,omitzero"`
	Extra b24.Extra `json:"-"`
}

func TestExample(t *testing.T) {
	portal := b24test.New(t)
	p := Package{Services: []any{newSite}, Codes: []b24.Code{"TITLE_EMPTY"}}
	c := checker{portal: portal, methods: p.methods(portal.Client())}
	for _, tt := range []struct {
		kind       Kind
		json, want string // want is part of the error, empty for none
	}{
		{Request, `{"TITLE":"Shop","SORT":10,"UF_X":[1]}`, ""},
		{Request, `{"TITLE":"Shop","SORT":"10"}`, `SORT is sent as 10, the example has "10"`},
		{Request, `{"SORT":10}`, `TITLE is sent as ""`},
		{Request, `{"TITLE":"Shop","SORT":"first"}`, "SORT: cannot read"},
		{Response, `{"result":{"ID":"7","UF_X":null},"time":{}}`, ""},
		{Response, `{"ID":7}`, ""},
		{Response, `{"result":{"ID":"seven"}}`, "ID: cannot read"},
		{Failure, `{"error":"TITLE_EMPTY","error_description":"No title"}`, ""},
		{Failure, `{"error":"ACCESS_DENIED","error_description":"No"}`, ""},
		{Failure, `{"error":"","error_description":"No"}`, ""},
		{Failure, `{"error":"OTHER","error_description":"No"}`, `no constant for the code "OTHER"`},
	} {
		err := c.example(t.Context(), Example{Method: "v2/landing.site.add", Kind: tt.kind, JSON: []byte(tt.json)})
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s %s: %v", tt.kind, tt.json, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s %s: error %v, want %s", tt.kind, tt.json, err, tt.want)
		}
	}
	if err := c.roundTrip(t.Context(), c.methods["v2/landing.site.add"]); err != nil {
		t.Errorf("round trip: %v", err)
	}
}
