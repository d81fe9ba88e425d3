package parser

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// call is a request that an example makes.
type call struct {
	method string
	v3     bool
	// body is the JSON that it sends, empty without one, and written what the page has for it if
	// that is no JSON.
	body, written string
	// sound says that the body is JSON, if need be with the values that are left to the reader and the
	// brackets that it lacks at its end.
	sound bool
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
		if c.written != "" {
			r.report(BadExample, p.section, 0, p.tab+": "+c.written)
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
	if c.body, c.sound = body(text); !c.sound {
		c.written = c.body
		c.body, c.sound = soundBody(text)
	}
	return c, c.method != "" && !strings.Contains(c.method, "*")
}

// soundBody is what is meant by the body of a command that is no JSON as it stands, and whether nothing
// else is wrong with it.
func soundBody(text string) (string, bool) {
	meant, ok := body(withValues(text))
	if closed := example.Closed(meant); !ok && endsItself(closed) {
		return closed, true
	}
	return meant, ok
}

// withValues is a command with a value to fill in for all that the shell or the reader is to put
// into it, with the quotes that JSON needs.
func withValues(text string) string {
	text = shellValue.ReplaceAllString(text, valuePlaceholder)
	return bareValue.ReplaceAllString(text, `${1}"`+valuePlaceholder+`"`)
}

var (
	// shellValue is what the shell is to put into a body, such as '"$(date)"' or '$ID'.
	shellValue = lazyregexp.New(`'"\$(?:\([^)]*\)|\w+)"'|'\$(?:\([^)]*\)|\w+)'`)
	// bareValue is the name of what the reader is to put there, without quotes.
	bareValue = lazyregexp.New(`([:\[,]\s*)(?:\*\*\w+\*\*|` + valuePlaceholder + `\b)`)
)

// valuePlaceholder is read as a value to fill in.
const valuePlaceholder = "your_value"

// endsItself says that a text that was closed is JSON, and no token that was put behind the object
// lies within it: then brackets are missing elsewhere.
func endsItself(closed string) bool {
	v, err := example.Parse(closed)
	return err == nil && !slices.ContainsFunc(v.Members, func(m example.Member) bool { return holdsToken(m.Value) })
}

func holdsToken(v example.Value) bool {
	return slices.ContainsFunc(v.Items, holdsToken) ||
		slices.ContainsFunc(v.Members, func(m example.Member) bool { return credentials[m.Key] || holdsToken(m.Value) })
}

// body is the argument of -d. It is the JSON value that ends at a quote, since some
// bodies hold quotes of their own, or else what stands up to the first.
func body(text string) (string, bool) {
	for _, option := range []string{"-d '", "--data '", "--data-raw '"} {
		_, rest, ok := strings.Cut(text, option)
		if !ok {
			continue
		}
		d := json.NewDecoder(strings.NewReader(rest))
		var value json.RawMessage
		if err := d.Decode(&value); err == nil {
			end := int(d.InputOffset())
			blank := len(rest[end:]) - len(strings.TrimLeft(rest[end:], " \t\r\n"))
			if strings.HasPrefix(rest[end+blank:], "'") {
				return rest[:end+blank], true
			}
		}
		first, _, _ := strings.Cut(rest, "'")
		return first, false
	}
	return "", false
}

// listing is an example in JSON.
type listing struct {
	text  string
	value example.Value // what is meant, where it is not valid JSON
	valid bool
}

// answers are the JSON examples of some zones as values.
func (r *reader) answers(zones ...zone) []example.Value {
	return valuesIn(r.listings(r.places(outline.Code, zones...)))
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
	return valuesIn(r.listings(code))
}

func valuesIn(list []listing) []example.Value {
	var out []example.Value
	for _, l := range list {
		out = append(out, l.value)
	}
	return out
}

func (r *reader) listings(code []*place) []listing {
	var out []listing
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
			out = append(out, listing{text, v, err == nil})
		}
	}
	return out
}

// answerExamples are the examples of what the method answers. Where some have the key
// result, one without illustrates a part, or what is sent.
func (r *reader) answerExamples() []listing {
	var whole, other []listing
	for _, l := range r.listings(r.places(outline.Code, zoneResponse)) {
		l = l.outOfRecord().timeBeside()
		_, answers := l.value.Get(resultName)
		_, fails := l.value.Get("error")
		switch {
		case answers || fails:
			whole = append(whole, l)
		case !l.choosesRows():
			other = append(other, l)
		}
	}
	if slices.ContainsFunc(whole, func(l listing) bool { _, ok := l.value.Get(resultName); return ok }) {
		return whole
	}
	return append(other, whole...)
}

// timeBeside is the answer with the times of its call beside the result, where a brace has
// slipped that has them inside of it, beside others.
func (l listing) timeBeside() listing {
	result, _ := l.value.Get(resultName)
	times, ok := result.Get(timeName)
	if _, beside := l.value.Get(timeName); beside || !ok || len(result.Members) < 2 || !isCallTime(times) {
		return l
	}
	moved := l.value.Without(wordSet(resultName))
	moved.Members = append(moved.Members, example.Member{Key: resultName, Value: result.Without(wordSet(timeName))}, example.Member{Key: timeName, Value: times})
	if !l.valid {
		return listing{value: moved}
	}
	var answer, inside map[string]json.RawMessage
	_ = json.Unmarshal([]byte(l.text), &answer) // which is valid
	_ = json.Unmarshal(answer[resultName], &inside)
	answer[timeName] = inside[timeName]
	delete(inside, timeName)
	answer[resultName], _ = json.Marshal(inside)
	text, _ := json.MarshalIndent(answer, "", "    ")
	return listing{string(text), moved, true}
}

// timeName is the key of the times of a call.
const timeName = "time"

// isCallTime says that an object has the times of a call.
func isCallTime(v example.Value) bool {
	for _, key := range []string{"start", "finish", "duration"} {
		if _, ok := v.Get(key); !ok {
			return false
		}
	}
	return true
}

// outOfRecord is the answer in the record of a call, which has the request beside it.
func (l listing) outOfRecord() listing {
	if _, ok := l.value.Get(resultName); ok {
		return l
	}
	answer, _ := l.value.Get("answer")
	if _, ok := answer.Get(resultName); !ok {
		return l
	}
	var record struct{ Answer json.RawMessage }
	l.valid = json.Unmarshal([]byte(l.text), &record) == nil
	return listing{string(record.Answer), answer, l.valid}
}

// choosesRows says that an example has only parameters that choose rows.
func (l listing) choosesRows() bool {
	return len(l.value.Members) > 0 && !slices.ContainsFunc(l.value.Members, func(m example.Member) bool { return !choosers[m.Key] })
}

// validJSON are the valid ones of some examples, as published.
func validJSON(list []listing) []string {
	var out []string
	for _, l := range list {
		if l.valid {
			out = append(out, l.text)
		}
	}
	return out
}

// errorExamples are the valid JSON examples of errors, as published.
func (r *reader) errorExamples() []string {
	var out []string
	for _, p := range r.places(outline.Code, zoneErrors) {
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
		if c.written == "" {
			out = append(out, spec.RequestExample{Method: c.method, Body: c.body})
		}
	}
	return out
}
