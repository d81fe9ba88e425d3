package b24

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// File is a file in a parameter or in an answer.
//
// In parameters every method wants its files in one of several forms, which its
// page shows, and mostly loses a file in another form without an error. So
// there is a function for each: [FileBase64], [FilePair], [FilePairs],
// [FileData], [FileValue], [FileDrive], [FileID], [KeepFile] and [RemoveFile].
// Methods that take name and content in two parameters want the content as
// FileBase64 (REST-PROTOCOL section 11).
//
// In answers a File holds what is told of it, and Raw all.
type File struct {
	// Raw is the file as it is sent, or as it was read.
	Raw json.RawMessage
	// ID is the file's number, or that of the value that holds it.
	ID ID
	// Name and Size are told by few methods; Size is in bytes, 0 where it is not.
	Name string
	Size int64
	// URL is where to get the file. It may be relative to the portal, and may
	// hold a token: do not log it.
	URL string
}

// IsZero tells whether there is no value.
func (f File) IsZero() bool { return f.Raw == nil }

// String shows the file without its address, which may hold a token.
func (f File) String() string {
	if f.Name != "" {
		return "file " + f.Name
	}
	return "file " + string(f.ID)
}

// GoString is String.
func (f File) GoString() string { return f.String() }

// MarshalJSON implements [encoding/json.Marshaler].
func (f File) MarshalJSON() ([]byte, error) {
	if f.Raw == nil {
		return []byte(`""`), nil
	}
	return f.Raw, nil
}

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (f *File) UnmarshalJSON(data []byte) error { return unmarshalValue(data, f) }

// NamedFile is the content of a file with its name.
type NamedFile struct {
	Name    string
	Content []byte
}

// FileBase64 sends the content alone: "base64".
func FileBase64(content []byte) File { return fileOf("", base64Of(content)) }

// FilePair sends name and content: ["name", "base64"]. This is the form of
// crm.item.*, user.add, lists.*, and of the parameter fileContent of disk.*.
func FilePair(name string, content []byte) File {
	return fileOf(name, NamedFile{name, content}.pair())
}

// FilePairs sends a list of pairs, for fields with many files:
// [["name", "base64"], ...].
func FilePairs(files ...NamedFile) File { return fileOf("", pairs(files)) }

// FileData sends {"fileData": ["name", "base64"]}, the form of crm.lead.*,
// crm.deal.*, crm.contact.* and crm.company.*.
func FileData(name string, content []byte) File {
	return fileOf(name, map[string]any{"fileData": NamedFile{name, content}.pair()})
}

// FileValue sends [{"value": {"fileData": ["name", "base64"]}}, ...], the form
// of properties in catalogs.
func FileValue(files ...NamedFile) File {
	values := make([]any, len(files))
	for i, f := range files {
		values[i] = map[string]any{"value": map[string]any{"fileData": f.pair()}}
	}
	return fileOf("", values)
}

// FileDrive sends a file that is on the drive already: "n12345".
func FileDrive(id ID) File { return fileOf("", "n"+string(id)) }

// FileID sends the number of a file that is on the drive already: 12345.
func FileID(id ID) File { return fileOf("", id) }

// KeepFile sends {"id": 12345}: methods that replace all files of a field keep
// those whose id is repeated.
func KeepFile(id ID) File { return fileOf("", map[string]any{"id": id}) }

// RemoveFile sends {"id": 12345, "remove": "Y"}, the form of the old methods of
// the CRM.
func RemoveFile(id ID) File { return fileOf("", map[string]any{"id": id, "remove": YN(true)}) }

// NoFile sends "", which clears a field in most methods.
func NoFile() File { return fileOf("", "") }

func (f NamedFile) pair() [2]string { return [2]string{f.Name, base64Of(f.Content)} }

func pairs(files []NamedFile) [][2]string {
	list := make([][2]string, len(files))
	for i, f := range files {
		list[i] = f.pair()
	}
	return list
}

func base64Of(content []byte) string { return base64.StdEncoding.EncodeToString(content) }

// fileOf is the file that is sent as value, which can be encoded.
func fileOf(name string, value any) File {
	raw, _ := Marshal(value)
	return File{Raw: raw, Name: name}
}

func encodeFile(e *codec.Encoder, f File) {
	if f.Raw == nil {
		e.Buf = append(e.Buf, `""`...)
		return
	}
	e.Buf = append(e.Buf, f.Raw...)
}

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
	first, start, mark := d.Peek(), d.Pos(), d.Mark()
	if first == '{' || first == '[' {
		var known fileFields
		d.Into(&known)
		f.fill(known)
	} else {
		var text string
		d.Into(&text)
		f.refer(text)
	}
	d.Forget(mark) // what does not fit is in Raw
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
