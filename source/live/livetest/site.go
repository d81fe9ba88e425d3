// Package livetest is a documentation site for tests: a real HTTP server that
// answers as the builder's sites do, with entity tags, a table of contents and
// a robots.txt, and that fails where it is told to.
package livetest

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Page gives the HTML of a page.
type Page func() []byte

// Text is a page that says this.
func Text(html string) Page { return func() []byte { return []byte(html) } }

// Site is a site that runs until the test ends. Between two crawls its content
// may change.
type Site struct {
	URL string

	mu       sync.Mutex
	contents []string
	script   []byte // the table of contents, if it is not made from contents
	pages    map[string]Page
	robots   string
	faults   map[string][]Fault
	answers  map[string][]int
}

// New starts a site without pages.
func New(tb testing.TB) *Site {
	s := &Site{pages: map[string]Page{}, faults: map[string][]Fault{}, answers: map[string][]int{}}
	server := httptest.NewServer(s)
	tb.Cleanup(server.Close)
	s.URL = server.URL + "/"
	return s
}

// Publish replaces the pages and lists those in the table of contents that are
// not left out of it.
func (s *Site) Publish(pages map[string]Page, unlisted ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages = pages
	s.contents = nil
	for path := range pages {
		if !slices.Contains(unlisted, path) {
			s.contents = append(s.contents, path)
		}
	}
	slices.Sort(s.contents)
}

// List adds paths to the table of contents, whether they are there or not.
func (s *Site) List(paths ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.contents = append(s.contents, paths...)
}

// Contents sets the script of the table of contents.
func (s *Site) Contents(script []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script = script
}

// Robots is the content of robots.txt; it is empty at first.
func (s *Site) Robots(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.robots = text
}

// Answers gives the status codes with which the site has answered for each path
// since the last call. A connection that was reset counts as 0.
func (s *Site) Answers() map[string][]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	answers := s.answers
	s.answers = map[string][]int{}
	return answers
}

// ServeHTTP answers as the site does.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/")
	noted := &recorder{ResponseWriter: w, status: http.StatusOK}
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.answers[path] = append(s.answers[path], noted.status)
	}()
	body, found := s.body(path)
	if fault := s.fault(path); fault != nil {
		fault(noted, r, body)
		return
	}
	if !found {
		http.NotFound(noted, r)
		return
	}
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256(body))
	noted.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		noted.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = noted.Write(body)
}

func (s *Site) body(path string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch path {
	case "robots.txt":
		return []byte(s.robots), true
	case "toc.js":
		return s.toc(), true
	}
	page, found := s.pages[path]
	if !found {
		return nil, false
	}
	return page(), true
}

// toc is the table of contents in the builder's form.
func (s *Site) toc() []byte {
	if s.script != nil {
		return s.script
	}
	type entry struct {
		Name  string  `json:"name,omitempty"`
		Href  string  `json:"href,omitempty"`
		Items []entry `json:"items,omitempty"`
	}
	section := entry{Name: "Section"}
	for _, path := range s.contents {
		section.Items = append(section.Items, entry{Name: "Page", Href: path})
	}
	data, err := json.Marshal(entry{Items: []entry{section}})
	if err != nil {
		panic(err) // strings alone
	}
	return fmt.Appendf(nil, "window.__DATA__.data.toc = %s;", data)
}

// recorder notes the status of an answer.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// Unwrap lets faults reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// Anonymous replaces the address of the site in the text, which is another one
// in every test.
func (s *Site) Anonymous(text string) string {
	return strings.ReplaceAll(text, strings.TrimSuffix(s.URL, "/"), "http://site")
}
