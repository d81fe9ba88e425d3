package source

import (
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
)

// Page is one page of the documentation site.
type Page struct {
	// Path is the page's path on the site as its address has it, see [Address]:
	// api-reference/landing/site/landing-site-mark-delete.html.
	Path string
	// HTML is the whole page in UTF-8. It is the receiver's to keep.
	HTML []byte

	around string // the folders that are around the site in the source
}

// pageError marks an error that concerns one page only: what follows it in the
// source can still be read.
type pageError struct{ error }

func (e pageError) Unwrap() error { return e.error }

// page makes a page of what was read, if it can be one.
func page(name string, html []byte) (Page, error) {
	if i := invalidUTF8(html); i >= 0 {
		return Page{}, pageError{fmt.Errorf("not UTF-8: byte 0x%02x at offset %d; save the page in UTF-8", html[i], i)}
	}
	path, err := sitePath(name, html)
	if err != nil {
		return Page{}, pageError{err}
	}
	return Page{Path: Address(path), HTML: html, around: strings.TrimSuffix(name, path)}, nil
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
}

// unique ends the sequence at a page that was there before in another folder, which is
// what a folder with two saved sites in it looks like. One that was there before in the
// same place is an error of that page: two files can have one address, and an archive two
// files of one name.
func unique(where string, pages iter.Seq2[Page, error]) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		around := map[string]string{} // by path
		for p, err := range pages {
			before, twice := around[p.Path]
			switch {
			case err != nil:
			case twice && before != p.around:
				yield(Page{}, fmt.Errorf("%s: holds the page %s twice; give one saved site", where, p.Path))
				return
			case twice:
				p, err = Page{}, &Missing{Path: p.Path, Err: fmt.Errorf("%s: %s: there are two files of this address, the first is read; remove one", where, p.Path)}
			default:
				around[p.Path] = p.around
			}
			if !yield(p, err) {
				return
			}
		}
	}
}
