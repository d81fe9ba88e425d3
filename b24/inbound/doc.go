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
package inbound
