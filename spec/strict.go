package spec

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// ReadStrict decodes a YAML file into the value that a pointer is given to. A
// key that the value does not have is an error, and so is a second document.
// All problems are reported, joined, each as name:line: what.
func ReadStrict(name string, data []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	switch err := d.Decode(into); {
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%s: the file is empty", name)
	case err != nil:
		return located(name, err)
	}
	if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: more than one YAML document", name)
	}
	return nil
}

// located puts the place in front of each problem that the library reports.
func located(name string, err error) error {
	var types *yaml.TypeError
	if !errors.As(err, &types) {
		return located1(name, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	var all []error
	for _, problem := range types.Errors {
		all = append(all, located1(name, problem))
	}
	return errors.Join(all...)
}

var (
	onLine     = regexp.MustCompile(`^(?:line (\d+): )?(?s:(.*))$`)
	unknownKey = regexp.MustCompile(`^field (.*) not found in type \S+$`)
	wrongType  = regexp.MustCompile(`^(cannot unmarshal) !!(\w+)(.*) into \S+$`)
)

func located1(name, problem string) error {
	m := onLine.FindStringSubmatch(problem)
	line, what := m[1], m[2]
	if line != "" {
		name += ":" + line
	}
	what = unknownKey.ReplaceAllString(what, `unknown key "$1"`)
	what = wrongType.ReplaceAllString(what, "the $2$3 does not fit this key")
	return fmt.Errorf("%s: %s", name, what)
}
