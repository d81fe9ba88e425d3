package spec

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
	"gopkg.in/yaml.v3"
)

// Load reads the spec that lies in a folder as [Spec.Files] gives it. Only the
// folders v2, v3, events and types in it are read, so that other files of a repository
// can lie beside them. All problems of all files are reported, joined. Where no
// spec lies yet, the error is an [fs.ErrNotExist].
func Load(dir string) (Spec, error) { return LoadFS(os.DirFS(dir), dir) }

// LoadFS reads a spec as [Load] does, from a file system that errors call dir.
func LoadFS(fsys fs.FS, dir string) (Spec, error) {
	names, err := specFiles(fsys, dir)
	if err != nil {
		return Spec{}, err
	}
	parts := make([]Spec, len(names))
	problems := make([]error, len(names))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() error {
			parts[i], problems[i] = loadFile(fsys, dir, name)
			return nil
		})
	}
	_ = g.Wait() // the problems are in the slice, all of them
	if err := errors.Join(problems...); err != nil {
		return Spec{}, err
	}
	var s Spec
	for _, p := range parts {
		s.Methods = append(s.Methods, p.Methods...)
		s.Events = append(s.Events, p.Events...)
		s.Types = append(s.Types, p.Types...)
	}
	s.Sort()
	if err := s.Validate(); err != nil {
		return Spec{}, err
	}
	return s, nil
}

// specFiles are the slash-separated names of the files that make up the spec.
func specFiles(fsys fs.FS, dir string) ([]string, error) {
	if _, err := fs.ReadDir(fsys, "."); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, cause(err))
	}
	var names []string
	for _, sub := range []string{string(V2), string(V3), "events", "types"} {
		err := fs.WalkDir(fsys, sub, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && path.Ext(name) == ".yaml" {
				names = append(names, name)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: %w", filepath.Join(dir, sub), cause(err))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: %w", dir, noSpec{})
	}
	return names, nil
}

// noSpec is the error for a folder in which no spec lies yet.
type noSpec struct{}

func (noSpec) Error() string        { return "no spec in it: write one with b24gen scrape" }
func (noSpec) Is(target error) bool { return target == fs.ErrNotExist }

func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func loadFile(fsys fs.FS, dir, name string) (Spec, error) {
	where := filepath.Join(dir, filepath.FromSlash(name))
	data, err := readRegular(fsys, name)
	if err != nil {
		return Spec{}, fmt.Errorf("%s: %w", where, err)
	}
	switch folder, _, _ := strings.Cut(name, "/"); folder {
	case "events":
		return readEvents(where, name, data)
	case "types":
		return readTypes(where, name, data)
	}
	return readService(where, name, data)
}

// readRegular reads a file, and no pipe: opening one would wait for whoever writes into it.
func readRegular(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	if err != nil {
		return nil, cause(err)
	}
	data, err := fs.ReadFile(fsys, name)
	return data, cause(err)
}

// readService reads the methods of one service. The name below the folder must
// be the one that the content calls for.
func readService(where, name string, data []byte) (Spec, error) {
	var service Service
	if err := ReadStrict(where, data, &service); err != nil {
		return Spec{}, err
	}
	var problems []error
	if name != service.path() {
		problems = append(problems, fmt.Errorf("%s: service %q of api %q belongs into %s", where, service.Name, service.API, service.path()))
	}
	for i := range service.Methods {
		m := &service.Methods[i]
		m.API = service.API
		if !strings.EqualFold(m.Service(), service.Name) {
			problems = append(problems, fmt.Errorf("%s: method %q is not of service %q", where, m.Name, service.Name))
		}
	}
	return Spec{Methods: service.Methods}, errors.Join(problems...)
}

// readEvents reads the events of one namespace.
func readEvents(where, name string, data []byte) (Spec, error) {
	var file EventFile
	if err := ReadStrict(where, data, &file); err != nil {
		return Spec{}, err
	}
	var problems []error
	for _, e := range file.Events {
		if name != e.path() {
			problems = append(problems, fmt.Errorf("%s: event %q of the scopes %q belongs into %s", where, e.Name, e.Scopes, e.path()))
		}
	}
	return Spec{Events: file.Events}, errors.Join(problems...)
}

// readTypes reads the types of one page.
func readTypes(where, name string, data []byte) (Spec, error) {
	var file TypeFile
	if err := ReadStrict(where, data, &file); err != nil {
		return Spec{}, err
	}
	var problems []error
	for _, t := range file.Types {
		if name != t.path() {
			problems = append(problems, fmt.Errorf("%s: type %q of page %q belongs into %s", where, t.Name, t.Page, t.path()))
		}
	}
	return Spec{Types: file.Types}, errors.Join(problems...)
}

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

// located1 has the place in front, and says the rest in the words of our files.
func located1(name, problem string) error {
	if rest, onLine := strings.CutPrefix(problem, "line "); onLine {
		line, what, _ := strings.Cut(rest, ": ")
		name, problem = name+":"+line, what
	}
	if key, _, isUnknown := strings.Cut(problem, " not found in type "); isUnknown {
		problem = fmt.Sprintf(`unknown key "%s"`, strings.TrimPrefix(key, "field "))
	}
	if value, isWrong := strings.CutPrefix(problem, "cannot unmarshal !!"); isWrong {
		problem = "the " + value[:max(0, strings.LastIndex(value, " into "))] + " does not fit this key"
	}
	return fmt.Errorf("%s: %s", name, problem)
}
