package source

// Missing is the error of a page that is part of the site and could not be
// read now. It says nothing about the page itself: what was known of it still
// holds.
type Missing struct {
	// Path is that of the page on the site, or of its file where the page does not tell. It
	// ends in a slash for a folder whose pages are all missing.
	Path string
	Err  error // begins with where
}

func (m *Missing) Error() string { return m.Err.Error() }

func (m *Missing) Unwrap() error { return m.Err }

// Moved is the error of a page that the site redirects to another one. What was known of it
// still holds, unless pages document it where they are now.
type Moved struct {
	Path string // of the page on the site
	Err  error  // begins with where
}

func (m *Moved) Error() string { return m.Err.Error() }

func (m *Moved) Unwrap() error { return m.Err }
