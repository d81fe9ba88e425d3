package b24test

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

type scriptKey struct {
	method string
	v3     bool
}

// script is what a method answers, in turn; the last answer repeats.
type script struct{ answers []Answer }

// Handle sets what a method answers below /rest/: the answers in turn, the
// last one from then on. It replaces an earlier Handle of the method and keeps
// its counts. Names are compared as they are spelled.
func (p *Portal) Handle(method string, answers ...Answer) {
	p.handle(scriptKey{method, false}, answers)
}

// HandleV3 is [Portal.Handle] for the addresses of REST 3.0, below /rest/api/.
func (p *Portal) HandleV3(method string, answers ...Answer) {
	p.handle(scriptKey{method, true}, answers)
}

func (p *Portal) handle(key scriptKey, answers []Answer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.scripts[key]
	if s == nil {
		s = new(script)
		p.scripts[key] = s
	}
	s.answers = answers
}

// next takes the answer for a call, nil where the method does not exist.
func (p *Portal) next(c *Call) Answer {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.scripts[scriptKey{c.Method, c.V3}]
	switch {
	case s == nil || len(s.answers) == 0:
		return p.unscripted(c)
	case len(s.answers) > 1:
		answer := s.answers[0]
		s.answers = s.answers[1:]
		return answer
	default:
		return s.answers[0]
	}
}

// unscripted returns the answer of a method that the test gave none.
func (p *Portal) unscripted(c *Call) Answer {
	if answer := p.builtin(c); answer != nil {
		return answer
	}
	return p.factualAnswer(c)
}

// builtin returns the answer of the methods that every portal has.
func (p *Portal) builtin(c *Call) Answer {
	switch {
	case c.Method == TokenEndpoint && c.Command == "":
		return p.IssueToken
	case c.Method != "batch" || c.Command != "":
		return nil
	case c.V3:
		return p.batchV3
	default:
		return p.batch
	}
}

// Count returns how often a method was executed, on its own or by a batch,
// whether or not the client got the answer.
func (p *Portal) Count(method string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, c := range p.calls {
		if c.Method == method && c.Ran {
			n++
		}
	}
	return n
}

// Calls returns the calls of a method in the order of arrival, those by a
// batch and those that were refused too. An empty method returns all calls.
func (p *Portal) Calls(method string) []Call {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []Call
	for _, c := range p.calls {
		if method == "" || c.Method == method {
			out = append(out, *c)
		}
	}
	return out
}

// injector damages a share of the answers.
type injector struct {
	mu     sync.Mutex
	random *rand.Rand
	share  float64
	faults []Fault
}

// Inject damages a share of the answers, between 0 and 1, by one of the faults.
// The choice is random from a fixed seed. A command of a batch is never hit on
// its own. Inject(0) ends it.
func (p *Portal) Inject(share float64, faults ...Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = &injector{random: rand.New(rand.NewPCG(17, 3)), share: share, faults: faults}
}

// withFault puts a fault around an answer when it is the call's turn.
func (p *Portal) withFault(a Answer) Answer {
	p.mu.Lock()
	in := p.faults
	p.mu.Unlock()
	if in == nil || len(in.faults) == 0 {
		return a
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.random.Float64() >= in.share {
		return a
	}
	return in.faults[in.random.IntN(len(in.faults))](a)
}

// keyLife is how long REST 3.0 remembers an Idempotency-Key (REST-PROTOCOL
// section 12.6).
const keyLife = 24 * time.Hour

// savedReply is the first success of a keyed call.
type savedReply struct {
	body  []byte
	reply Reply
	until time.Time
}

// idempotently runs a method, or repeats the answer of an earlier call with the
// same Idempotency-Key. Only writes of REST 3.0 know the key.
func (p *Portal) idempotently(c *Call) Reply {
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
		p.saveReply(slot, savedReply{c.Body, reply.withoutFault(), c.At.Add(keyLife)})
	}
	return reply
}

func (p *Portal) saveReply(slot string, s savedReply) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idempotent[slot] = s
}

// replay answers with what the first call got, if the body is the same to the
// byte.
func (s savedReply) replay(c *Call, key string) Reply {
	if !bytes.Equal(s.body, c.Body) {
		return Reply{Err: v3Error(http.StatusUnprocessableEntity, "IDEMPOTENCYKEYREUSEDEXCEPTION",
			"The key was used with another body")}
	}
	again := func(*Call) Reply { return s.reply }
	return WithHeader("Idempotent-Replayed", "true", WithHeader("Idempotency-Key", key, again))(c)
}

// withoutFault returns the reply without the faults that kept it from the client.
func (r Reply) withoutFault() Reply {
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
