// Package typescript reads the types that the documentation's TypeScript
// examples declare for what methods answer.
package typescript

import (
	"regexp"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
)

var (
	// call is a call of the JavaScript SDK with the type of the answer.
	call = regexp.MustCompile(`\bmake<`)
	// calledMethod is the method that it calls.
	calledMethod = regexp.MustCompile(`\bmethod:\s*['"]([\w.]+)['"]`)
	// declaration is that of a named type.
	declaration = regexp.MustCompile(`\b(?:type\s+(\w+)\s*=|interface\s+(\w+)[^{]*)`)
)

// Answer is the shape of what the method answers under the key result, as a
// listing declares it; nil where it declares none.
func Answer(listing, method string) *example.Shape {
	at := call.FindStringIndex(listing)
	if at == nil {
		return nil
	}
	called := calledMethod.FindStringSubmatch(listing[at[1]:])
	if called == nil || !strings.EqualFold(called[1], method) {
		return nil
	}
	r := reader{types: map[string]*declared{}, lexemes: lexemes(listing[at[1]:]), budget: new(maxTypes)}
	for _, d := range declaration.FindAllStringSubmatchIndex(listing, -1) {
		for group := 2; group < len(d); group += 2 {
			if d[group] >= 0 {
				r.types[listing[d[group]:d[group+1]]] = &declared{text: listing[d[1]:]}
			}
		}
	}
	return r.union()
}

// lexeme is a comment, a word, a literal, or one sign of TypeScript.
var lexeme = regexp.MustCompile(`(?s)\s+|//[^\n]*|/\*.*?\*/|'[^'\n]*'|"[^"\n]*"|[A-Za-z_$][\w$]*|\d+(?:\.\d+)?|=>|.`)

// blankLexeme matches what says nothing.
var blankLexeme = regexp.MustCompile(`^(\s|//|/\*)`)

func lexemes(text string) []string {
	var out []string
	for _, l := range lexeme.FindAllString(text, -1) {
		if !blankLexeme.MatchString(l) {
			out = append(out, l)
		}
	}
	return out
}
