package b24

import (
	"log/slog"
	"unique"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/secret"
)

// Secret is a text that opens something: a token, the code of a webhook, the secret of an
// application. Nothing that prints shows it, neither fmt with any verb, nor slog, nor
// encoding/json, and also not where it lies in a field that is not exported, of which
// fmt asks no methods. Only [Secret.Reveal] gives it, and [Marshal], which writes what is
// sent and stored. == compares the texts, as Equal does.
type Secret struct{ text unique.Handle[string] }

// NewSecret hides text; "" is no secret.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{unique.Make(text)}
}

// Reveal returns the text, "" where there is none.
func (s Secret) Reveal() string {
	if s == (Secret{}) {
		return ""
	}
	return s.text.Value()
}

// IsZero tells whether there is no secret.
func (s Secret) IsZero() bool { return s == Secret{} }

// Equal tells whether both are the same text.
func (s Secret) Equal(other Secret) bool { return s == other }

// String is *** in place of the secret, and "" where there is none.
func (s Secret) String() string {
	if s.IsZero() {
		return ""
	}
	return secret.Masked
}

// GoString is String.
func (s Secret) GoString() string { return s.String() }

// LogValue implements [slog.LogValuer] without the secret.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText implements [encoding.TextMarshaler], and so JSON, without the secret.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Secret) UnmarshalText(text []byte) error {
	*s = NewSecret(string(text))
	return nil
}

func parseSecret(text string) (Secret, bool) { return NewSecret(text), true }

func (s Secret) append(b []byte) []byte { return codec.AppendText(b, s.Reveal()) }
