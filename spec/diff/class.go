package diff

import "fmt"

// Class says what a change means for those who use the API.
type Class uint8

// The classes, the harmless first.
const (
	// Documentation changes are in what the pages say, not in what the API does.
	Documentation Class = iota
	// Compatible changes leave working what worked.
	Compatible
	// Breaking changes stop something from working.
	Breaking
)

var classNames = [...]string{Documentation: "documentation only", Compatible: "compatible", Breaking: "breaking"}

func (c Class) String() string { return classNames[c] }

// MarshalText writes the class in words.
func (c Class) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the class in words.
func (c *Class) UnmarshalText(text []byte) error {
	for i, name := range classNames {
		if name == string(text) {
			*c = Class(i)
			return nil
		}
	}
	return fmt.Errorf("%q: not a class of change", text)
}

// Classes are all classes, the gravest first: the order of reports.
func Classes() []Class { return []Class{Breaking, Compatible, Documentation} }
