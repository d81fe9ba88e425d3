package spec

// FindingKind names a form of statement that the parser could not turn into a fact.
// Each kind is explained in docs/findings.md.
type FindingKind string

// Finding is something that a page states and the spec does not hold, with the
// place where it stands.
type Finding struct {
	Kind FindingKind `json:"kind"`
	// Page is the site path of the page.
	Page string `json:"page"`
	// Section is the heading under which it stands, empty above the first one.
	Section string `json:"section,omitempty"`
	// Row is the row of the table, counted from 1 below the header; 0 outside tables.
	Row int `json:"row,omitempty"`
	// Text is what stands there, shortened.
	Text string `json:"seen,omitempty"`
}
