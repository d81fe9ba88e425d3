package oauth_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/inbound"
	"github.com/b24gen/b24gen/b24/oauth"
)

// shown is a struct of a user's, and hidden one whose field fmt cannot ask for methods.
type (
	shown     struct{ Value any }
	hidden    struct{ value any }
	of[T any] struct {
		Shown  T
		hidden T
	}
)

// printed is all that the standard library prints of a value.
func printed(v any) string {
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+"\n", v)
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("x", "value", v, slog.Group("group", "value", v))
	}
	text, err := json.Marshal(v)
	fmt.Fprintf(&out, "%s %v\n", text, err)
	return out.String()
}

func TestNothingPrintedShowsASecret(t *testing.T) {
	s := newAuthServer(t)
	tokens, store := newTokens(t, s)
	portal := tokens.Portal(memberID)
	access, err := portal.Access(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	hook, err := b24.NewWebhook("https://portal.example/rest/1/c0de/")
	if err != nil {
		t.Fatal(err)
	}
	hookAccess, _ := hook.Access(t.Context())
	callback := oauth.Callback{Code: b24.NewSecret("c0de-1"), Domain: "portal.example"}
	event := inbound.Event[int]{Name: "ONX", Auth: s.stored()}
	page := inbound.Page{Auth: s.stored(), AppSID: b24.NewSecret("c0de-sid")}
	filled := &oauth.MemoryStore{}
	if err := filled.Save(t.Context(), s.stored()); err != nil {
		t.Fatal(err)
	}
	values := []any{
		s.stored(), of[oauth.Token]{s.stored(), s.stored()}, new(s.stored()), []oauth.Token{s.stored()}, map[string]oauth.Token{"a": s.stored()},
		s.app(), of[oauth.App]{s.app(), s.app()},
		callback, of[oauth.Callback]{callback, callback},
		access, of[b24.Access]{access, access}, hookAccess, of[b24.Access]{hookAccess, hookAccess}, hook,
		event, of[inbound.Event[int]]{event, event}, page, of[inbound.Page]{page, page},
		tokens, store, filled, portal, b24.NewClient(hook), b24.NewClient(portal),
	}
	for _, v := range values {
		noSecret(t, printed(v))
		noSecret(t, printed(shown{v}))
		noSecret(t, printed(hidden{v}))
	}
}

// What cannot be printed can be kept: b24 writes and reads it.
func TestTokensAreStored(t *testing.T) {
	s := newAuthServer(t)
	text, err := b24.Marshal(s.stored())
	if err != nil {
		t.Fatal(err)
	}
	var back oauth.Token
	if odd, err := b24.Unmarshal(text, &back); err != nil || len(odd) > 0 || back.RefreshToken != s.stored().RefreshToken || back.RefreshToken.IsZero() {
		t.Errorf("%s is read back as %+v, %v %v", text, back, odd, err)
	}
}
