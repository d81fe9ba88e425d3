package parser

import (
	"encoding/json"
	"regexp"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// call is a request that an example makes by cURL.
type call struct {
	method string
	v3     bool
	// body is the JSON that it sends, empty without one.
	body string
	// valid says that the body is JSON.
	valid bool
}

// readCalls reads the cURL examples of the page.
func (r *reader) readCalls() []call {
	var out []call
	for _, p := range r.places(outline.Code) {
		if !isCurl(p) {
			continue
		}
		c, ok := readCall(p.Source())
		if !ok {
			continue
		}
		if c.body != "" && !c.valid {
			r.report(BadExample, p.section, 0, p.tab+": "+c.body)
		}
		out = append(out, c)
	}
	return out
}

func isCurl(p *place) bool {
	return strings.HasPrefix(strings.ToLower(p.tab), "curl") || p.tab == "" && (p.Label == "bash" || p.Label == "curl" || p.Label == "http")
}

// readCall takes method and body out of a cURL command. The address of a method
// is /rest/{user}/{code}/{method}, /rest/{method}, or the same below /rest/api/
// (REST-PROTOCOL section 1).
func readCall(text string) (call, bool) {
	_, address, ok := strings.Cut(text, "/rest/")
	if !ok {
		return call{}, false
	}
	if end := strings.IndexAny(address, " \n\t\r\"'\\`?"); end >= 0 {
		address = address[:end]
	}
	parts := strings.Split(strings.TrimRight(address, "/"), "/")
	c := call{
		method: strings.TrimSuffix(parts[len(parts)-1], ".json"),
		v3:     parts[0] == "api",
	}
	c.body, c.valid = body(text)
	if !c.valid {
		c.body, _ = body(shellValue.ReplaceAllString(text, shellPlaceholder))
	}
	return c, c.method != "" && !strings.Contains(c.method, "*")
}

// shellValue is what the shell is to put into a body, such as '"$(date)"';
// shellPlaceholder is read as a value to fill in.
var shellValue = regexp.MustCompile(`'"\$\([^)]*\)"'|'\$\([^)]*\)'`)

const shellPlaceholder = "your_value"

// body is the argument of -d. It ends at the first quote that completes a JSON
// value, since some bodies hold quotes of their own.
func body(text string) (string, bool) {
	for _, option := range []string{"-d '", "--data '", "--data-raw '"} {
		_, rest, ok := strings.Cut(text, option)
		if !ok {
			continue
		}
		for end := 0; ; end++ {
			next := strings.IndexByte(rest[end:], '\'')
			if next < 0 {
				first, _, _ := strings.Cut(rest, "'")
				return first, false
			}
			end += next
			if json.Valid([]byte(rest[:end])) {
				return rest[:end], true
			}
		}
	}
	return "", false
}

// answers are the JSON examples of some zones as values.
func (r *reader) answers(zones ...zone) []example.Value {
	return r.examplesIn(r.places(outline.Code, zones...))
}

// answersIn are the JSON examples of some sections as values.
func (r *reader) answersIn(sections []*section) []example.Value {
	var code []*place
	for _, s := range sections {
		for _, p := range s.places {
			if p.Kind == outline.Code {
				code = append(code, p)
			}
		}
	}
	return r.examplesIn(code)
}

func (r *reader) examplesIn(code []*place) []example.Value {
	var out []example.Value
	for _, p := range code {
		text, ok := jsonText(p)
		if !ok {
			continue
		}
		v, err := example.Parse(text)
		if err != nil {
			r.report(BadExample, p.section, 0, err.Error())
		}
		if v.Type != example.None {
			out = append(out, v)
		}
	}
	return out
}

// validJSON are the valid JSON examples of a zone, as published.
func (r *reader) validJSON(z zone) []string {
	var out []string
	for _, p := range r.places(outline.Code, z) {
		if text, ok := jsonText(p); ok && json.Valid([]byte(text)) {
			out = append(out, text)
		}
	}
	return out
}

// jsonText is the text of a listing that shows a JSON value.
func jsonText(p *place) (string, bool) {
	if !strings.EqualFold(p.Label, "json") && p.Label != "" {
		return "", false
	}
	text := strings.TrimSpace(p.Source())
	return text, strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[")
}

// requestExamples are the requests of the examples as the spec keeps them.
func (r *reader) requestExamples() []spec.RequestExample {
	var out []spec.RequestExample
	for _, c := range r.calls {
		if c.valid || c.body == "" {
			out = append(out, spec.RequestExample{Method: c.method, Body: c.body})
		}
	}
	return out
}
