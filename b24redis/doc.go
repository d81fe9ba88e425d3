// Package b24redis shares the limits and the tokens of a portal between processes, through
// Redis: [Limits] is a [b24.Limiter], [Store] an [oauth.SharedStore].
//
//	client := redis.NewClient(&redis.Options{Addr: "redis.internal:6379"})
//	tokens := oauth.NewTokens(app, b24redis.NewStore(client))
//	limits, err := b24redis.NewLimits(client, memberID, b24.StandardPlan(), b24redis.WithProcesses(2))
//	...
//	c := b24.NewClient(tokens.Portal(memberID), b24.WithLimiter(limits))
//
// What to set up is in docs/production.md. The Redis server must be of version 5 or later; its
// clock is the one that counts.
//
// # Limits
//
// All processes book their requests in one leaky bucket, before they send them, and know from
// each other when a method has no operating time left.
//
// While Redis is away each process keeps its own limits. It goes on with the bucket as it knew
// it last, takes the part of the rate that [WithProcesses] gives it, and asks Redis again once
// a second. It logs the change, and calls do not fail. Afterwards it tells Redis what it took.
// A Redis that comes back without its data learns from the processes how full the bucket is.
//
// # Tokens
//
// One process at a time renews a token, under a lock, and the new one is stored before anybody
// uses it. What happens when the process is killed:
//
//   - before the refresh is sent: another process renews, ten seconds later at most
//   - between the answer and the save: the new token is lost. Another process tries the old
//     one, once; if it is refused, the error is [oauth.ErrInvalidGrant] from then on, for
//     all, and the user has to authorize again
//   - after the save: the others read the new token
//
// A process that was stopped for so long that another one got the lock cannot replace what
// that one has stored: its fence is too low.
//
// While Redis is away no token is renewed, since two processes might do it at once: calls
// fail with an error that is [ErrAway] once the access token has expired, and succeed again
// when Redis is back. A token that was renewed when Redis went away is stored as soon as it is
// back, for up to a minute, and after that with the next renewal of the same process.
//
// # Keys
//
// All keys begin with a prefix and the member_id in braces; none holds a secret.
//
//	b24:{MEMBER}:bucket:SOURCE            bucket, until it is empty and a minute more
//	b24:{MEMBER}:operating:CALLER:METHOD  a method without operating time, until it has some
//	b24:{MEMBER}:token                    token, for 200 days
//	b24:{MEMBER}:lock                     lock, for ten seconds without a sign of its holder
package b24redis
