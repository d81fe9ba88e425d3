package openapi_test

import (
	"os"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/openapi"
	"github.com/google/go-cmp/cmp"
)

// TestCompare holds our document against one in the form that portals give: PHP writes
// empty objects as lists, and an object may hold itself.
func TestCompare(t *testing.T) {
	ours, err := document(t, small(t), eachConfig["v3"]).JSON()
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile("testdata/portal.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"alone": string(theirs), "in an answer": `{"result":` + string(theirs) + `}`} {
		got, err := openapi.Compare(ours, []byte(text))
		want := []openapi.Difference{
			{Method: "tasks.task.add", Field: "request.fields.id", Theirs: true},
			{Method: "tasks.task.add", Field: "request.fields.parent", Theirs: true},
			{Method: "tasks.task.add", Field: "result.item.parent", Theirs: true},
			{Method: "tasks.task.delete", Theirs: true},
			{Method: "tasks.task.list"},
		}
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: error %v, -want +got:\n%s", name, err, diff)
		}
	}
	if same, err := openapi.Compare(ours, ours); len(same) > 0 || err != nil {
		t.Errorf("with itself: %v, %v", same, err)
	}
}

func TestCompareRefuses(t *testing.T) {
	ours := []byte(`{"paths":{"/a.b":{"post":{}}}}`)
	for text, want := range map[string]string{
		`<html>`:       "no JSON: ",
		`{}`:           "it has no paths; is it an OpenAPI document?",
		`{"paths":[]}`: "it has no paths",
	} {
		if _, err := openapi.Compare(ours, []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}
