package b24

import "encoding/json"

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
