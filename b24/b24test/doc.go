// Package b24test is a Bitrix24 portal for tests. It speaks the wire protocol
// of a portal and of its authorization server over TLS on the loopback, keeps
// the limits, and misbehaves on request in the ways that real portals do.
//
//	p := b24test.New(t)
//	p.Handle("crm.deal.get", b24test.Result(map[string]any{"ID": "7"}))
//	p.Handle("crm.deal.add", b24test.QueryLimit(), b24test.Result(7))
//	deals := crm.New(p.Client()).Deal
//
// A method answers with what it was given by [Portal.Handle]: the answers in
// turn, the last one from then on. A method without an answer does not exist.
// Faults wrap an answer, so that the method runs and the client does not hear
// of it:
//
//	p.Handle("crm.deal.add", b24test.CloseAfterRun(b24test.Result(7)))
//	...
//	if n := p.Count("crm.deal.add"); n != 1 {
//		t.Errorf("the deal was added %d times", n)
//	}
//
// [On] has a function of generated types answer a method. [Portal.Load] takes the facts
// that b24gen exports: methods answer with the documentation's own examples then, and
// with [Portal.Check] parameters are held against them. [Portal.KeepRows] has what one method
// adds be there for the others. b24gen portal serves all of that to programs in any language.
//
// # Addresses
//
// A portal listens on one port and is called by names: [Host] for the portal
// and [AuthHost] for the authorization server. [Portal.HTTPClient] connects
// every name to that port, so no request of a test can leave the machine. What
// reaches a name that the portal does not know is a problem of the test. Programs that
// connect by themselves, as those in other languages, find what they need in
// [Portal.Server]: by an address of the loopback the portal and the authorization server
// are one.
//
// # Time
//
// Tokens, limits and timings follow [Portal.Clock], a virtual clock that moves
// only when it is told to, or slept on.
//
// # Secrets
//
// The portal knows every secret that it gave out. What the test writes through
// [Portal.Logger] or hands to [Inspect] is searched for them when the
// test ends, and so is every request that went to a host where it had no
// business. A finding fails the test.
//
// The package reads requests with code of its own, so that it cannot share a
// mistake with the client under test. What it answers follows REST-PROTOCOL;
// the sections are named where a behaviour comes from.
package b24test
