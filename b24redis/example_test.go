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

// process is what a process of an application sets up for a portal.
func process(server string, app oauth.App, memberID string, options ...b24.Option) (*oauth.Tokens, *b24.Client, error) {
	client := redis.NewClient(&redis.Options{Addr: server})
	tokens := oauth.NewTokens(app, b24redis.NewStore(client))
	limits, err := b24redis.NewLimits(client, memberID, b24.StandardPlan(), b24redis.WithProcesses(2))
	if err != nil {
		return nil, nil, err
	}
	options = append(options, b24.WithLimiter(limits))
	return tokens, b24.NewClient(tokens.Portal(memberID), options...), nil
}

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

	web := b24.WithHTTPClient(portal.HTTPClient())
	tokens, first, err1 := process(server.Addr(), portal.OAuthApp(), portal.App.MemberID, web)
	_, second, err2 := process(server.Addr(), portal.OAuthApp(), portal.App.MemberID, web)
	if err1 != nil || err2 != nil {
		fmt.Println(err1, err2)
		return
	}
	if err := tokens.Put(ctx, portal.OAuthToken()); err != nil { // as Tokens.Install and Authorize do
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
