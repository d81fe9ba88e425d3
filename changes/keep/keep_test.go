package keep_test

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/changes/keep"
	"github.com/b24gen/b24gen/spec"
)

const head = "package crm\n\nimport (\n\t\"context\"\n\t\"iter\"\n\n\t\"example.com/b24\"\n)\n\n"

// client is a service with a method and an iterator, as they are generated.
const client = `
type Deal struct{ c *b24.Client }
func NewDeal(c *b24.Client) Deal { return Deal{c} }
func (s Deal) List(ctx context.Context, p DealListParams, opts ...b24.Option) (*b24.Response[[]DealRow], error) { return b24.Call[[]DealRow](ctx, s.c, p, opts...) }
func (s Deal) ListAll(ctx context.Context, p DealListParams, opts ...b24.Option) iter.Seq2[DealRow, error] { return b24.All[DealRow](ctx, s.c, p, opts...) }
type DealListParams struct { Filter map[string]any ` + "`json:\"flt,omitzero\"`" + ` }
func (DealListParams) RESTMethod() b24.Method { return b24.Method{Name: "crm.deal.list", Idempotent: true} }
func (DealListParams) RESTList() b24.List { return b24.List{By: b24.ByStart, Start: "start", ID: "ID", Filter: "flt", Order: "ord", FilterID: "id"} }
type DealRow struct { Title string ` + "`json:\"TITLE\"`" + ` }
`

// root holds the service.
const root = `
type Service struct { Deal Deal }
func New(c *b24.Client) Service { return Service{Deal{c}} }
`

// pinsOfClient keep the service.
var pinsOfClient = map[string]spec.Pin{
	"Deal": {Kind: spec.PinService, REST: "crm.deal", New: "NewDeal"},
	"Deal.List": {Kind: spec.PinMethod, Type: "[]DealRow", REST: "crm.deal.list", Params: "DealListParams", Idempotent: true,
		Fields: []spec.PinnedField{{Name: "Filter", Type: "map[string]any", Key: "flt"}}},
	"Deal.ListAll": {Kind: spec.PinRows, Type: "DealRow", Of: "List", List: &spec.List{By: spec.ByStart, Start: "start", ID: "ID"},
		Filter: "flt", Order: "ord", FilterID: "id"},
	"DealRow": {Kind: spec.PinStruct, Fields: []spec.PinnedField{{Name: "Title", Type: "string", Key: "TITLE", Required: true}}},
}

func files(source string) map[string][]byte {
	return map[string][]byte{"crm/crm.go": []byte(head + source)}
}

func sdk(files map[string][]byte) goapi.Source {
	return goapi.Source{Path: "example.com/sdk", Files: files}
}

func read(s goapi.Source) (*goapi.API, error) { return goapi.Read(s) }

