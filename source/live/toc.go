package live

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
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

// tocPages are the addresses in the script, in its order. A table that lists
// nothing is an error: it would look like a site without methods.
func tocPages(script []byte) ([]*url.URL, error) {
	open := bytes.IndexByte(script, '{')
	if open < 0 {
		return nil, errors.New("holds no table of contents; has the site another layout now?")
	}
	var top entry
	if err := json.NewDecoder(bytes.NewReader(script[open:])).Decode(&top); err != nil {
		return nil, fmt.Errorf("%w; has the site another layout now?", err)
	}
	var pages []*url.URL
	var problems []error
	top.walk(func(href string) {
		u, err := url.Parse(href)
		if err != nil {
			problems = append(problems, err)
			return
		}
		pages = append(pages, u)
	})
	if len(pages) == 0 && len(problems) == 0 {
		problems = append(problems, errors.New("lists no pages; has the site another layout now?"))
	}
	return pages, errors.Join(problems...)
}

func (e entry) walk(visit func(href string)) {
	if e.Href != "" {
		visit(e.Href)
	}
	for _, item := range e.Items {
		item.walk(visit)
	}
}
