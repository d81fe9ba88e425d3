package spec

import (
	"bytes"
	"reflect"
	"regexp"

	"gopkg.in/yaml.v3"
)

// exportedName is a Go name that other packages can use.
var exportedName = regexp.MustCompile(`^\p{Lu}[\p{L}\p{Nd}_]*$`)

// NamesHeader begins every file of names that b24gen writes.
const NamesHeader = "# Go names of the SDK that are released."

const namesHelp = `
# Edit a name to change it; b24gen names --rename shows what that would break.
# b24gen names --write adds what is new and keeps no comments.
`

// File is the names as a YAML file, in the order of the REST names.
func (n *Names) File() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(NamesHeader + namesHelp)
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(layout(reflect.ValueOf(*n))); err != nil {
		return nil, err
	}
	return out.Bytes(), e.Close()
}
