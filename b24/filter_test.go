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
