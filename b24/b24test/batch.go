package b24test

import (
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
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
		reply, inner := p.command(c, key, commands.values[key], i, out.refs)
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
func (p *Portal) command(c *Call, key string, value any, position int, results *tree) (Reply, *Call) {
	text, isText := value.(string)
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
	case !isText:
		return Fail(http.StatusNotFound, "ERROR_METHOD_NOT_FOUND", "Method not found: a command is a text such as crm.deal.get?id=1")(inner), inner
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
		out.errors.set(key, asFailure(r.Err).body())
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

// reference is a mention of an earlier result in a parameter of a command.
var reference = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$result(\[[^\]]+\])+`) })

// resolve replaces the references in the values of a tree. One that leads
// nowhere stays as the text it is (REST-PROTOCOL section 7).
func resolve(t, results *tree) {
	for key, value := range t.values {
		switch v := value.(type) {
		case *tree:
			resolve(v, results)
		case string:
			t.values[key] = resolveText(v, results)
		}
	}
}

// resolveText replaces the references in a text. A text that is nothing but a
// reference becomes the value itself.
func resolveText(text string, results *tree) any {
	if reference().FindString(text) == text && text != "" {
		if value, ok := lookup(text, results); ok {
			return value
		}
		return text
	}
	return reference().ReplaceAllStringFunc(text, func(ref string) string {
		value, ok := lookup(ref, results)
		if _, container := value.(*tree); container || !ok {
			return ref
		}
		return formText(value)
	})
}

// lookup follows $result[a][b].
func lookup(ref string, results *tree) (any, bool) {
	path := strings.TrimSuffix(strings.TrimPrefix(ref, "$result["), "]")
	return follow(results, strings.Split(path, "]["))
}

// follow goes down a path of keys.
func follow(value any, path []string) (any, bool) {
	for _, key := range path {
		t, ok := value.(*tree)
		if !ok {
			return nil, false
		}
		if value, ok = t.values[key]; !ok {
			return nil, false
		}
	}
	return value, true
}

// treeOf turns a value that a test answers into trees, by way of its JSON. What
// cannot be written stays as it is, to fail when the answer is written.
func treeOf(value any) any {
	data, err := json.Marshal(value)
	if err != nil {
		return value
	}
	read, err := readJSON(data)
	if err != nil {
		return value
	}
	return read
}

// batchV3 is the answer of batch in REST 3.0 (REST-PROTOCOL section 12.7): the
// body is a list, or an object with the keys of one, which leaves room for the token
// beside them; the result is a list in the same order, and one failure
// fails it all. What ran before the failure has run.
func (p *Portal) batchV3(c *Call) Reply {
	if !c.tree.list && !c.tree.numbered() {
		return Reply{Err: invalidSelect("the batch is not a list")}
	}
	aliases := newTree()
	results := []any{}
	for i, item := range c.tree.items() {
		command, ok := item.(*tree)
		if !ok {
			return Reply{Err: invalidSelect("command " + strconv.Itoa(i) + " is not an object")}
		}
		reply := p.commandV3(c, i, command, aliases)
		if reply.Err != nil || reply.deliver != nil || reply.Body != nil {
			return reply
		}
		if alias, ok := command.values["as"].(string); ok {
			aliases.set(alias, treeOf(reply.Result))
		}
		results = append(results, reply.Result)
	}
	return Reply{Result: results}
}

func (p *Portal) commandV3(c *Call, position int, command, aliases *tree) Reply {
	method, _ := command.values["method"].(string)
	query, ok := command.values["query"].(*tree)
	if !ok {
		query = newTree()
	}
	inner := &Call{Method: method, V3: true, Webhook: c.Webhook, Command: strconv.Itoa(position),
		Request: c.Request, Body: c.Body, At: p.Clock.Now(), actor: c.actor}
	resolved, err := resolveV3(query, aliases)
	if err != nil {
		return Reply{Err: invalidSelect(err.Error())}
	}
	params, ok := resolved.(*tree)
	if !ok {
		return Reply{Err: invalidSelect("the query is not an object")}
	}
	inner.setParams(params)
	p.record(inner)
	return p.run(inner)
}

func invalidSelect(message string) *Failure {
	return v3Error(http.StatusBadRequest, "INVALIDSELECTEXCEPTION", message)
}

// resolveV3 returns a value with {"$ref": "alias.item.id"} and
// {"$refArray": "alias.id"} replaced.
func resolveV3(value any, aliases *tree) (any, error) {
	t, ok := value.(*tree)
	if !ok {
		return value, nil
	}
	if path, ok := t.values["$ref"].(string); ok {
		return one(path, aliases)
	}
	if path, ok := t.values["$refArray"].(string); ok {
		return every(path, aliases)
	}
	out := newTree()
	out.list = t.list
	for _, key := range t.keys {
		child, err := resolveV3(t.values[key], aliases)
		if err != nil {
			return nil, err
		}
		out.set(key, child)
	}
	return out, nil
}

// one follows alias.item.id; only item and items can be referred to.
func one(path string, aliases *tree) (any, error) {
	parts := strings.Split(path, ".")
	if len(parts) < 2 || parts[1] != "item" && parts[1] != "items" {
		return nil, errors.New("bad reference " + path)
	}
	value, ok := follow(aliases, parts)
	if !ok {
		return nil, errors.New("bad reference " + path)
	}
	return value, nil
}

// every collects one field of all items of an earlier result.
func every(path string, aliases *tree) (any, error) {
	alias, field, _ := strings.Cut(path, ".")
	value, _ := follow(aliases, []string{alias, "items"})
	items, ok := value.(*tree)
	if !ok {
		return nil, errors.New("bad reference " + path)
	}
	out := newTree()
	out.list = true
	for i, item := range items.items() {
		value, ok := follow(item, strings.Split(field, "."))
		if !ok {
			return nil, errors.New("bad reference " + path)
		}
		out.set(strconv.Itoa(i), value)
	}
	return out, nil
}
