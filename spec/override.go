package spec

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// Override corrects one thing that a page gets wrong, or leaves out a method or
// an event that two pages document. docs/overrides.md explains the file's form.
type Override struct {
	// Method is the method's name on the page, or a pattern in which * stands for any
	// text: then it is for all methods of which the page says what is documented here.
	Method string `yaml:"method,omitempty"`
	// Event is the event's name on the page, for overrides that are about one.
	Event string `yaml:"event,omitempty"`
	// Type is the name of a type, for overrides that are about one.
	Type string `yaml:"type,omitempty"`
	// API is needed where both generations have the method.
	API API `yaml:"api,omitempty"`
	// Page is needed where several pages have what is named.
	Page string `yaml:"page,omitempty"`
	// Path leads to what is corrected: keys of the spec and names of fields,
	// joined by dots, such as params.fields.TITLE.required.
	Path string `yaml:"path,omitempty"`
	// Documented is the value that the page gives, null for none.
	Documented yaml.Node `yaml:"documented,omitempty"`
	// Correct is the value that is right, null for none.
	Correct yaml.Node `yaml:"correct,omitempty"`
	// Omit leaves out the method or event that Page has, because another page has
	// it too.
	Omit bool `yaml:"omit,omitempty"`
	// Reason says how it is known that the page is wrong.
	Reason string `yaml:"reason"`

	file string
	line int
}

// OverrideFile is a file of overrides.
type OverrideFile struct {
	// Overrides are applied in their order.
	Overrides []Override `yaml:"overrides"`
}

// Overridden is the trail of an override in the spec.
type Overridden struct {
	// Key is the path of the corrected value, seen from here.
	Key string `yaml:"key" json:"key"`
	// Documented is the value that the page gives, as YAML.
	Documented string `yaml:"documented" json:"documented"`
	Reason     string `yaml:"reason" json:"reason"`
}

// Where is the place of the override, file:line.
func (o Override) Where() string { return fmt.Sprintf("%s:%d", o.file, o.line) }

// Change says what the override does.
func (o Override) Change() string {
	if o.Omit {
		return "leaves out " + o.Page
	}
	return nodeText(o.Documented) + " is " + nodeText(o.Correct)
}

// nodeText is a value of an override on one line.
func nodeText(n yaml.Node) string {
	setFlow(&n)
	text, err := yaml.Marshal(&n)
	if err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

// Subject is what the override corrects: the method, event or type, and the
// path in it.
func (o Override) Subject() string {
	subject := o.Method + o.Event + o.Type
	if o.API != "" {
		subject = string(o.API) + "/" + subject
	}
	if o.Path == "" {
		return subject
	}
	return below(subject, o.Path)
}

// LoadOverrides reads the files *.yaml of a folder, in the order of their names.
// All problems of all files are reported, joined, with their lines.
func LoadOverrides(dir string) ([]Override, error) {
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, cause(err))
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	var all []Override
	var problems []error
	for _, name := range names {
		read, err := readOverrides(name)
		all = append(all, read...)
		problems = append(problems, err)
	}
	return all, errors.Join(problems...)
}

func readOverrides(name string) ([]Override, error) {
	data, err := readRegular(os.DirFS(filepath.Dir(name)), filepath.Base(name))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var file OverrideFile
	if err := ReadStrict(name, data, &file); err != nil {
		return nil, err
	}
	var lines struct {
		Overrides []yaml.Node `yaml:"overrides"`
	}
	if err := yaml.Unmarshal(data, &lines); err != nil {
		return nil, located(name, err)
	}
	var problems []error
	for i := range file.Overrides {
		o := &file.Overrides[i]
		o.file, o.line = name, lines.Overrides[i].Line
		for _, problem := range o.incomplete() {
			problems = append(problems, fmt.Errorf("%s: %s", o.Where(), problem))
		}
	}
	return file.Overrides, errors.Join(problems...)
}

// incomplete lists what is missing, and what does not go together.
func (o Override) incomplete() []string {
	var out []string
	add := func(bad bool, problem string) {
		if bad {
			out = append(out, problem)
		}
	}
	corrects := o.Path != "" || !o.Documented.IsZero() || !o.Correct.IsZero()
	add(!o.hasOneSubject(), "give one of method, event and type")
	add(o.API != "" && o.API != V2 && o.API != V3, fmt.Sprintf("api is %q, want v2 or v3", o.API))
	add(o.API != "" && o.Method == "", "only methods have an api")
	add(o.Reason == "", "there is no reason: say how it is known that the page is wrong")
	add(o.Method != "" && strings.Trim(o.Method, "*.") == "", "the pattern is for every method: say more")
	if o.Omit {
		add(o.isPattern(), "omit is for one method")
		add(o.Type != "" || o.Page == "", "omit needs the method or event, and the page that is left out")
		add(corrects, "omit leaves the whole page out and goes with no path, documented or correct")
		return out
	}
	add(o.Path == "", "there is no path to what is wrong, such as params.id.required")
	add(o.Documented.IsZero(), "documented is missing: the value that the page gives, null for none")
	add(o.Correct.IsZero(), "correct is missing: the value that is right, null for none")
	return out
}

// Prune takes overrides out of the files that they were read from, with the comments right
// above each, and gives the new texts by the names of the files.
func Prune(overrides []Override, isUnneeded func(i int) bool) (map[string][]byte, error) {
	inFile := map[string][]Override{}
	out := map[string]map[int]bool{} // by file, the lines that overrides begin with
	for i, o := range overrides {
		inFile[o.file] = append(inFile[o.file], o)
		if isUnneeded(i) {
			if out[o.file] == nil {
				out[o.file] = map[int]bool{}
			}
			out[o.file][o.line] = true
		}
	}
	files := map[string][]byte{}
	for name, begins := range out {
		text, err := pruned(name, inFile[name], begins)
		if err != nil {
			return nil, err
		}
		files[name] = text
	}
	return files, nil
}

// pruned is a file without the overrides that begin with the given lines.
func pruned(name string, overrides []Override, out map[int]bool) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	lines := strings.SplitAfter(string(data), "\n")
	text := strings.Join(lines[:overrides[0].begin(lines)], "")
	for i, o := range overrides {
		begin, end := o.begin(lines), len(lines)
		if i+1 < len(overrides) {
			end = overrides[i+1].begin(lines)
		}
		if begin >= end || !strings.HasPrefix(strings.TrimSpace(lines[o.line-1]), "-") {
			return nil, fmt.Errorf("%s: the override does not begin a line of its own: take it out by hand", o.Where())
		}
		if !out[o.line] {
			text += strings.Join(lines[begin:end], "")
		}
	}
	if len(out) == len(overrides) {
		text = strings.TrimRight(text, "\n") + " []\n"
	}
	return []byte(text), nil
}

// begin is the index of the line that the override begins with, a comment above included.
func (o Override) begin(lines []string) int {
	begin := o.line - 1
	for begin > 0 && strings.HasPrefix(lines[begin-1], " ") && strings.HasPrefix(strings.TrimSpace(lines[begin-1]), "#") {
		begin--
	}
	return begin
}

func (o Override) hasOneSubject() bool {
	n := 0
	for _, name := range []string{o.Method, o.Event, o.Type} {
		if name != "" {
			n++
		}
	}
	return n == 1
}
