package b24test

import (
	"net/http"
	"strconv"
	"time"
)

// Call is one call of a method, as the portal understood it.
type Call struct {
	// Method is the method's name as it was sent, without a format suffix.
	Method string
	// V3 tells that the call came to an address below /rest/api/.
	V3 bool
	// Params are the named parameters. Numbers of a JSON body are
	// [encoding/json.Number], values of a form are strings. The token is taken
	// out.
	Params map[string]any
	// Args are the arguments of a call that sent a list, by position.
	Args []any
	// Webhook is the user of the webhook that the call came by, 0 for OAuth.
	Webhook int
	// Command is the key of the batch command that made the call, empty for a
	// call of its own.
	Command string
	// At is the portal's time at the call.
	At time.Time
	// Status is the HTTP status that the portal decided on, 0 while the answer
	// is being made. A client may never see it.
	Status int
	// Ran tells whether the method was executed.
	Ran bool
	// Request is the HTTP request, with its body already read.
	Request *http.Request
	// Body is the body of the request.
	Body []byte

	tree  *tree  // the parameters in order
	actor string // who calls: what limits and idempotency keys are counted by
}

// Get returns the parameter at a path of keys, nil where there is none.
func (c *Call) Get(path ...string) any {
	var value any = c.tree
	for _, key := range path {
		t, ok := value.(*tree)
		if !ok {
			return nil
		}
		value = t.values[key]
	}
	return plain(value)
}

// Text returns the parameter at a path of keys as text, whether it came as a
// number or as a string.
func (c *Call) Text(path ...string) string { return formText(c.Get(path...)) }

// Int returns the parameter at a path of keys as a number, 0 where there is
// none.
func (c *Call) Int(path ...string) int {
	n, _ := strconv.Atoi(c.Text(path...))
	return n
}

// Has tells whether the parameter was sent, be it as null.
func (c *Call) Has(path ...string) bool {
	var value any = c.tree
	for _, key := range path {
		t, ok := value.(*tree)
		if !ok {
			return false
		}
		if value, ok = t.values[key]; !ok {
			return false
		}
	}
	return true
}

// setParams sets the parameters in all their forms.
func (c *Call) setParams(t *tree) {
	c.tree = t
	c.Params, c.Args = nil, nil
	if t.list || t.numbered() {
		c.Args, _ = plain(&tree{keys: t.keys, values: t.values, list: true}).([]any)
		return
	}
	c.Params, _ = plain(&tree{keys: t.keys, values: t.values}).(map[string]any)
}
