package parser_test

import (
	"bytes"
	"math/rand"
	"slices"
	"testing"

	"github.com/b24gen/b24gen/parser"
)

// TestDamagedPages: whatever is lost, doubled or put into a page, its spec is valid.
func TestDamagedPages(t *testing.T) {
	const copies = 10
	random := rand.New(rand.NewSource(7))
	for _, path := range sitePages(t) {
		article, err := parser.Article(readPage(t, path))
		if err != nil {
			t.Fatal(err)
		}
		for n := range copies {
			html := bytes.ToValidUTF8(damaged(article, random, 1+3*n), nil)
			s, _ := parser.Assemble([]parser.Page{parse(path, html)})
			if err := s.Validate(); err != nil {
				t.Errorf("%s, damaged in %d places: %v", path, 1+3*n, err)
			}
		}
	}
}

// damaged is an article with some places cut out, doubled, or with odd marks put in.
func damaged(article []byte, random *rand.Rand, places int) []byte {
	const opening, longest = len("<main"), 300
	marks := []string{"#|", "|#", "||", "</td>", "<tr>", "`", "[]", "..", "{", "'"}
	out := bytes.Clone(article)
	for range places {
		at := opening + random.Intn(len(out)-opening)
		end := min(at+random.Intn(longest), len(out))
		switch random.Intn(3) {
		case 0:
			out = slices.Delete(out, at, end)
		case 1:
			out = slices.Insert(out, at, bytes.Clone(out[at:end])...)
		case 2:
			out = slices.Insert(out, at, []byte(marks[random.Intn(len(marks))])...)
		}
	}
	return out
}
