package templates

import (
	"testing"

	"github.com/b24gen/b24gen/model"
)

// TestWhatObjectIs: the comment of an object says who takes it and who answers it: methods of its service, also
// inside of something, or only others.
func TestWhatObjectIs(t *testing.T) {
	in := func(s *model.Struct) *model.Struct {
		return &model.Struct{Fields: []model.Field{{Key: "rows", Type: model.List{Of: s}}}}
	}
	for want, c := range map[string]struct{ takes, answers, sent, both bool }{
		"is an object of shop.trip, as the methods of [TripService] answer and take it":           {true, true, true, true},
		"is an object of shop.trip, as the methods of [TripService] answer it and others take it": {false, true, true, true},
		"is an object of shop.trip, as the methods of [TripService] take it and others answer it": {true, false, true, true},
		"is an object of shop.trip, as the methods of [TripService] answer it":                    {false, true, false, false},
		"is what the methods of [TripService] take of an object of shop.trip":                     {true, false, true, false},
		"is an object of shop.trip, as other methods answer and take it":                          {false, false, true, true},
		"is what other methods take of an object of shop.trip":                                    {false, false, true, false},
		"is an object of shop.trip": {false, false, false, false},
	} {
		trip := &model.Struct{Name: "Trip", Role: model.RoleObject, Sent: c.sent, Both: c.both}
		m := &model.Method{Params: &model.Struct{}, Result: model.Bool}
		if c.takes {
			m.Params = in(trip)
		}
		if c.answers {
			m.Result = in(trip)
		}
		trip.Service = &model.Service{REST: "shop.trip", Type: "TripService", Methods: []*model.Method{m}}
		if got := whatIs(trip); got != want {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}
