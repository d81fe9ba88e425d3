package main

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/generated/landing"
)

func TestPublish(t *testing.T) {
	portal := b24test.New(t)
	portal.Handle("landing.landing.add", b24test.Result(12))
	portal.Handle("landing.landing.publication", b24test.Result(true))
	var out strings.Builder
	if err := publish(t.Context(), portal.Client(), &out, "5", "News"); err != nil {
		t.Fatal(err)
	}
	if want := "page 12 is published\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	if call := portal.Calls("landing.landing.add")[0]; call.Text("fields", "TITLE") != "News" || call.Int("fields", "SITE_ID") != 5 {
		t.Errorf("added %s", call.Body)
	}
	if got := portal.Calls("landing.landing.publication")[0].Int("lid"); got != 12 {
		t.Errorf("page %d is published, want 12", got)
	}
}

func TestPublishDenied(t *testing.T) {
	portal := b24test.New(t)
	portal.Handle("landing.landing.add", b24test.Fail(403, "ACCESS_DENIED", ""))
	err := publish(t.Context(), portal.Client(), io.Discard, "5", "News")
	if !errors.Is(err, landing.ErrAccessDenied) || !strings.HasPrefix(err.Error(), "the owner of the webhook") {
		t.Errorf("got %v", err)
	}
}
