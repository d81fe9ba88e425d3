package outline

import "slices"

// What an article may have. Anyone who can edit the documentation writes pages, so a
// page's size alone must bound the work; these limits are about ten times what the
// largest pages of the site have. What is beyond one is left out, and the article says so.
const (
	mostBytes    = 3 << 20 // of an article
	mostTitle    = 1500
	mostHeadings = 1200
	mostRows     = 1000 // of a table
	mostCells    = 70   // of a row
	mostNesting  = 100  // of blocks in each other
)

// Limit names a limit that an article goes beyond.
type Limit string

// The limits that an article may go beyond.
const (
	TitleLimit   Limit = "length of the title"
	HeadingLimit Limit = "headings of a page"
	RowLimit     Limit = "rows of a table"
	CellLimit    Limit = "cells of a row"
	NestingLimit Limit = "blocks in each other"
)

// exceeds says that a number is beyond a limit, and notes that.
func (r *reader) exceeds(n, most int, l Limit) bool {
	if n <= most {
		return false
	}
	if !slices.Contains(r.exceeded, l) {
		r.exceeded = append(r.exceeded, l)
	}
	return true
}
