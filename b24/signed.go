package b24

import (
	"fmt"
	"net/url"

	"github.com/b24gen/b24gen/b24/internal/secret"
)

// minSecret is the length below which a value of a signed address is taken for
// a word: masking it would make holes in texts and protect nothing.
const minSecret = 8

// signedSecrets are the texts of a signed address that open it.
func signedSecrets(address *url.URL) []string {
	known := []string{address.RawQuery}
	for _, values := range address.Query() {
		for _, value := range values {
			if len(value) >= minSecret {
				known = append(known, value)
			}
		}
	}
	return known
}

// hideAddress keeps a signed address out of an error.
func hideAddress(err error, address *url.URL) error {
	return fmt.Errorf("file: %w", secret.Error(err, signedSecrets(address)...))
}