func api(t *testing.T, source string) *goapi.API {
	t.Helper()
	a, err := read(sdk(files(source)))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestPins: one pin for each thing that is gone or restated, and none for what a pin of
// something else keeps.
func TestPins(t *testing.T) {
	for _, test := range []struct {
		name, released, now string
		want                map[string]spec.Pin
		left                []string
	}{
		{"nothing", client, client, nil, nil},
		{"other options", client, strings.ReplaceAll(client, "b24.Option) iter", "b24.ListOption) iter"), nil, []string{"Deal.ListAll"}},
		{"field restated", `type A struct { N string ` + "`json:\"n,omitzero\"`" + ` }`, `type A struct { N int ` + "`json:\"n\"`" + ` }`,
			map[string]spec.Pin{"A.N": {Kind: spec.PinField, Type: "string", Key: "n"}}, nil},
		{"required field gone", `type A struct { N []b24.ID ` + "`json:\"n\"`" + ` }`, `type A struct {}`,
			map[string]spec.Pin{"A.N": {Kind: spec.PinField, Type: "[]b24.ID", Key: "n", Required: true}}, nil},
		{"enum gone", `type E string; const ( EA E = "a"; EB E = "b" )`, ``,
			map[string]spec.Pin{"E": {Kind: spec.PinEnum, Values: map[string]string{"EA": "a", "EB": "b"}}}, nil},
		{"value gone", `type E string; const ( EA E = "a"; EB E = "b" )`, `type E string; const EA E = "a"`,
			map[string]spec.Pin{"EB": {Kind: spec.PinConst, Type: "E", Value: "b"}}, nil},
		{"struct renamed", `type A struct { N B ` + "`json:\"n\"`" + ` }; type B struct { X int ` + "`json:\"x\"`" + ` }`,
			`type A struct { N C ` + "`json:\"n\"`" + ` }; type C struct { X int ` + "`json:\"x\"`" + ` }`,
			map[string]spec.Pin{"B": {Kind: spec.PinAlias, Type: "C"}}, nil},
		{"service gone", client, ``, pinsOfClient, nil},
		{"service and root gone", client + root, ``, pinsOfClient, nil},
		{"service gone from the root", client + root, `type Service struct {}; func New(c *b24.Client) Service { return Service{} }`, pinsOfClient, nil},
		{"new root", client, client + root, nil, nil},
		{"field of a service renamed", client + root, client + strings.ReplaceAll(root, "{ Deal Deal }", "{ DealService Deal }"),
			map[string]spec.Pin{"Deal": {Kind: spec.PinService, REST: "crm.deal", New: "NewDeal", Field: "Deal"}}, nil},
		{"variable and function gone", `var V = "x"; func F() {}`, ``, nil, []string{"F", "V"}},
	} {
		pins := spec.Pins{}
		var left []string
		for _, c := range keep.Pins(pins, nil, api(t, test.released), api(t, test.now), "") {
			left = append(left, c.Symbol)
		}
		if d := cmp.Diff(test.want, pins["crm"]); d != "" {
			t.Errorf("%s: pins (-want +got):\n%s", test.name, d)
		}
		if d := cmp.Diff(test.left, left); d != "" {
			t.Errorf("%s: what no pin can keep (-want +got):\n%s", test.name, d)
		}
	}
}

// TestServiceAfterItsMethod: a service goes when the last of its methods goes, of which the
// others have pins since they went.
func TestServiceAfterItsMethod(t *testing.T) {
	earlier := spec.Pins{"crm": {"Deal.List": pinsOfClient["Deal.List"], "Deal.ListAll": pinsOfClient["Deal.ListAll"]}}
	pins := earlier.Clone()
	if left := keep.Pins(pins, earlier, api(t, client), api(t, ``), ""); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if diff := cmp.Diff(pinsOfClient, pins["crm"]); diff != "" {
		t.Errorf("pins (-want +got):\n%s", diff)
	}
}

// TestSince: a pin keeps the version that made it.
func TestSince(t *testing.T) {
	pins := spec.Pins{"crm": {"EB": {Kind: spec.PinConst, Type: "E", Value: "b", Since: "v1.0.0"}}}
	keep.Pins(pins, nil, api(t, `type E string; const ( EA E = "a"; EB E = "b" )`), api(t, `type E string`), "v1.4.0")
	if got := [2]string{pins["crm"]["EA"].Since, pins["crm"]["EB"].Since}; got != [2]string{"v1.4.0", "v1.0.0"} {
		t.Errorf("since %v", got)
	}
}

// maker makes an SDK whose field N is a string only while it is pinned.
func maker(documented string, made *int) func(spec.Pins) (keep.Made, error) {
	return func(p spec.Pins) (keep.Made, error) {
		*made++
		typ, out := documented, map[string]map[string]string{}
		if pin, ok := p["crm"]["A.N"]; ok {
			typ = pin.Type
			if typ != documented {
				out["crm"] = map[string]string{"A.N": documented}
			}
		}
		return keep.Made{Source: sdk(files(fmt.Sprintf("type A struct { N %s `json:\"n\"` }", typ))), Documented: out}, nil
	}
}

// TestKeep: pins are added until nothing is incompatible, hold when nothing else changes,
// and go when the documentation gives the released form again.
func TestKeep(t *testing.T) {
	released := files("type A struct { N string `json:\"n\"` }")
	made := 0
	r := keep.Release{Released: sdk(released), Since: "v1.2.0", Read: read, Make: maker("int", &made)}
	want := spec.Pins{"crm": {"A.N": {Kind: spec.PinField, Type: "string", Key: "n", Required: true, Since: "v1.2.0", Documented: "int"}}}
	result, err := r.Keep(nil)
	if d := cmp.Diff(want, result.Pins); d != "" || err != nil || len(result.Left) > 0 || !maps.EqualFunc(released, result.Made.Files, func(a, b []byte) bool { return string(a) == string(b) }) {
		t.Errorf("pins (-want +got):\n%s%v, left %v", d, err, result.Left)
	}
	made = 0
	if again, err := r.Keep(result.Pins); err != nil || made != 1 || !cmp.Equal(again.Pins, want) {
		t.Errorf("the second time %d SDKs were made: %v, %v", made, again.Pins, err)
	}
	r.Make = maker("string", &made)
	if mended, err := r.Keep(result.Pins); err != nil || mended.Pins.Len() > 0 {
		t.Errorf("no longer needed: %v, %v", mended.Pins, err)
	}
	if result.Pins.Len() != 1 {
		t.Error("the pins that were given have changed")
	}
}

// TestAccepted: a form is accepted for what is documented then, and for nothing else.
func TestAccepted(t *testing.T) {
	released, made := files("type A struct { N string `json:\"n\"` }"), 0
	pin := spec.Pin{Kind: spec.PinField, Type: "string", Key: "n", Required: true, Documented: "int", Accepted: true}
	lapsed := pin
	lapsed.Documented, lapsed.Accepted = "[]int", false
	for documented, want := range map[string]spec.Pin{"int": pin, "[]int": lapsed, "": pin} {
		given := spec.Pins{"crm": {"A.N": pin}}
		r := keep.Release{Released: sdk(released), Read: read, Make: func(p spec.Pins) (keep.Made, error) {
			m, err := maker("int", &made)(p)
			m.Documented = map[string]map[string]string{"crm": {"A.N": documented}}
			return m, err
		}}
		result, err := r.Keep(given)
		if d := cmp.Diff(spec.Pins{"crm": {"A.N": want}}, result.Pins); d != "" || err != nil {
			t.Errorf("documented as %q: pins (-want +got):\n%s%v", documented, d, err)
		}
		if !given["crm"]["A.N"].Accepted {
			t.Error("the pins that were given have changed")
		}
	}
}

// TestSameRuntime: a folder that does not differ, such as the runtime within an SDK, is
// understood all the same: a struct with a map of it was never comparable.
func TestSameRuntime(t *testing.T) {
	with := func(source string) goapi.Source {
		return sdk(map[string][]byte{
			"b24/b24.go": []byte("package b24\ntype Extra map[string]any\n"),
			"crm/crm.go": []byte("package crm\nimport \"example.com/sdk/b24\"\n" + source),
		})
	}
	r := keep.Release{Released: with("type A struct { Extra b24.Extra }"), Read: read, Make: func(spec.Pins) (keep.Made, error) {
		return keep.Made{Source: with("type A struct { Extra b24.Extra; M map[string]int }")}, nil
	}}
	result, err := r.Keep(nil)
	if err != nil || result.Pins.Len() > 0 || len(result.Left) > 0 {
		t.Errorf("pins %v, left %v, error %v", result.Pins, result.Left, err)
	}
}

// TestPinThatDoesNotHold: a change that stays under its pin is told, once.
func TestPinThatDoesNotHold(t *testing.T) {
	now := files("type A struct { N int `json:\"n\"` }")
	r := keep.Release{Released: sdk(files("type A struct { N string `json:\"n\"` }")), Read: read, Make: func(spec.Pins) (keep.Made, error) { return keep.Made{Source: sdk(now)}, nil }}
	result, err := r.Keep(nil)
	if err != nil || result.Pins.Len() > 0 || len(result.Left) != 1 || result.Left[0].Symbol != "A.N" {
		t.Errorf("pins %v, left %v, error %v", result.Pins, result.Left, err)
	}
}

// TestKeepFails: what makes or reads an SDK may fail.
func TestKeepFails(t *testing.T) {
	broken := errors.New("broken")
	made := 0
	for name, r := range map[string]keep.Release{
		"make": {Make: func(spec.Pins) (keep.Made, error) { return keep.Made{}, broken }},
		"read": {Make: maker("int", &made), Read: func(goapi.Source) (*goapi.API, error) { return nil, broken }},
	} {
		if _, err := r.Keep(nil); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
