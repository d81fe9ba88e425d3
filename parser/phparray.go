package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// dataFromPHP is the data of an event that the page only shows as the array of PHP that its handler
// receives: array('FIELDS' => array('ID' => $id)).
func (r *reader) dataFromPHP() []spec.Field {
	for _, p := range r.places(outline.Code) {
		if v, ok := phpArray(p.Source()); ok {
			f := fieldOf("data", example.Fold(v))
			f.Source = spec.FromExample
			return []spec.Field{f}
		}
	}
	return nil
}

// phpArray is an array of PHP with texts as its keys, and nothing around it. Variables in it are
// values of which nothing is known.
func phpArray(text string) (example.Value, bool) {
	tokens := phpToken.FindAllString(strings.TrimRight(strings.TrimSpace(text), "; \n"), mostTokens)
	v, rest, ok := phpValue(tokens, 0)
	return v, ok && len(rest) == 0 && len(v.Members) > 0
}

// mostTokens is how much of an array is read.
const mostTokens = 1000

// phpToken is a part of an array: what opens or closes one, a text, a variable, a number, or
// anything else, which is none.
var phpToken = lazyregexp.New(`array\s*\(|\[|\]|\)|=>|,|'[^']*'|"[^"]*"|\$\w+|\d+|[^\s]`)

// phpValue reads one value at the beginning of tokens.
func phpValue(tokens []string, depth int) (v example.Value, rest []string, ok bool) {
	if len(tokens) == 0 || depth > mostTokens/2 {
		return v, nil, false
	}
	switch first := tokens[0]; {
	case first == "[" || strings.HasPrefix(first, "array"):
		return phpMembers(tokens[1:], depth)
	case first[0] == '\'' || first[0] == '"':
		return example.Value{Type: example.String, Text: first[1 : len(first)-1]}, tokens[1:], len(first) > 1
	case first[0] == '$':
		return example.Value{}, tokens[1:], true
	case first[0] >= '0' && first[0] <= '9':
		return example.Value{Type: example.Integer, Text: first}, tokens[1:], true
	}
	return v, nil, false
}

// phpMembers reads what is in an array, up to its end.
func phpMembers(tokens []string, depth int) (v example.Value, rest []string, ok bool) {
	v.Type = example.Object
	for len(tokens) > 0 {
		if slices.Contains([]string{"]", ")"}, tokens[0]) {
			return v, tokens[1:], true
		}
		key, behind, ok := phpValue(tokens, depth+1)
		if !ok || key.Type != example.String || len(behind) == 0 || behind[0] != "=>" {
			return v, nil, false
		}
		m := example.Member{Key: key.Text}
		if m.Value, tokens, ok = phpValue(behind[1:], depth+1); !ok {
			return v, nil, false
		}
		v.Members = append(v.Members, m)
		if len(tokens) > 0 && tokens[0] == "," {
			tokens = tokens[1:]
		}
	}
	return v, nil, false
}
