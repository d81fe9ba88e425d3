package oauth_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

// A user names a portal; the browser goes there and comes back with a code,
// which is exchanged for a token. From then on the portal's client works, also
// after a restart: the token is in the store, and is renewed when it expires.
func Example() {
	server := exampleServer() // plays the authorization server
	defer server.Close()
	app := oauth.App{ID: "local.123", Secret: b24.NewSecret("secret"), Servers: []string{server.URL}, HTTP: server.Client()}
	tokens := oauth.NewTokens(app, &oauth.MemoryStore{}, oauth.WithMovedHook(func(_ context.Context, t oauth.Token) {
		fmt.Println("the portal has moved to", t.ClientEndpoint)
	}))

	// On the way out: state is random, and kept with the user's session.
	address, err := app.AuthorizeURL("example.bitrix24.com", "random-state")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(address)

	// On the way back, in the handler of the application's redirect address.
	query := url.Values{"code": {"from-the-portal"}, "state": {"random-state"}, "member_id": {"a223"}}
	callback, err := oauth.ParseCallback(query, "random-state")
	if err != nil {
		fmt.Println(err)
		return
	}
	token, err := tokens.Authorize(context.Background(), callback)
	if err != nil {
		fmt.Println(err)
		return
	}
	client := b24.NewClient(tokens.Portal(token.MemberID))
	_ = client // calls methods

	fmt.Println("authorized on", token.ClientEndpoint, "for", token.Scope)
	// Output:
	// https://example.bitrix24.com/oauth/authorize/?client_id=local.123&state=random-state
	// authorized on https://example.bitrix24.com/rest/ for [crm task]
}

func exampleServer() *httptest.Server {
	return httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{
			"access_token": "access", "refresh_token": "refresh", "expires_in": 3600, "member_id": "a223",
			"client_endpoint": "https://example.bitrix24.com/rest/", "scope": "crm,task",
		})
	}))
}
