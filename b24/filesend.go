package b24

import (
	"encoding/base64"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

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
