package b24test

import (
	"bytes"
	"net/http"
	"strings"
	"time"
)

// keyLife is how long REST 3.0 remembers an Idempotency-Key (REST-PROTOCOL
// section 12.6).
const keyLife = 24 * time.Hour

// stored is the first success of a keyed call.
type stored struct {
	body  []byte
	reply Reply
	until time.Time
}

// remembered runs a method, or repeats the answer of an earlier call with the
// same Idempotency-Key. Only writes of REST 3.0 know the key.
func (p *Portal) remembered(c *Call) Reply {
	key := c.Request.Header.Get("Idempotency-Key")
	if key == "" || !c.V3 || c.Method == "batch" || isRead(c.Method) {
		return p.run(c)
	}
	if !validKey(key) {
		return Reply{Err: v3Error(http.StatusBadRequest, "INVALIDIDEMPOTENCYKEYEXCEPTION", "Invalid Idempotency-Key")}
	}
	slot := strings.Join([]string{c.actor, c.Method, key}, "\x00")
	p.mu.Lock()
	first, found := p.idempotent[slot]
	p.mu.Unlock()
	if found && c.At.Before(first.until) {
		return first.replay(c, key)
	}
	reply := WithHeader("Idempotency-Key", key, p.run)(c)
	if reply.ran() {
		p.remember(slot, stored{c.Body, reply.undamaged(), c.At.Add(keyLife)})
	}
	return reply
}

func (p *Portal) remember(slot string, s stored) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idempotent[slot] = s
}

// replay answers with what the first call got, if the body is the same to the
// byte.
func (s stored) replay(c *Call, key string) Reply {
	if !bytes.Equal(s.body, c.Body) {
		return Reply{Err: v3Error(http.StatusUnprocessableEntity, "IDEMPOTENCYKEYREUSEDEXCEPTION",
			"The key was used with another body")}
	}
	again := func(*Call) Reply { return s.reply }
	return WithHeader("Idempotent-Replayed", "true", WithHeader("Idempotency-Key", key, again))(c)
}

// undamaged returns the reply without the faults that kept it from the client.
func (r Reply) undamaged() Reply {
	return Reply{Result: r.Result, NoResult: r.NoResult, Total: r.Total, Next: r.Next, Time: r.Time}
}

// validKey tells whether a key is 1 to 255 printable ASCII characters.
func validKey(key string) bool {
	printable := strings.IndexFunc(key, func(r rune) bool { return r < ' ' || r > '~' }) < 0
	return printable && len(key) <= 255
}

// isRead tells by a method's name whether it only reads.
func isRead(method string) bool {
	switch method[strings.LastIndexByte(method, '.')+1:] {
	case "get", "list", "tail", "search", "aggregate", "fields":
		return true
	default:
		return false
	}
}
