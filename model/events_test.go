package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestEventNames: names in capitals run together; the slug of the page shows their words,
// or else what the events of a package have in common is cut off, and the documentation's
// own words are found in the rest.
func TestEventNames(t *testing.T) {
	event := func(name, page string) spec.Event {
		return spec.Event{Name: name, Page: page, Scopes: []string{"imbot"}, Fields: []spec.Field{object("data", spec.Field{Name: name, Type: "string"})}}
	}
	s := spec.Spec{
		Methods: []spec.Method{method("imbot.joinChat.get", spec.Result{Type: "boolean"}), method("imbot.messageAdd.get", spec.Result{Type: "boolean"})},
		Events: []spec.Event{
			event("ONIMBOTJOINCHAT", "on-imbot-join-chat.html"), event("ONIMBOTV2JOINCHAT", "events.html"),
			event("ONIMBOTV2MESSAGEADD", "events.html"), event("onImbotLeave", "events.html"),
			event("ONIMBOTGONE", "events.html"), event("ONIMBOTV2", "events.html"), event("ONIMBOT1CEXPORT", "events.html"), event("IMBOT.CHAT.ON.ADD", "events.html"),
		},
	}
	got := map[string]string{}
	for _, e := range build(t, s).Packages[0].Events {
		got[e.Spec.Name] = e.DataName()
	}
	want := map[string]string{
		"ONIMBOTJOINCHAT": "JoinChatEvent", "ONIMBOTV2JOINCHAT": "V2JoinChatEvent", "ONIMBOTV2MESSAGEADD": "V2MessageAddEvent", "onImbotLeave": "LeaveEvent",
		"ONIMBOTGONE": "GoneEvent", "ONIMBOTV2": "V2Event", "ONIMBOT1CEXPORT": "Imbot1CexportEvent", "IMBOT.CHAT.ON.ADD": "ChatAddEvent",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEventNamesThatRunTogether: a page whose address runs together too shows no words, and
// a namespace is not cut out of a word that begins with its letters.
func TestEventNamesThatRunTogether(t *testing.T) {
	event := func(name, page string) spec.Event {
		return spec.Event{Name: name, Page: page, Scopes: []string{"im"}, Fields: []spec.Field{object("data", spec.Field{Name: name, Type: "string"})}}
	}
	s := spec.Spec{
		Methods: []spec.Method{method("im.imageAdd.get", spec.Result{Type: "boolean"}), method("im.messageAdd.get", spec.Result{Type: "boolean"})},
		Events:  []spec.Event{event("ONIMAGEADD", "onimageadd.html"), event("ONIMMESSAGEADD", "onimmessageadd.html")},
	}
	got := map[string]string{}
	for _, e := range build(t, s).Packages[0].Events {
		got[e.Spec.Name] = e.DataName()
	}
	want := map[string]string{"ONIMAGEADD": "ImageAddEvent", "ONIMMESSAGEADD": "MessageAddEvent"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSecondKindOfEvents: events of one subject that carry other data than most of them share it too, and have the name of what
// their own names begin with, or of what this data alone has. What comes before something is of one subject with it.
func TestSecondKindOfEvents(t *testing.T) {
	event := func(name, keys string) spec.Event {
		return spec.Event{Name: name, Page: "p.html", Scopes: []string{"shop"}, Fields: []spec.Field{object("data", texts(keys)...)}}
	}
	got := map[string]string{}
	for _, e := range build(t, spec.Spec{
		Methods: []spec.Method{method("shop.trip.get", answers(texts("id title"))), method("shop.hall.get", answers(texts("id title")))},
		Events: []spec.Event{
			event("onShopTripAdd", "place"), event("onShopTripUpdate", "place"), event("onShopTripDelete", "place"),
			event("onShopTripNoteAdd", "text"), event("onShopTripNoteUpdate", "text"), event("onShopBeforeTripStart", "place road"), event("onShopTripEnd", "place road"), event("onShopTripTurn", "side"),
			event("onShopHallAdd", "code"), event("onShopHallDrop", "code"), event("onShopHallFill", "code seats"), event("onShopHallClear", "code seats"),
		},
	}).Packages[0].Events {
		got[e.Spec.Name] = e.DataName()
	}
	want := map[string]string{
		"onShopTripAdd": "TripEvent", "onShopTripUpdate": "TripEvent", "onShopTripDelete": "TripEvent", "onShopTripNoteAdd": "TripNoteEvent",
		"onShopTripNoteUpdate": "TripNoteEvent", "onShopBeforeTripStart": "TripRoadEvent", "onShopTripEnd": "TripRoadEvent", "onShopTripTurn": "TripTurnEvent",
		"onShopHallAdd": "HallEvent", "onShopHallDrop": "HallEvent", "onShopHallFill": "HallSeatsEvent", "onShopHallClear": "HallSeatsEvent",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestInsideOfEvents: what is inside of data that several events of the second kind share is called after this data.
func TestInsideOfEvents(t *testing.T) {
	event := func(name string, fields ...spec.Field) spec.Event {
		return spec.Event{Name: name, Page: "p.html", Scopes: []string{"shop"}, Fields: []spec.Field{object("data", fields...)}}
	}
	after := object("after", texts("text mood")...)
	var got []string
	for _, e := range build(t, spec.Spec{
		Methods: []spec.Method{method("shop.trip.get", answers(texts("id title")))},
		Events: []spec.Event{
			event("onShopTripAdd", texts("place")...), event("onShopTripUpdate", texts("place")...), event("onShopTripDelete", texts("place")...),
			event("onShopTripNoteAdd", after), event("onShopTripNoteUpdate", after),
		},
	}).Packages[0].Events {
		if f := e.Data.(*model.Struct).Find("after"); f != nil {
			got = append(got, f.Type.String())
		}
	}
	if diff := cmp.Diff([]string{"TripNoteEventAfter", "TripNoteEventAfter"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestInsideOfSubjects: a set of values in what events of two subjects have inside is called after what these have in common, as that is.
func TestInsideOfSubjects(t *testing.T) {
	auth := object("auth", texts("code place title", spec.Field{Name: "mood", Type: "string", Enum: []string{"calm", "wild"}})...)
	event := func(name, key string) spec.Event {
		return spec.Event{Name: name, Page: "p.html", Scopes: []string{"shop"}, Fields: []spec.Field{object("data", texts(key, auth)...)}}
	}
	var got []string
	for _, e := range build(t, spec.Spec{
		Methods: []spec.Method{method("shop.owner.get", answers(texts("id title")))},
		Events:  []spec.Event{event("onShopTripAdd", "trip"), event("onShopRoadAdd", "road")},
	}).Packages[0].Events {
		f := e.Data.(*model.Struct).Find("auth")
		got = append(got, f.Type.String()+" "+f.Type.(*model.Struct).Find("mood").Type.String())
	}
	if diff := cmp.Diff([]string{"EventAuth EventAuthMood", "EventAuth EventAuthMood"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestInsideOfEventsAndParameters: what events have inside, and a method takes, is called after what the places have in common.
func TestInsideOfEventsAndParameters(t *testing.T) {
	line := object("line", texts("code place title owner")...)
	note := func(more string) spec.Field {
		return spec.Field{Name: "notes", Type: "object[]", Fields: texts(more, line)}
	}
	event := spec.Event{Name: "onShopNoteAdd", Page: "p.html", Scopes: []string{"shop"}, Fields: []spec.Field{object("data", note("author"))}}
	s := build(t, spec.Spec{
		Methods: []spec.Method{method("shop.trip.send", spec.Result{Type: "boolean"}, note("reader"))},
		Events:  []spec.Event{event},
	})
	p := s.Packages[0]
	inData := model.Innermost(p.Events[0].Data.(*model.Struct).Find("notes").Type).(*model.Struct).Find("line").Type
	inParams := model.Innermost(p.Services[0].Methods[0].Params.Find("notes").Type).(*model.Struct).Find("line").Type
	if got := inData.String() + " " + model.Deref(inParams).String(); got != "NoteLine NoteLine" {
		t.Errorf("%s", got)
	}
}
