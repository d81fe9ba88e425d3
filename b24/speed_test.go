//go:build !race

package b24_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// canned answers every request at once, without a network.
type canned string

func (c canned) RoundTrip(r *http.Request) (*http.Response, error) {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return nil, err
	}
	return &http.Response{
		StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(string(c))), ContentLength: int64(len(c)),
	}, nil
}

// times are how long several ways of one call take, measured in turn, so that what else the
// machine does hits all.
type times map[string][]time.Duration

func (s times) round(t *testing.T, ways map[string]func() error) {
	t.Helper()
	for name, call := range ways {
		start := time.Now()
		for range 20 {
			if err := call(); err != nil {
				t.Fatal(err)
			}
		}
		s[name] = append(s[name], time.Since(start))
	}
}

// undisturbed is a low quantile of the times of a way: the least has too much luck in it.
func (s times) undisturbed(way string) float64 {
	sorted := slices.Sorted(slices.Values(s[way]))
	return float64(sorted[len(sorted)/10])
}

// A small call takes at most 1.1 times as long as the bare minimum by the loopback does, and
// what 50 rows take beside the network is less than half: 0.6 of the whole call. The work is
// measured without a network, whose times go up and down by more than the difference. With
// the race detector, which is in ours alone, that would say nothing.
func TestSpeed(t *testing.T) {
	t.Run("small", func(t *testing.T) {
		holdsPace[int, int](t, smallAnswer, 1.1, func(s times) float64 {
			return 1 + (s.undisturbed("b24")-s.undisturbed("bare"))/s.undisturbed("bare by the loopback")
		})
	})
	t.Run("list", func(t *testing.T) {
		holdsPace[[]plainDeal, []benchDeal](t, listAnswer, 0.45, func(s times) float64 {
			return s.undisturbed("b24") / s.undisturbed("bare")
		})
	})
}

func holdsPace[Bare, Ours any](t *testing.T, answer string, most float64, ratio func(times) float64) {
	here := &http.Client{Transport: canned(answer)}
	server := newPortal(t, answers(answer))
	address := server.URL + "/rest/1/" + webhookCode + "/crm.deal.add"
	c := server.client(t, b24.WithHTTPClient(here))
	ways := map[string]func() error{
		"bare by the loopback": func() error { return bareCall[Bare](t, http.DefaultClient, address) },
		"bare":                 func() error { return bareCall[Bare](t, here, address) },
		"b24":                  func() error { _, err := b24.Call[Ours](t.Context(), c, "crm.deal.add", benchFields); return err },
	}
	s := times{}
	for i := 0; i < 20 || i < 200 && ratio(s) > most; i++ {
		s.round(t, ways)
	}
	if got := ratio(s); got > most {
		t.Errorf("%.2f times as long as json and http bare, want at most %.2f: %.0f ns instead of %.0f, by the loopback %.0f",
			got, most, s.undisturbed("b24")/20, s.undisturbed("bare")/20, s.undisturbed("bare by the loopback")/20)
	}
}

// Today's allocations are the most that there may be: of reading 50 rows, and of a whole
// call, those of the server in the test included.
func TestAllocations(t *testing.T) {
	c := newPortal(t, answers(smallAnswer)).client(t)
	for name, tt := range map[string]struct {
		most float64
		run  func() error
	}{
		"50 rows": {505, func() error {
			var v struct{ Result []benchDeal }
			_, err := b24.Unmarshal([]byte(listAnswer), &v)
			return err
		}},
		"a small call": {122, func() error {
			_, err := b24.Call[int](t.Context(), c, "crm.deal.add", benchFields)
			return err
		}},
	} {
		got := testing.AllocsPerRun(100, func() {
			if err := tt.run(); err != nil {
				t.Fatal(err)
			}
		})
		t.Logf("%s: %.0f allocations", name, got)
		if got > tt.most {
			t.Errorf("%s: %.0f allocations, want at most %.0f", name, got, tt.most)
		}
	}
}
