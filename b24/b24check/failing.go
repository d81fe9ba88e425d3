package b24check

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

// FailingFile names the examples that are known not to hold, one on a line, and why:
// not all examples of a documentation are right. It lies beside the test and is kept by
// people: go test -accept writes it, and they review the difference.
const FailingFile = "failing.list"

var accept = flag.Bool("accept", false, "write the examples that do not hold into "+FailingFile)

// failing are examples that do not hold, by name, with the reason.
type failing map[string]string

// nameOf names the example: its method, its kind, and which of them it is.
func nameOf(e Example, kind Kind, number int) string {
	return fmt.Sprintf("%s %s %d", e.Method, kind, number)
}

// texts are in the reasons for which an example does not hold: what it has, and the SDK.
var texts = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`"(\\.|[^"\\])*"`) })

// mostReason is how long a reason is in the file.
const mostReason = 150

// reason is why an example does not hold, on one line and without its texts, so that it is
// the same for another wording.
func reason(err error) string {
	if e := new(b24.Error); errors.As(err, &e) {
		return fmt.Sprintf("the answer is an error, %s", e.Code) // its description is wording
	}
	text := texts().ReplaceAllString(strings.Join(strings.Fields(err.Error()), " "), `"…"`)
	if runes := []rune(text); len(runes) > mostReason {
		return string(runes[:mostReason]) + "…"
	}
	return text
}

// readFailing reads the file, where there is one.
func readFailing(name string) (failing, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return failing{}, nil
	}
	known := failing{}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		example, why, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("%s:%d: no reason: write METHOD KIND NUMBER: REASON", name, number)
		}
		known[example] = why
	}
	return known, err
}

// write writes the file; without examples there is none.
func (f failing) write(name string) error {
	if len(f) == 0 {
		err := os.Remove(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	out := bytes.NewBufferString("# Examples of the documentation that do not hold, and why: method, kind, number, reason.\n# go test -accept writes this file. Review what changes.\n")
	for _, example := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(out, "%s: %s\n", example, f[example])
	}
	return os.WriteFile(name, out.Bytes(), 0o644)
}

// differences tell what became of the known ones: each that fails now and did not, that
// fails for another reason, and that holds or is gone.
func (f failing) differences(now failing) []string {
	var out []string
	for _, example := range slices.Sorted(maps.Keys(now)) {
		switch why, isKnown := f[example]; {
		case !isKnown:
			out = append(out, fmt.Sprintf("%s: %s", example, now[example]))
		case why != now[example]:
			out = append(out, fmt.Sprintf("%s: %s\n\tknown is: %s", example, now[example], why))
		}
	}
	for _, example := range slices.Sorted(maps.Keys(f)) {
		if _, still := now[example]; !still {
			out = append(out, fmt.Sprintf("%s: holds now, or is gone", example))
		}
	}
	return out
}

// judge fails the test where not exactly the known examples fail, or with -accept makes
// these the known ones.
func (f failing) judge(t *testing.T) {
	if *accept {
		if err := f.write(FailingFile); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d examples that do not hold are accepted in %s", len(f), FailingFile)
		return
	}
	known, err := readFailing(FailingFile)
	if err != nil {
		t.Fatal(err)
	}
	differences := known.differences(f)
	for _, d := range differences {
		t.Error(d)
	}
	if len(differences) > 0 {
		t.Logf("go test -accept writes %s anew, for review", FailingFile)
	}
}
