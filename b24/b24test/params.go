package b24test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
)

// readParams reads the parameters of a call from its query and its body, JSON,
// form or multipart; the body wins (REST-PROTOCOL section 2).
func readParams(r *http.Request, body []byte) (*tree, error) {
	params := readQuery(r.URL.RawQuery)
	fromBody, err := readBody(r.Header.Get("Content-Type"), body)
	if err != nil {
		return nil, err
	}
	if fromBody.list {
		fromBody.merge(params)
		return fromBody, nil
	}
	params.merge(fromBody)
	return params, nil
}

func readBody(contentType string, body []byte) (*tree, error) {
	if len(body) == 0 {
		return newTree(), nil
	}
	media, options, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, fmt.Errorf("content type %q: %w", contentType, err)
	}
	switch media {
	case "application/json":
		return readObject(body)
	case "application/x-www-form-urlencoded":
		return readQuery(string(body)), nil
	case "multipart/form-data":
		return readMultipart(body, options["boundary"])
	default:
		return nil, fmt.Errorf("content type %q is not known", contentType)
	}
}

func readObject(body []byte) (*tree, error) {
	value, err := readJSON(body)
	if err != nil {
		return nil, err
	}
	t, ok := value.(*tree)
	if !ok {
		return nil, errors.New("the body is neither a JSON object nor a list")
	}
	return t, nil
}

func readMultipart(body []byte, boundary string) (*tree, error) {
	t := newTree()
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := reader.NextRawPart()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return nil, err
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		t.setPath(splitKey(part.FormName()), string(value))
	}
}

// formText spells a scalar as PHP does in a form: true is 1 and false is
// empty.
func formText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		if v {
			return "1"
		}
		return ""
	case json.Number:
		return v.String()
	default:
		return fmt.Sprint(v)
	}
}
