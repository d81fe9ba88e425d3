package b24test

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
)

// batchV3 is the answer of batch in REST 3.0 (REST-PROTOCOL section 12.7): the
// body is a list, the result is a list in the same order, and one failure
// fails it all. What ran before the failure has run.
func (p *Portal) batchV3(c *Call) Reply {
	if !c.tree.list {
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
