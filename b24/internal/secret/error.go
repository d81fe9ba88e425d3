package secret

import (
	"errors"
	"net/url"
)

// Error masks the text of err and keeps what it wraps, so far as that shows no
// secret itself. A [*url.Error] never stays: it holds the whole address, webhook
// code included, so its cause takes its place. A nil err stays nil.
func Error(err error, known ...string) error {
	if err == nil {
		return nil
	}
	text := Mask(err.Error(), known...)
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return &masked{text: text, cause: clean(err, known)}
}

// clean returns the outermost error of a chain whose text shows no secret.
func clean(err error, known []string) error {
	for err != nil && Mask(err.Error(), known...) != err.Error() {
		err = errors.Unwrap(err)
	}
	return err
}

type masked struct {
	text  string
	cause error
}

func (m *masked) Error() string { return m.text }
func (m *masked) Unwrap() error { return m.cause }
