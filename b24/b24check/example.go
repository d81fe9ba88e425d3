package b24check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
)

// Example is one line of a file of examples.
type Example struct {
	// Method is the REST method with its API: v2/landing.site.add.
	Method string `json:"method"`
	// Kind is what the example shows.
	Kind Kind `json:"kind"`
	// JSON is the example itself.
	JSON json.RawMessage `json:"json"`
}

// Kind is a kind of example.
type Kind string

// The kinds of examples.
const (
	Request  Kind = "request"  // what is sent
	Response Kind = "response" // what a successful call answers
	Failure  Kind = "error"    // what a call that failed answers
)

// ReadExamples reads a file of examples: a header, and then one example in
// JSON on each line.
func ReadExamples(name string) ([]Example, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []Example
	number := 0
	for line := range bytes.Lines(data) {
		if number++; number == 1 {
			continue
		}
		var e Example
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, number, err)
		}
		out = append(out, e)
	}
	return out, nil
}
