package b24_test

import (
	"reflect"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

func TestLabels(t *testing.T) {
	for text, want := range map[string]b24.Labels{
		`"Color"`:                     b24.Label("Color"),
		`{"de":"Farbe","en":"Color"}`: {"de": "Farbe", "en": "Color"},
		`null`:                        nil,
	} {
		var got b24.Labels
		odd, err := b24.Unmarshal([]byte(text), &got)
		if err != nil || odd != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %v, odd %v, error %v", text, got, odd, err)
		}
		if want == nil {
			continue
		}
		if back, err := b24.Marshal(got); err != nil || string(back) != text {
			t.Errorf("%v is written as %s, error %v, want %s", got, back, err, text)
		}
	}
	if got := b24.Label("Color").Text("de"); got != "Color" {
		t.Errorf("text in another language %q, want the one for all", got)
	}
}

// TestTimesGoBackAsTheyCame: until they are changed.
func TestTimesGoBackAsTheyCame(t *testing.T) {
	var v struct {
		At  b24.Time `json:"at"`
		Day b24.Date `json:"day"`
	}
	const text = `{"at":"10.10.2024 15:55:30","day":"2024-10-10T00:00:00+03:00"}`
	if _, err := b24.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	if back, err := b24.Marshal(v); err != nil || string(back) != text {
		t.Errorf("written as %s, error %v", back, err)
	}
	v.At.Time, v.Day.Day = v.At.AddDate(0, 0, 1), 11
	const changed = `{"at":"2024-10-11T15:55:30+00:00","day":"2024-10-11"}`
	if back, err := b24.Marshal(v); err != nil || string(back) != changed {
		t.Errorf("changed, written as %s, error %v, want %s", back, err, changed)
	}
}
