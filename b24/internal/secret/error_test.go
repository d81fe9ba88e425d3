package secret

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"testing"
)

func TestErrorHidesTheAddress(t *testing.T) {
	address := "https://p.example/rest/1/" + key + "/user.get"
	err := Error(fmt.Errorf("user.get: %w", &url.Error{Op: "Post", URL: address, Err: context.DeadlineExceeded}))
	if want := `user.get: Post "https://p.example/***": context deadline exceeded`; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error("the cause is lost")
	}
	if Error(nil) != nil {
		t.Error("nil became an error")
	}
}

// quiet is an error that says nothing of what it wraps.
type quiet struct{ error }

func (quiet) Error() string   { return "failed" }
func (q quiet) Unwrap() error { return q.error }

// whole is an error with all that it wraps, at any depth.
func whole(err error) string {
	text := fmt.Sprintf("%v %+v %#v\n", err, err, err)
	for _, inner := range wrapped(err) {
		text += whole(inner)
	}
	return text
}

func TestErrorsBelowShowNoSecret(t *testing.T) {
	address := &url.Error{Op: "Get", URL: "https://p.example/rest/1/" + key + "/x", Err: io.ErrUnexpectedEOF}
	for name, err := range map[string]error{
		"alone":                    address,
		"below a quiet one":        quiet{quiet{address}},
		"among others":             errors.Join(context.Canceled, fmt.Errorf("a: %w, b: %w", io.EOF, quiet{address})),
		"a text below a clean one": quiet{fmt.Errorf("parse Location /rest/1/%s/user.get: %w", key, io.ErrUnexpectedEOF)},
		"a known one":              quiet{fmt.Errorf("token %s: %w", key, io.ErrUnexpectedEOF)},
	} {
		t.Run(name, func(t *testing.T) {
			masked := Error(err, key)
			if text := whole(masked); strings.Contains(text, key) {
				t.Errorf("shows the secret: %s", text)
			}
			if !errors.Is(masked, io.ErrUnexpectedEOF) {
				t.Error("the innermost cause is lost")
			}
			if errors.As(masked, &address) {
				t.Error("the address can still be had")
			}
		})
	}
	if joined := Error(errors.Join(context.Canceled, quiet{address})); !errors.Is(joined, context.Canceled) {
		t.Error("the clean one of two is lost")
	}
}

func TestHosts(t *testing.T) {
	for text, want := range map[string]string{
		`Get "https://u:pw@s.example/a/b?sig=x": EOF`:                           `Get "https://s.example/***": EOF`,
		`see https://s.example/a?sig=x now`:                                     `see https://s.example/*** now`,
		`https://s.example`:                                                     `https://s.example`,
		`failed to parse Location header "https://s.example/a b%zz?sig=x": bad`: `failed to parse Location header "https://s.example/***": bad`,
		`failed to parse Location header "/a b%zz?sig=x": parse "/a b%zz": bad`: `failed to parse Location header "***": parse "***": bad`,
		`"https:\/\/s.example\/a\/b"`:                                           `"https://s.example/***"`,
		`no address`:                                                            `no address`,
	} {
		if got := Hosts(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// A secret is masked before a text is cut, so that no half of it stays.
func TestExcerpt(t *testing.T) {
	for cut := range 40 {
		if got := Excerpt("0123456789 token "+key+" "+strings.Repeat("x", 100), cut, key); strings.Contains(got, key[:3]) || len(got) > cut {
			t.Errorf("cut at %d: %s", cut, got)
		}
	}
	if got := Excerpt(key[:4]+"\xff"+key[4:], 100, key); got != "***" {
		t.Errorf("bytes within: %s", got)
	}
	long := strings.Repeat(key+" ", 20_000)
	if got := Excerpt(long, 500, key); strings.Contains(got, key[:3]) {
		t.Errorf("a long text: %s", got)
	}
}
