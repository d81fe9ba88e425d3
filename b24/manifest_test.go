package b24

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestManifest(t *testing.T) {
	text := `{"Manifest version":"1.2","REST: shortname alias to class":"elapseditem","REST: writable elapseditem data fields":["SECONDS"],` +
		`"REST: date fields":["DATE_START"],"REST: available methods":{"get":{"mandatoryParamsCount":2,"params":[{"description":"taskId","type":"integer"}]}},"New":1}`
	var got Manifest
	odd, err := Unmarshal([]byte(text), &got)
	if err != nil || len(odd) > 0 {
		t.Fatal(odd, err)
	}
	if written, err := Marshal(got); err != nil || string(written) != text {
		t.Errorf("written: %s %v", written, err)
	}
	got.Raw = nil
	if want := (Manifest{
		Version: "1.2", Class: "elapseditem", Writable: []string{"SECONDS"}, Dates: []string{"DATE_START"},
		Methods: map[string]MethodInfo{"get": {Mandatory: 2, Params: []ParamInfo{{Name: "taskId", Type: "integer"}}}},
		Extra:   got.Extra,
	}); !cmp.Equal(got, want) || len(got.Extra) != 1 {
		t.Error(cmp.Diff(want, got))
	}
	if odd, _ := Unmarshal([]byte(`["no manifest"]`), &got); len(odd) != 1 || got.Class != "" {
		t.Errorf("a list: %v %+v", odd, got)
	}
}
