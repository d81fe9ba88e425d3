package b24_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"net/netip"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
)

// shouted is written and read by its own methods, the first on the pointer.
type shouted struct{ text string }

func (s *shouted) MarshalJSON() ([]byte, error) {
	if s.text == "unspeakable" {
		return nil, errors.New("not that")
	}
	return json.Marshal(strings.ToUpper(s.text))
}

func (s *shouted) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &s.text) }

type foreign struct {
	Shouted shouted            `json:"shouted"`
	Address netip.Addr         `json:"address"`
	Big     *big.Int           `json:"big,omitzero"`
	Empty   map[string]int     `json:"empty,omitempty"`
	Nothing string             `json:"nothing,omitempty"`
	Counts  map[uint8]*shouted `json:"counts,omitzero"`
}

// Types that know their own JSON keep it.
func TestForeignTypes(t *testing.T) {
	v := foreign{
		Shouted: shouted{"hi"}, Address: netip.MustParseAddr("10.0.0.1"), Big: big.NewInt(5),
		Empty: map[string]int{}, Counts: map[uint8]*shouted{7: {"a\tb\r"}},
	}
	want := `{"shouted":"HI","address":"10.0.0.1","big":5,"counts":{"7":"A\tB\r"}}`
	if diff := cmp.Diff(want, string(mustMarshal(t, v))); diff != "" {
		t.Error(diff)
	}
	got, odd := read[foreign](t, want)
	if odd != nil || got.Shouted.text != "HI" || got.Address != v.Address || got.Big.Int64() != 5 || got.Counts[7].text != "A\tB\r" {
		t.Errorf("%+v, odd %v", got, odd)
	}
	_, odd = read[foreign](t, `{"shouted":5,"address":"nowhere","big":"x","counts":{"300":"a"}}`)
	if len(odd) != 4 {
		t.Errorf("odd %v", odd)
	}
	if got, odd = read[foreign](t, `{"shouted":[],"address":"","big":null}`); odd != nil || got.Shouted.text != "" || got.Address.IsValid() || got.Big != nil {
		t.Errorf("nothing is %+v, odd %v", got, odd)
	}
	if _, err := b24.Marshal([]shouted{{"unspeakable"}}); err == nil || !strings.Contains(err.Error(), "[0]: b24_test.shouted cannot be sent") {
		t.Errorf("error %v", err)
	}
}
