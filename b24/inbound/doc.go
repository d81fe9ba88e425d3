// Package inbound receives what a portal sends to an application: events
// ([Events]) and openings of its pages ([Pages]), both form posts with bracket
// names (REST-PROTOCOL section 14).
//
// Anybody can post to a public address. Both handlers therefore compare the
// application token of a request with the one that the portal showed when the
// application was installed, and pass on only what carries it. Requests that
// come before that have a way of their own: [Events.Install] and
// [Pages.Unverified].
//
//	events := &inbound.Events{ApplicationToken: tokens.ApplicationToken}
//	inbound.On(events, "ONCRMDEALADD", func(ctx context.Context, e inbound.Event[Deal]) error {
//		return queue(ctx, e.Auth.MemberID, e.Data.Fields.ID)
//	})
//	http.Handle("/events", events)
//
// # The server around it
//
// A handler bounds what it reads: [Limits]. Headers, idle connections and answers that
// nobody takes are the server's, whose zero value waits for ever:
//
//	server := &http.Server{
//		ReadHeaderTimeout: 5 * time.Second,
//		ReadTimeout:       15 * time.Second, // more than Limits.Time
//		WriteTimeout:      30 * time.Second, // more than a function takes
//		IdleTimeout:       time.Minute,
//		MaxHeaderBytes:    64 << 10, // the query counts
//	}
//
// Functions have the context of the request, which ends when the sender leaves.
package inbound
