package form

import (
	"fmt"
	"net/url"
	"strings"
)

// Decode reads pairs joined by "&" into JSON as PHP would: names with brackets
// nest, a[] appends, a repeated name takes its last value, and what has the
// names 0, 1, 2 in this order is an array. Every value is a text; bytes that
// are not UTF-8 become U+FFFD. No pairs are the empty object.
//
// It refuses broken escapes and brackets, a name that is both a value and a
// container, and more than [MaxPairs] pairs. Bounding the length of query is
// the caller's part.
func Decode(query string) ([]byte, error) {
	root := newBranch()
	pairs := 0
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if pair == "" {
			continue
		}
		if pairs++; pairs > MaxPairs {
			return nil, fmt.Errorf("form: more than %d pairs", MaxPairs)
		}
		if err := root.read(pair); err != nil {
			return nil, err
		}
	}
	if len(root.names) == 0 {
		return []byte("{}"), nil
	}
	return root.appendJSON(nil), nil
}

// read puts one undecoded pair into the tree.
func (n *node) read(pair string) error {
	rawName, rawValue, _ := strings.Cut(pair, "=")
	name, err := unescape(rawName)
	if err != nil {
		return malformed(rawName, "has a broken percent-escape")
	}
	value, err := unescape(rawValue)
	if err != nil {
		return malformed(name, "has a value with a broken percent-escape")
	}
	path, broken := split(name)
	if broken != nil {
		return broken
	}
	if !n.set(path, value) {
		return malformed(name, "is both a value and a container")
	}
	return nil
}

// unescape decodes before anything is compared, so that two names that look
// alike as JSON are one name here too.
func unescape(s string) (string, error) {
	text, err := url.QueryUnescape(s)
	return strings.ToValidUTF8(text, "\uFFFD"), err
}
