package b24redis_test

import (
	"context"
	"fmt"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/b24redis"
)

// Two processes of an application share the rate and the token of a portal: the second one
// finds the token that the first one has stored, and the first one renews it for both.
func Example() {
	ctx := context.Background()
	portal := b24test.Start() // plays the portal
	defer portal.Close()
	portal.Handle("profile", b24test.Result(map[string]any{"NAME": "Anna"}))
	server, err := miniredis.Run() // plays Redis
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()

	process := func() (*oauth.Tokens, *b24.Client) {
		client := redis.NewClient(&redis.Options{Addr: server.Addr()})
		tokens := oauth.NewTokens(portal.OAuthApp(), b24redis.NewStore(client))
		limits, err := b24redis.NewLimits(client, portal.App.MemberID, b24.StandardPlan(), b24redis.WithProcesses(2))
		if err != nil {
			panic(err)
		}
		return tokens, b24.NewClient(tokens.Portal(portal.App.MemberID),
			b24.WithLimiter(limits), b24.WithHTTPClient(portal.HTTPClient()))
	}
	tokens, first := process()
	_, second := process()

	if err := tokens.Put(ctx, portal.OAuthToken()); err != nil { // Tokens.Install or Authorize does that
		fmt.Println(err)
		return
	}
	portal.ExpireTokens()
	for _, client := range []*b24.Client{first, second, first} {
		profile, err := b24.Call[map[string]string](ctx, client, "profile", nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(profile.Result["NAME"])
	}
	fmt.Println("renewals:", portal.Count(b24test.TokenEndpoint))
	// Output:
	// Anna
	// Anna
	// Anna
	// renewals: 1
}
