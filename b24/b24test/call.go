package b24test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
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
	file  *File  // what the second step of an upload brings
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

// spelled is the key of a parameter as the call spells it.
func (c *Call) spelled(name string) string {
	for _, key := range c.tree.keys {
		if strings.EqualFold(key, name) {
			return key
		}
	}
	return name
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

// readParams reads the parameters of a call from its query and its body, JSON,
// form or multipart; the body wins (REST-PROTOCOL section 2).
func readParams(r *http.Request, body []byte) (*tree, error) {
	params := readQuery(r.URL.RawQuery)
	fromBody, err := readBody(r.Header.Get("Content-Type"), body)
	if err != nil {
		return nil, err
	}
	if fromBody.list {
		fromBody.merge(params)
		return fromBody, nil
	}
	params.merge(fromBody)
	return params, nil
}

func readBody(contentType string, body []byte) (*tree, error) {
	if len(body) == 0 {
		return newTree(), nil
	}
	media, options, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, fmt.Errorf("content type %q: %w", contentType, err)
	}
	switch media {
	case "application/json":
		return readObject(body)
	case "application/x-www-form-urlencoded":
		return readQuery(string(body)), nil
	case "multipart/form-data":
		return readMultipart(body, options["boundary"])
	default:
		return nil, fmt.Errorf("content type %q is not known", contentType)
	}
}

func readObject(body []byte) (*tree, error) {
	value, err := readJSON(body)
	if err != nil {
		return nil, err
	}
	t, ok := value.(*tree)
	if !ok {
		return nil, errors.New("the body is neither a JSON object nor a list")
	}
	return t, nil
}

func readMultipart(body []byte, boundary string) (*tree, error) {
	t := newTree()
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := reader.NextRawPart()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, err
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		t.setPath(splitKey(part.FormName()), string(value))
	}
}

// formText spells a scalar as PHP does in a form: true is 1 and false is
// empty.
func formText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		if v {
			return "1"
		}
		return ""
	case json.Number:
		return v.String()
	default:
		return fmt.Sprint(v)
	}
}
