// Package typescript reads the types that the documentation's TypeScript
// examples declare for what methods answer.
package typescript

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// Answer is the shape of what the method answers under the key result, as a
// listing declares it; nil where it declares none.
func Answer(listing, method string) *example.Shape {
	if !strings.Contains(listing, "make<") {
		return nil
	}
	words := lexemes(listing)
	answer := typeOfCall(words)
	if answer == nil || !strings.EqualFold(calledMethod(answer), method) {
		return nil
	}
	budget := min(maxTypes, typesPerWord*len(words))
	r := reader{types: declarations(words), lexemes: answer, open: map[string]bool{}, budget: &budget}
	return r.union()
}

// typeOfCall is what follows the bracket in the first call of the JavaScript SDK that
// has the type of the answer: make<; nil without one.
func typeOfCall(words []string) []string {
	for i := 1; i < len(words); i++ {
		if words[i-1] == "make" && words[i] == "<" {
			return words[i+1:]
		}
	}
	return nil
}

// calledMethod is the method that a call names: method: 'crm.deal.get'.
func calledMethod(words []string) string {
	for i := 2; i < len(words); i++ {
		if words[i-2] == "method" && words[i-1] == ":" && strings.Contains(`'"`, words[i][:1]) {
			return strings.Trim(words[i], `'"`)
		}
	}
	return ""
}

// declarations are the named types, each from what its name stands for to the end of the
// listing: type Name = ..., interface Name {...}.
func declarations(words []string) map[string][]string {
	out := map[string][]string{}
	for i := 0; i+2 < len(words); i++ {
		switch {
		case words[i] == "type" && words[i+2] == "=":
			out[words[i+1]] = words[i+3:]
		case words[i] == "interface":
			if fields := slices.Index(words[i:min(i+mostHead, len(words))], "{"); fields > 0 {
				out[words[i+1]] = words[i+fields:]
			}
		}
	}
	return out
}

// mostHead is how many words there are at most above the fields of an interface: its
// name, and what it extends.
const mostHead = 32
