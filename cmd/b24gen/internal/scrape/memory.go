package scrape

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
)

// memory is what pages gave, by the hashes of their paths and articles. It
// forgets the pages that were not read this time.
type memory struct {
	mu    sync.Mutex
	known map[string]json.RawMessage
	used  map[string]json.RawMessage
	news  int // pages that were not known
}

func newMemory(known map[string]json.RawMessage) *memory {
	return &memory{known: known, used: map[string]json.RawMessage{}}
}

// parse parses the page unless its article is known. Without an article it is
// the parser that has to say so.
func (m *memory) parse(p source.Page, parse func(string, []byte) parser.Page) parser.Page {
	if m == nil {
		return parse(p.Path, p.HTML)
	}
	article, err := parser.Article(p.HTML)
	if err != nil {
		return parse(p.Path, p.HTML)
	}
	key := hash(p.Path, article)
	if known, ok := m.recall(key); ok {
		return known
	}
	parsed := parse(p.Path, article)
	m.remember(key, parsed)
	return parsed
}

func hash(path string, article []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n", path)
	h.Write(article)
	return hex.EncodeToString(h.Sum(nil))
}

func (m *memory) recall(key string) (parsed parser.Page, ok bool) {
	m.mu.Lock()
	data, ok := m.known[key]
	m.mu.Unlock()
	if !ok || json.Unmarshal(data, &parsed) != nil {
		return parser.Page{}, false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.used[key] = data
	return parsed, true
}

// remember takes the page in. One that has no JSON form is parsed again.
func (m *memory) remember(key string, parsed parser.Page) {
	data, err := json.Marshal(parsed)
	if err != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.used[key] = data
	m.news++
}
