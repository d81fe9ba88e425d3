package b24_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

// listParams are parameters as generated code has them.
type listParams struct {
	Filter     map[string]any `json:"filter,omitzero"`
	Conditions []any          `json:"conditions,omitzero"`
	Order      b24.Order      `json:"order,omitzero"`
	Extra      b24.Extra      `json:"-"`
}

func TestFilters(t *testing.T) {
	base := b24.Where("ID", b24.Gt, 5)
	baseV3 := b24.WhereV3("id", b24.Gt, 5)
	for name, test := range map[string]struct {
		params listParams
		want   string
	}{
		"comparisons": {
			listParams{Filter: b24.Where("A", b24.Eq, 1).And("B", b24.Ne, 2).And("C", b24.Gte, 3).And("D", b24.Lt, 4).And("E", b24.Lte, 5).And("F", b24.In, []int{6})},
			`{"filter":{"!=B":2,"<=E":5,"<D":4,">=C":3,"@F":[6],"A":1}}`,
		},
		"prefixes": {
			listParams{Filter: b24.Where("A", b24.Not, 1).And("B", b24.NotIn, []int{2}).And("C", b24.Contains, "x").And("D", b24.NotContains, "y").And("E", b24.Like, "z%").And("F", b24.NotLike, "%w")},
			`{"filter":{"!%D":"y","!=%F":"%w","!@B":[2],"!A":1,"%C":"x","=%E":"z%"}}`,
		},
		"alternatives": {
			listParams{Filter: base.AndAny(b24.Where("name", b24.Ne, ""), b24.Where("lastName", b24.Ne, "")).AndAny(b24.Where("x", b24.Eq, nil))},
			`{"filter":{"0":{"0":{"!=name":""},"1":{"!=lastName":""},"logic":"OR"},"1":{"0":{"x":null},"logic":"OR"},">ID":5}}`,
		},
		"the common filter is left as it was": {listParams{Filter: base}, `{"filter":{">ID":5}}`},
		"of nothing":                          {listParams{Filter: b24.Filter(nil).And("A", b24.Eq, 1)}, `{"filter":{"A":1}}`},
		"booleans, as a batch sends them": {
			listParams{Filter: b24.Where("A", b24.Eq, true).And("B", b24.Ne, new(false)).And("C", b24.Eq, b24.YN(true)).And("D", b24.In, []bool{true, false}).AndAny(b24.Where("E", b24.Eq, true))},
			`{"filter":{"!=B":0,"0":{"0":{"E":1},"logic":"OR"},"@D":[1,0],"A":1,"C":"Y"}}`,
		},
		"no list": {
			listParams{Filter: b24.Where("ID", b24.In, []b24.ID(nil)), Conditions: b24.WhereV3("id", b24.In, []b24.ID(nil))},
			`{"filter":{"@ID":[]},"conditions":[["id","in",[]]]}`,
		},
		"triples": {
			listParams{Conditions: baseV3.And("a", b24.In, []int{1}).And("b", b24.Between, []int{1, 2}).And("c", b24.Eq, true)},
			`{"conditions":[["id",">",5],["a","in",[1]],["b","between",[1,2]],["c","=",true]]}`,
		},
		"groups of triples": {
			listParams{Conditions: baseV3.AndAny(b24.WhereV3("a", b24.Eq, 1), b24.WhereV3("b", b24.Eq, 2).And("c", b24.Eq, 3))},
			`{"conditions":[["id",">",5],{"conditions":[["a","=",1],{"conditions":[["b","=",2],["c","=",3]],"logic":"and"}],"logic":"or"}]}`,
		},
		"the common triples are left as they were": {listParams{Conditions: baseV3}, `{"conditions":[["id",">",5]]}`},
		"order": {
			listParams{Order: b24.OrderBy("Z", b24.Asc).Then("A", b24.Desc)},
			`{"order":{"Z":"ASC","A":"DESC"}}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := b24.Marshal(test.params)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestOrderIsRead reads orders: null is none, and empty ones are sent.
func TestOrderIsRead(t *testing.T) {
	for text, want := range map[string]string{
		`{"Z":"ASC","A":"desc"}`: `{"order":{"Z":"ASC","A":"desc"}}`,
		`{"A\u0042":"ASC"}`:      `{"order":{"AB":"ASC"}}`,
		`{}`:                     `{"order":{}}`,
		`[]`:                     `{"order":{}}`,
		`null`:                   `{}`,
	} {
		var p listParams
		odd, err := b24.Unmarshal([]byte(`{"order":`+text+`}`), &p)
		if err != nil || len(odd) > 0 {
			t.Fatalf("%s: %v, %v", text, odd, err)
		}
		if got, err := b24.Marshal(p); err != nil || string(got) != want {
			t.Errorf("%s is written as %s, %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{`["ID"]`, `"ID"`, `{"ID":{"A":1}}`} {
		var o b24.Order
		if err := o.UnmarshalJSON([]byte(text)); err == nil {
			t.Errorf("%s is read as %v", text, o)
		}
	}
}

func TestOrderTwice(t *testing.T) {
	_, err := b24.Marshal(b24.OrderBy("ID", b24.Asc).Then("ID", b24.Desc))
	if err == nil || !strings.Contains(err.Error(), "ID is there twice") {
		t.Errorf("got %v", err)
	}
}

func ExampleWhere() {
	open := b24.Where("CLOSED", b24.Eq, b24.YN(false)).And("OPPORTUNITY", b24.Gte, 1000)
	mine, _ := b24.Marshal(open.And("ASSIGNED_BY_ID", b24.In, []int{1, 7}))
	fmt.Println(string(mine))
	// Output: {">=OPPORTUNITY":1000,"@ASSIGNED_BY_ID":[1,7],"CLOSED":"N"}
}

func ExampleWhereV3() {
	filter := b24.WhereV3("status", b24.Ne, "done").AndAny(
		b24.WhereV3("creatorId", b24.Eq, 1),
		b24.WhereV3("responsibleId", b24.Eq, 1),
	)
	text, _ := b24.Marshal(filter)
	fmt.Println(string(text))
	// Output: [["status","!=","done"],{"conditions":[["creatorId","=",1],["responsibleId","=",1]],"logic":"or"}]
}

func ExampleOrderBy() {
	text, _ := b24.Marshal(b24.OrderBy("STAGE_ID", b24.Asc).Then("ID", b24.Desc))
	fmt.Println(string(text))
	// Output: {"STAGE_ID":"ASC","ID":"DESC"}
}

// filterParams are parameters of a list in generated code of today.
type filterParams struct {
	Filter b24.Filter `json:"filter,omitzero"`
}

// A filter goes out the same way in a call and in a batch, also one that is written
// as the map it is.
func TestFilterInCallAndBatch(t *testing.T) {
	filter := b24.Filter{"A": true, "!B": []any{false, 2}, "0": map[string]any{"logic": "OR", "0": b24.Filter{"C": false}}}
	p := newPortal(t, answers(`{"result":[]}`, `{"result":{"result":{"c0":[]},"result_error":[]}}`))
	c := p.client(t)
	if err := callErr(t, c, "x.list", filterParams{filter}); err != nil {
		t.Fatal(err)
	}
	b := c.NewBatch()
	b24.AddCall[[]int](b, "x.list", filterParams{filter})
	if err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		`{"filter":{"!B":[0,2],"0":{"0":{"C":0},"logic":"OR"},"A":1}}`,
		`{"halt":0,"cmd":{"c0":"x.list?filter[%21B][0]=0&filter[%21B][1]=2&filter[0][0][C]=0&filter[0][logic]=OR&filter[A]=1"}}`,
	} {
		if got := p.seen()[i].body; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if err := callErr(t, c, "x.list", filterParams{b24.Filter{"@ID": []b24.ID(nil)}}); err != nil || p.seen()[2].body != `{"filter":{"@ID":[]}}` {
		t.Errorf("no list is sent as %s, %v", p.seen()[2].body, err)
	}
	b = c.NewBatch()
	b24.AddCall[[]int](b, "x.list", filterParams{b24.Where("ID", b24.In, []b24.ID(nil))})
	if err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "filter[@ID]: an empty list cannot be written") {
		t.Errorf("batch without a list: %v", err)
	}
}
