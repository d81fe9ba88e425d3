package templates_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
	"github.com/google/go-cmp/cmp"
)

// TestPinned pins every name that was computed, which changes nothing, and then
// lets a newcomer want a name that a pinned method has.
func TestPinned(t *testing.T) {
	s, c := load(t, "testdata/service.yaml")
	want, err := templates.Render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	if c.Names, err = templates.Names(s, c); err != nil {
		t.Fatal(err)
	}
	got, err := templates.Render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(texts(want), texts(got)); diff != "" {
		t.Errorf("pinning the computed names changed the output:\n%s", diff)
	}

	newcomer := s.Methods[slices.IndexFunc(s.Methods, func(m spec.Method) bool { return m.Name == "landing.check" })]
	newcomer.Name = "landing.Check_"
	s.Methods = append(s.Methods, newcomer)
	_, err = templates.Render(s, c)
	if err == nil || !strings.Contains(err.Error(), `pin "method v2/landing.check_" to another name`) {
		t.Fatalf("error %v, want one that asks for a pin of the newcomer", err)
	}
	c.Names["method v2/landing.Check_"] = "CheckAgain"
	if _, err := templates.Render(s, c); err != nil {
		t.Errorf("with the newcomer pinned: %v", err)
	}
}

// TestPinWins gives a method, a type, a field and a code other names.
func TestPinWins(t *testing.T) {
	s, c := load(t, "testdata/service.yaml")
	c.Names = map[string]string{
		"type v2/landing.site.*":                           "WebSite",
		"method v2/landing.site.markDelete":                "Trash",
		"field v2/landing.site.markDelete/params#id":       "SiteID",
		"const v2/landing#MISSING_PARAMS":                  "ErrMissing",
		"type v2/landing.site.add/params/fields":           "SiteFields",
		"const v2/landing.site.add/params/fields/TYPE#SMN": "TypeIntranet",
	}
	files, err := templates.Render(s, c)
	if err != nil {
		t.Fatal(err)
	}
	site, codes := string(files["landing/site.go"]), string(files["landing/errors.go"])
	for _, want := range []string{
		"type WebSite struct", "func (s WebSite) Trash(", "p WebSiteTrashParams", "\tSiteID int `json:\"id\"`",
		"type SiteFields struct", "TypeIntranet WebSiteAddFieldsType = \"SMN\"",
	} {
		if !strings.Contains(strings.Join(strings.Fields(site), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("landing/site.go lacks %q", want)
		}
	}
	if want := `ErrMissing b24.Code = "MISSING_PARAMS"`; !strings.Contains(codes, want) {
		t.Errorf("landing/errors.go lacks %q", want)
	}
}

// TestFileOfNames pins the names of services, methods and events, changes none by
// it, and loads what it has written.
func TestFileOfNames(t *testing.T) {
	for _, name := range []string{"testdata/service.yaml", "testdata/events.yaml"} {
		t.Run(filepath.Base(name), func(t *testing.T) { fileOfNames(t, name) })
	}
}

func fileOfNames(t *testing.T, input string) {
	s, c := load(t, input)
	want, err := templates.Names(s, c)
	if err != nil {
		t.Fatal(err)
	}
	var n spec.Names
	added, err := templates.Pin(&n, s, c)
	if err != nil || len(added) < len(s.Methods)+2*len(s.Events) {
		t.Fatalf("added %q, error %v", added, err)
	}
	data, err := n.File()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "names.yaml")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	read, err := spec.LoadNames(file)
	if err != nil {
		t.Fatal(err)
	}
	c.Names = templates.Pins(read)
	got, err := templates.Names(s, c)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if again, err := templates.Pin(&read, s, c); err != nil || len(again) > 0 {
		t.Errorf("pinned again: %q, error %v", again, err)
	}
	if left := templates.Unpinned(read, s); len(left) > 0 {
		t.Errorf("not pinned: %q", left)
	}
	wantGone := len(read.Events)
	for _, services := range read.Services() {
		for _, names := range services {
			wantGone += 1 + len(names.Methods)
		}
	}
	if gone := templates.Gone(read, spec.Spec{}); len(gone) != wantGone {
		t.Errorf("gone from an empty spec: %d, want %d", len(gone), wantGone)
	}
}

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
	c := templates.Config{Module: "example.com/sdk"}
	renames, err := templates.RenamesBetween(before, after, c)
	if err != nil || len(renames) < 4 {
		t.Fatalf("renames %v, error %v", renames, err)
	}
	var n spec.Names
	if _, err := templates.Keep(&n, before, after, c); err != nil {
		t.Fatal(err)
	}
	old, err := templates.Names(before, c)
	if err != nil {
		t.Fatal(err)
	}
	c.Names = templates.Pins(n)
	now, err := templates.Names(after, c)
	if err != nil {
		t.Fatal(err)
	}
	if left := templates.Renames(old, now); len(left) > 0 {
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
	if got := now["method v2/booking.guestlist.set"]; got != "Set" {
		t.Errorf("the new method is %q", got)
	}
}
