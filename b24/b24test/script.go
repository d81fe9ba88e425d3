package b24test

import (
	"math/rand/v2"
	"sync"
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
		return p.builtin(c)
	case len(s.answers) > 1:
		answer := s.answers[0]
		s.answers = s.answers[1:]
		return answer
	default:
		return s.answers[0]
	}
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

// damage puts a fault around an answer when it is the call's turn.
func (p *Portal) damage(a Answer) Answer {
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
