package b24test

import (
	"net/http"
	"strings"
)

// batchMax is how many commands a batch of v2 may hold.
const batchMax = 50

// sections are the parts of the answer of a batch, each keyed by command.
type sections struct {
	result, errors, total, next, time *tree
	refs                              *tree // the results as references see them
}

// batch is the answer of the method batch (REST-PROTOCOL section 7): the
// commands run in the order in which they were received.
func (p *Portal) batch(c *Call) Reply {
	commands, ok := c.tree.values["cmd"].(*tree)
	if !ok {
		return Fail(http.StatusBadRequest, "INVALID_REQUEST", "cmd is missing")(c)
	}
	out := sections{newTree(), newTree(), newTree(), newTree(), newTree(), newTree()}
	halt := isTrue(c.Text("halt"))
	for i, key := range commands.keys {
		reply, inner := p.command(c, key, formText(commands.values[key]), i, out.refs)
		if reply.deliver != nil || reply.Body != nil {
			return reply // the fault of one command breaks the whole answer
		}
		p.collect(&out, inner, reply)
		if reply.Err != nil && halt {
			break
		}
	}
	return Reply{Result: map[string]any{
		"result": out.result, "result_error": out.errors, "result_total": out.total,
		"result_next": out.next, "result_time": out.time,
	}}
}

// command runs one command of a batch.
func (p *Portal) command(c *Call, key, text string, position int, results *tree) (Reply, *Call) {
	method, query, _ := strings.Cut(text, "?")
	inner := &Call{Method: method, Webhook: c.Webhook, Command: key, Request: c.Request,
		Body: []byte(text), At: p.Clock.Now(), actor: c.actor}
	params := readQuery(query)
	resolve(params, results)
	inner.setParams(params)
	p.record(inner)
	switch {
	case position >= batchMax:
		return Fail(http.StatusBadRequest, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")(inner), inner
	case method == "batch":
		return Failed(*notInBatch())(inner), inner
	default:
		return p.run(inner), inner
	}
}

func notInBatch() *Failure {
	return &Failure{Status: http.StatusMethodNotAllowed, Code: "ERROR_BATCH_METHOD_NOT_ALLOWED",
		Description: "Method is not allowed in batch"}
}

// collect files the reply of a command under its key.
func (p *Portal) collect(out *sections, inner *Call, r Reply) {
	key := inner.Command
	if r.Err != nil {
		out.errors.set(key, r.Err.body())
		return
	}
	if r.Result != nil || !p.BatchDropsNull {
		out.result.set(key, r.Result)
		out.refs.set(key, treeOf(r.Result))
	}
	if r.Total != nil {
		out.total.set(key, *r.Total)
	}
	if r.Next != nil {
		out.next.set(key, *r.Next)
	}
	if t := p.timing(inner, r); t != nil {
		out.time.set(key, t)
	}
}

// isTrue reads a flag in the spellings that portals take.
func isTrue(text string) bool {
	switch strings.ToLower(text) {
	case "1", "y", "true":
		return true
	default:
		return false
	}
}
