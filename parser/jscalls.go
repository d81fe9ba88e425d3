package parser

import (
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
)

// Some pages have no cURL example, and call their method in JavaScript alone.

// callInJS is the beginning of a call, up to the brace of its parameters: of BX24.js, or of its SDK.
var callInJS = lazyregexp.New(`\b(?:callMethod\(|method:)\s*['"]([a-zA-Z]\w*(?:\.\w+)+)['"]\s*,\s*(?:params:\s*)?\{`)

// callsInJS are the calls of a method that examples in JavaScript make. Their parameters are no JSON, and have
// variables for values.
func (r *reader) callsInJS(method string) []call {
	var out []call
	for _, p := range r.places(outline.Code) {
		for rest := p.Source(); ; {
			at := callInJS.FindStringSubmatchIndex(rest)
			if at == nil {
				break
			}
			name := rest[at[2]:at[3]]
			rest = rest[at[1]-1:]
			object := objectAt(rest)
			if object != "" && strings.EqualFold(name, method) {
				out = append(out, call{method: name, body: object, written: object})
			}
			rest = rest[max(len(object), 1):]
		}
	}
	return out
}

// objectAt is the object that a text begins with, empty where it does not end.
func objectAt(text string) string {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case strings.IndexByte("'\"`", c) >= 0:
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return ""
}
