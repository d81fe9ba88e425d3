package b24redis

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24/oauth"
)

// ErrAway is what an operation answers when Redis cannot be reached, does not answer in
// time, or refuses to write.
var ErrAway = errors.New("the Redis server is away")

// DefaultPrefix begins all keys where [WithPrefix] says nothing else.
const DefaultPrefix = "b24:"

// server asks Redis.
type server struct {
	client redis.UniversalClient
	prefix string
	// timeout bounds each question, whatever timeouts and repeats the client has.
	timeout time.Duration
}

// key is the name of a key of a portal. All that belongs to a portal has the same text
// in braces, and so lies on one node of a cluster.
func (s server) key(portal string, parts ...string) string {
	return s.prefix + "{" + portal + "}:" + strings.Join(parts, ":")
}

// run runs a script.
func (s server) run(ctx context.Context, script *redis.Script, keys []string, args ...any) ([]int64, error) {
	return ask(ctx, s.timeout, func(ctx context.Context) ([]int64, error) {
		return script.Run(ctx, s.client, keys, args...).Int64Slice()
	})
}

// ask has an answer in time: clients need not obey contexts, and repeat by themselves.
// What is given up on may still happen later.
func ask[T any](ctx context.Context, timeout time.Duration, question func(context.Context) (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	bounded, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	answers := make(chan answer, 1)
	go func() {
		value, err := question(bounded)
		answers <- answer{value, err}
	}()
	var a answer
	select {
	case a = <-answers:
	case <-bounded.Done():
		a.err = errors.New("no answer within " + timeout.String())
	}
	if a.err != nil && ctx.Err() != nil {
		return a.value, ctx.Err()
	}
	return a.value, away(a.err)
}

// away is err as others may see it, which is [ErrAway] too.
func away(err error) error {
	var reply redis.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &reply):
		return fmt.Errorf("%w: it answered %s", ErrAway, replyCode(reply.Error()))
	}
	return fmt.Errorf("%w: %w", ErrAway, err)
}

var replyCodes = regexp.MustCompile(`^[A-Z]+\b`)

// replyCode is the first word of an error that Redis answered, such as NOAUTH, READONLY
// or OOM. The rest can repeat what it was sent, and that is a token perhaps.
func replyCode(text string) string {
	code := replyCodes.FindString(text)
	if code == "" || code == "ERR" && strings.Contains(text, "unknown command") {
		return "an error; it must be Redis 5 or later and allow EVAL, EVALSHA and HMGET"
	}
	return code
}

// names are what may stand in a key: a member_id, a host with a port, an address. An
// address of a webhook, which is a secret, is none.
var names = regexp.MustCompile(`^[A-Za-z0-9._:-]{1,128}$`)

func checkName(what, name string) error {
	if !names.MatchString(name) {
		return fmt.Errorf("b24redis: %s is not 1 to 128 letters, digits, dots, colons, - or _", what)
	}
	return nil
}

func checkMemberID(id string) error {
	if !oauth.IsMemberID(id) {
		return errors.New("b24redis: member_id is not 1 to 64 letters, digits, - or _")
	}
	return nil
}
