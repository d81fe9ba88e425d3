package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestKeep brings newcomers that would take names from others: a method that
// breaks the service's name in another way, a field and a code of the same name,
// a change of case in the method's name, and an event that breaks its own name
// in another way.
func TestKeep(t *testing.T) {
	method := func(name, page string, fields ...string) spec.Method {
		m := spec.Method{Name: name, API: spec.V2, Page: page, Errors: []spec.ErrorCode{{Code: "ERROR_NOT_FOUND"}}}
		for _, f := range fields {
			m.Params = append(m.Params, spec.Field{Name: f, Type: "string"})
		}
		return m
	}
	before := spec.Spec{Methods: []spec.Method{
		method("booking.guestlist.getlist", "a/booking-guest-list-getlist.html", "chat_id"),
		method("booking.guestlist.add", "a/booking-guest-list-add.html", "chat_id"),
	}}
	after := spec.Spec{Methods: []spec.Method{
		method("booking.guestlist.getList", "a/booking-guestlist-get-list.html", "chatId", "chat_id"),
		method("booking.guestlist.add", "a/booking-guestlist-add.html", "chat_id"),
		method("booking.guestlist.set", "a/booking-guestlist-set.html"),
	}}
	after.Methods[2].Errors[0].Code = "NOT_FOUND"
	before.Events = []spec.Event{{Name: "ONGUESTLISTADD", Page: "a/on-guest-list-add.html"}}
	after.Events = []spec.Event{{Name: "onGuestlistAdd", Page: "a/on-guestlist-add.html"}, {Name: "onNewThing", Page: "a/x.html"}}
	c := model.Config{Module: "example.com/sdk"}
	renames, _, err := model.RenamesBetween(before, after, c)
	if err != nil || len(renames) < 4 {
		t.Fatalf("renames %v, error %v", renames, err)
	}
	var n spec.Names
	kept, _, err := model.Keep(&n, before, after, c)
	if err != nil {
		t.Fatal(err)
	}
	old, err := model.Build(before, c)
	if err != nil {
		t.Fatal(err)
	}
	c.Names = model.Pins(n)
	now, err := model.Build(after, c)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(now.Names, kept.Names); diff != "" {
		t.Errorf("names of the SDK that keeps them (-pinned +kept):\n%s", diff)
	}
	if left := model.Renames(old.Names, now.Names); len(left) > 0 {
		t.Errorf("renames are left: %v", left)
	}
	want := map[string]string{
		"const v2/booking#ERROR_NOT_FOUND":                  "ErrNotFound",
		"field v2/booking.guestlist.getlist/params#chat_id": "ChatID",
	}
	if diff := cmp.Diff(want, n.Others); diff != "" {
		t.Errorf("pinned beside services and methods (-want +got):\n%s", diff)
	}
	wantEvents := map[string]spec.EventNames{
		"ONGUESTLISTADD": {Const: "EventGuestListAdd", Type: "GuestListAddEvent"},
		"onNewThing":     {Const: "EventNewThing", Type: "NewThingEvent"},
	}
	if diff := cmp.Diff(wantEvents, n.Events); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if got := now.Names["method v2/booking.guestlist.set"]; got != "Set" {
		t.Errorf("the new method is %q", got)
	}
}
