package b24

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// fileFields are the names that methods give to what they tell of a file; the
// upper-case ones of disk.* differ by more than case only for the address.
type fileFields struct {
	ID          ID     `json:"id"`
	FileID      ID     `json:"fileId"`
	Name        string `json:"name"`
	FileName    string `json:"fileName"`
	Size        int64  `json:"size"`
	URLMachine  string `json:"urlMachine"`
	DownloadURL string `json:"downloadUrl"`
	DiskURL     string `json:"DOWNLOAD_URL"`
	URL         string `json:"url"`
	Source      string `json:"src"`
}

// decodeFile reads a file in any of its forms: an object, its number, "n" with
// its number, its address, or a list of one of these.
func decodeFile(d *codec.Decoder, f *File) {
	*f = File{}
	first, start, odd := d.Peek(), d.Pos(), len(d.Odd)
	if first == '{' || first == '[' {
		var known fileFields
		d.Into(&known)
		f.fill(known)
	} else {
		var text string
		d.Into(&text)
		f.refer(text)
	}
	d.Odd = d.Odd[:odd] // what does not fit is in Raw
	if raw := d.Since(start); raw != nil && !codec.IsNothing(raw) {
		f.Raw = bytes.Clone(raw)
	}
}

// refer takes an address, or a number of a file.
func (f *File) refer(text string) {
	if strings.Contains(text, "/") {
		f.URL = text
		return
	}
	f.ID = ID(strings.TrimPrefix(text, "n"))
}

func (f *File) fill(known fileFields) {
	f.ID = cmp.Or(known.ID, known.FileID)
	f.Name = cmp.Or(known.Name, known.FileName)
	f.Size = known.Size
	f.URL = cmp.Or(known.URLMachine, known.DownloadURL, known.DiskURL, known.URL, known.Source)
}
