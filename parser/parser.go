// Package parser reads pages of the Bitrix24 REST documentation: one page in,
// the methods and events that it documents and the findings about it out. It is pure: no
// files, no network, no state between pages.
package parser

import "github.com/b24gen/b24gen/spec"

// Page is what one page of the documentation gave.
type Page struct {
	// Path is the page's path on the site.
	Path string
	// Methods are the methods that the page documents, usually one.
	Methods []spec.Method
	// Events are the events that the page documents, usually none.
	Events []spec.Event
	// Skipped says why the page documents neither; it is empty on one that does.
	Skipped  string
	Findings []Finding

	types []spec.Type         // of a page that is none of a method
	refs  map[string][]string // where fields lead to, by their path
}
