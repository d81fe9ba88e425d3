package b24

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type eitherBlock struct {
	ID      ID     `json:"id"`
	Content string `json:"content,omitzero"`
	Extra   Extra  `json:"-"`
}

func TestEither(t *testing.T) {
	id := ID("12")
	block := eitherBlock{ID: "12", Content: "text"}
	for _, c := range []struct {
		text string
		want Either[ID, eitherBlock]
		sent string
	}{
		{`12`, Either[ID, eitherBlock]{One: &id}, `12`},
		{`"12"`, Either[ID, eitherBlock]{One: &id}, `12`},
		{`{"id":"12","content":"text"}`, Either[ID, eitherBlock]{Other: &block}, `{"id":12,"content":"text"}`},
		{`[]`, Either[ID, eitherBlock]{}, `null`},
		{`null`, Either[ID, eitherBlock]{}, `null`},
	} {
		var got Either[ID, eitherBlock]
		odd, err := Unmarshal([]byte(c.text), &got)
		if err != nil || len(odd) > 0 || !cmp.Equal(got, c.want) {
			t.Errorf("%s: %v %v %s", c.text, odd, err, cmp.Diff(c.want, got))
		}
		if sent, err := Marshal(got); err != nil || string(sent) != c.sent {
			t.Errorf("%s: sent %s, %v", c.text, sent, err)
		}
	}
}

// What fits neither form is told as what the last one misses.
func TestEitherMisfit(t *testing.T) {
	var got struct {
		Rows []Either[int, eitherBlock] `json:"rows"`
	}
	odd, err := Unmarshal([]byte(`{"rows":[7,{"id":1,"content":{"a":1}},"no number"]}`), &got)
	if err != nil || len(odd) != 2 || odd[0].Path != "rows[1].content" || odd[1].Path != "rows[2]" {
		t.Fatal(odd, err)
	}
	if got.Rows[0].One == nil || *got.Rows[0].One != 7 || got.Rows[1].Other == nil || got.Rows[1].Other.ID != "1" {
		t.Errorf("%+v", got)
	}
}

// Of an object and a map of such objects, the values tell.
func TestEitherMap(t *testing.T) {
	type forms = Either[map[string]eitherBlock, eitherBlock]
	var one, all forms
	for text, to := range map[string]*forms{`{"id":1,"content":"a"}`: &one, `{"x":{"id":1},"y":{"id":2}}`: &all} {
		if err := json.Unmarshal([]byte(text), to); err != nil {
			t.Fatal(err)
		}
	}
	if one.Other == nil || one.Other.Content != "a" || all.One == nil || (*all.One)["y"].ID != "2" {
		t.Errorf("%+v %+v", one, all)
	}
}

// A list is read as a list, of whatever length, and what is none as the one.
func TestEitherList(t *testing.T) {
	type forms = Either[eitherBlock, []eitherBlock]
	for text, rows := range map[string]int{`{"id":1}`: -1, `[]`: 0, `[{"id":1}]`: 1, `[{"id":1},{"id":2}]`: 2} {
		var got forms
		odd, err := Unmarshal([]byte(text), &got)
		isOne := got.One != nil && got.Other == nil && got.One.ID == "1"
		isList := got.One == nil && got.Other != nil && len(*got.Other) == rows
		if err != nil || len(odd) > 0 || rows < 0 && !isOne || rows >= 0 && !isList {
			t.Errorf("%s: %+v %v %v", text, got, odd, err)
		}
	}
}
