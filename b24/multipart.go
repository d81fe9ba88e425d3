package b24

import (
	"bytes"
	"io"
	"mime/multipart"
)

// filePart is a multipart/form-data body of one file, which is read while it
// is sent.
type filePart struct {
	io.Reader
	contentType string
	// length is that of the whole body, -1 where the file's is not known.
	length int64
}

// newFilePart puts content, of size bytes or of unknown size (negative), into
// the part called field.
func newFilePart(field, name string, content io.Reader, size int64) (*filePart, error) {
	var frame bytes.Buffer
	w := multipart.NewWriter(&frame)
	if _, err := w.CreateFormFile(field, name); err != nil {
		return nil, err
	}
	head := bytes.Clone(frame.Bytes())
	frame.Reset()
	if err := w.Close(); err != nil {
		return nil, err
	}
	part := &filePart{contentType: w.FormDataContentType(), length: -1}
	if size >= 0 {
		part.length = int64(len(head)) + size + int64(frame.Len())
	}
	part.Reader = io.MultiReader(bytes.NewReader(head), content, &frame)
	return part, nil
}

// meter counts what is read through it.
type meter struct {
	io.Reader
	read   int64
	report func(read int64)
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.read += int64(n)
	if n > 0 {
		m.report(m.read)
	}
	return n, err
}
