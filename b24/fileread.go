package b24

import (
	"bytes"
	"cmp"
	"reflect"
	"strings"
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
func decodeFile(d *decoder, v reflect.Value) {
	raw := d.Skip()
	f := v.Addr().Interface().(*File)
	*f = File{}
	if raw == nil || isNothing(raw) {
		return
	}
	f.Raw = bytes.Clone(raw)
	if raw[0] == '{' || raw[0] == '[' {
		var told fileFields
		// What does not fit is in Raw; raw itself was validated by Skip.
		_, _ = Unmarshal(raw, &told)
		f.fill(told)
		return
	}
	var text string
	_, _ = Unmarshal(raw, &text)
	if strings.Contains(text, "/") {
		f.URL = text
		return
	}
	f.ID = ID(strings.TrimPrefix(text, "n"))
}

func (f *File) fill(told fileFields) {
	f.ID = cmp.Or(told.ID, told.FileID)
	f.Name = cmp.Or(told.Name, told.FileName)
	f.Size = told.Size
	f.URL = cmp.Or(told.URLMachine, told.DownloadURL, told.DiskURL, told.URL, told.Source)
}
