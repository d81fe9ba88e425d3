package live

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"

	"github.com/b24gen/b24gen/source"
)

// tocName is the table of contents, beside the first page of the site. It is a
// script that assigns one object:
//
//	window.__DATA__.data.toc = {"title":"…","href":"index.html","items":[{"name":"…","href":"…"},{"name":"…","items":[…]}]};
const tocName = "toc.js"

// entry is a line of the table of contents. Pages stand at all depths.
type entry struct {
	Href  string  `json:"href"`
	Items []entry `json:"items"`
}

// toc is what a table of contents lists.
type toc struct {
	pages []*url.URL
	// unread are entries that are no addresses. They are trouble of their own, the other
	// pages can be read.
	unread []*source.Missing
}

// readTOC reads the script. A table that lists nothing is an error: it would look like a
// site without methods.
func readTOC(script []byte) (toc, error) {
	open := bytes.IndexByte(script, '{')
	if open < 0 {
		return toc{}, errors.New("holds no table of contents; has the site another layout now?")
	}
	var top entry
	if err := json.NewDecoder(bytes.NewReader(script[open:])).Decode(&top); err != nil {
		return toc{}, fmt.Errorf("%w; has the site another layout now?", err)
	}
	var t toc
	top.walk(func(href string) {
		u, err := url.Parse(href)
		if err != nil {
			t.unread = append(t.unread, &source.Missing{Path: source.Address(href), Err: fmt.Errorf("%s: %w", tocName, err)})
			return
		}
		t.pages = append(t.pages, u)
	})
	if len(t.pages) == 0 {
		return toc{}, errors.New("lists no pages; has the site another layout now?")
	}
	return t, nil
}

func (e entry) walk(visit func(href string)) {
	if e.Href != "" {
		visit(e.Href)
	}
	for _, item := range e.Items {
		item.walk(visit)
	}
}
