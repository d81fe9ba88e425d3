package goapi_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
)

// sample is the folder of an SDK with one of everything, and with what is none of
// its API.
var sample = fstest.MapFS{
	"go.mod": {Data: []byte("module example.com/sdk/v2\n")},
	"crm/deal.go": {Data: []byte(`// Package crm calls crm.
package crm

import (
	"context"
	"errors"
	"time"

	rt "example.com/runtime/b24"
	"example.com/sdk/v2/core"
)

// Deal is a deal.
//
// Deprecated: use
// Item.
type Deal struct {
	core.Base
	// ID identifies it.
	ID    rt.ID            ` + "`json:\"ID\"`" + `
	Title *string          ` + "`json:\"TITLE,omitzero\"`" + `
	Rows  map[string][]Row ` + "`json:\"-\"`" + `
	A, B  struct{ X, y int }
	seen  bool
}

func (d *Deal) Close(_ context.Context, opts ...rt.Option) (n int, err error) { return 0, nil }
func (Deal) hidden()                                                       {}

type Row = rt.Page[Deal]

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[_, T]) Value() T { return p.Val }

type Doer interface {
	core.Runner
	Do(f func(x, y int) bool) <-chan time.Time
}

type Number interface{ ~int | ~float64 }

type State string

const (
	New  State = "NEW"
	Done       = State("DO" + "NE")
	Limit      = 2 * (1<<3 - 1)
)

const (
	Low = iota + 1
	_
	High
	Half = High / 2.0
)

var (
	Default       = &Deal{}
	ErrNone       = errors.New("none")
	Zero    [2 * Low]byte
	open    = leads()
	Shape   = open
)

func leads() core.Lead { return core.Lead{} }

// Map is generic.
func Map[T, U any](list []T, f func(T) U) []U { return nil }

func Leads() *kept { return nil }

type kept struct{ N int }
`)},
	"crm/deal_test.go":        {Data: []byte("package crm\nfunc TestNothing() {}\n")},
	"crm/internal/x/x.go":     {Data: []byte("package x\ntype X int\n")},
	"crm/testdata/broken.go":  {Data: []byte("package")},
	"core/core.go":            {Data: []byte("package core\ntype Base struct{ Code string; *Lead }\ntype Lead struct{ Name string }\nfunc (*Lead) Save() {}\ntype Runner interface{ Run() }\n")},
	"examples/go.mod":         {Data: []byte("module example.com/examples\n")},
	"examples/main.go":        {Data: []byte("package none\ntype X int\n")},
	"cmd/tool/main.go":        {Data: []byte("package main\ntype X int\n")},
	"v3/tasks/task.go":        {Data: []byte("package tasks\nimport \"example.com/sdk/v2/crm\"\nfunc Of(crm.Deal) crm.Row { panic(0) }\n")},
	"v3/tasks/page/README.md": {Data: []byte("# Page\n")},
}

const sampleAPI = `core:
type Base struct
  field Code string
  field Lead *Lead embedded
type Lead struct
  field Name string
  method Save func() pointer
type Runner interface
  method Run func()
crm:
type Deal struct deprecated: use Item.
  field Base core.Base embedded
  field ID b24.ID required ` + "`json:\"ID\"`" + `
  field Title *string optional ` + "`json:\"TITLE,omitzero\"`" + `
  field Rows map[string][]Row required ` + "`json:\"-\"`" + `
  field A struct{X int; y int}
  field B struct{X int; y int}
  method Close func(context.Context, ...b24.Option) (int, error) pointer
var Default *Deal
type Doer interface
  method Do func(func(int, int) bool) <-chan time.Time
const Done State = "DONE"
var ErrNone error
const Half = 3/2
const High = 3
func Leads func() *kept
const Limit = 14
const Low = 1
func Map[T any, U any] func([]T, func(T) U) []U
const New State = "NEW"
type Number interface{~int | ~float64}
type Pair[K comparable, V any] struct
  field Key K
  field Val V
  method Value func() T
type Row alias b24.Page[Deal]
var Shape
type State string
var Zero [2]byte
type kept struct
  field N int
v3/tasks:
func Of func(crm.Deal) crm.Row
`

// TestRead reads all that an API can have.
func TestRead(t *testing.T) {
	src, err := goapi.FromFS("", sample)
	if err != nil {
		t.Fatal(err)
	}
	api, err := goapi.Read(src)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, p := range api.Packages {
		fmt.Fprintf(&out, "%s:\n", p.Dir)
		for _, d := range p.Decls {
			describe(&out, "", d)
			for _, m := range d.Members {
				describe(&out, "  ", m)
			}
		}
	}
	if d := cmp.Diff(sampleAPI, out.String()); d != "" {
		t.Errorf("API (-want +got):\n%s", d)
	}
	for symbol, want := range map[string]string{
		"Deal.ID": "example.com/runtime/b24.ID", "Deal.Base": "./core.Base", "Deal": "struct", "Deal.None": "", "None": "", "Deal.Code": "",
	} {
		got := ""
		if d := api.Lookup("crm", symbol); d != nil {
			got = d.Type
		}
		if got != want {
			t.Errorf("%s is %q, want %q", symbol, got, want)
		}
	}
	if api.Lookup("none", "Deal") != nil {
		t.Error("a package that is not there has a declaration")
	}
	if body := api.Lookup("crm", "Leads").Body; body != "{ return nil }" {
		t.Errorf("the body of Leads is %q", body)
	}
}

// describe writes a declaration on a line.
func describe(out *strings.Builder, indent string, d *goapi.Decl) {
	words := []string{string(d.Kind), d.Name() + d.TypeParams}
	if d.Alias {
		words = append(words, "alias")
	}
	if d.Type != "" {
		words = append(words, goapi.Short(d.Type))
	}
	if d.Value != "" {
		words = append(words, "=", d.Value)
	}
	for _, f := range []struct {
		word  string
		holds bool
	}{{"embedded", d.Embedded}, {"pointer", d.Pointer}, {"optional", d.Tag != "" && d.Optional()}, {"required", d.Tag != "" && !d.Optional()}} {
		if f.holds {
			words = append(words, f.word)
		}
	}
	if d.Tag != "" {
		words = append(words, "`"+d.Tag+"`")
	}
	if note, ok := d.Deprecated(); ok {
		words = append(words, "deprecated: "+note)
	}
	fmt.Fprintln(out, indent+strings.Join(words, " "))
}

// TestReadProblems: what is no Go is an error that begins with where.
func TestReadProblems(t *testing.T) {
	_, err := goapi.Read(goapi.Source{Path: "example.com/sdk", Files: map[string][]byte{"crm/deal.go": []byte("package crm\nfunc {")}})
	if err == nil || !strings.HasPrefix(err.Error(), "example.com/sdk/crm/deal.go:2:6: ") {
		t.Errorf("error %v, want the file's", err)
	}
}

// TestCircles: names that lead to themselves, which no compiler accepts, end.
func TestCircles(t *testing.T) {
	api, err := goapi.Read(goapi.Source{Path: "example.com/sdk", Files: map[string][]byte{"a/a.go": []byte(
		"package a\ntype A = B\ntype B = A\ntype C D\ntype D C\nconst X = Y\nconst Y = X\ntype E struct{ F }\ntype F struct{ E; N int }\ntype G = []G\n")}})
	if err != nil || len(api.Packages[0].Decls) != 9 {
		t.Errorf("%v, %v", api, err)
	}
}

// TestSourceAlone: the order of declarations is a change of the source alone.
func TestSourceAlone(t *testing.T) {
	read := func(text string) *goapi.API {
		return read(t, map[string][]byte{"crm/crm.go": []byte("package crm\n" + text)})
	}
	got := goapi.Compare(read("type A int\ntype B int\n"), read("type B int\ntype A int\n"))
	if len(got) != 1 || got[0].Incompatible() || got[0].Reason() != "the same declarations stand in another order or file" {
		t.Errorf("%v, want one change of the source", got)
	}
}

// TestModulePath: another import path of the whole SDK, as of a new major version,
// is no change of its own packages.
func TestModulePath(t *testing.T) {
	read := func(importPath string) *goapi.API {
		api, err := goapi.Read(goapi.Source{Path: importPath, Files: map[string][]byte{
			"crm/crm.go":   []byte("package crm\nimport \"" + importPath + "/core\"\nfunc F() core.Lead { panic(0) }\n"),
			"core/core.go": []byte("package core\ntype Lead struct{ Name string }\n"),
		}})
		if err != nil {
			t.Fatal(err)
		}
		return api
	}
	for _, c := range goapi.Compare(read("example.com/sdk"), read("example.com/sdk/v2")) {
		if c.Kind != changes.GoSourceChanged {
			t.Errorf("%+v", c)
		}
	}
}

// TestDirs: of a source only some folders are the API. What these import from the others
// is understood, under the same names.
func TestDirs(t *testing.T) {
	s := goapi.Source{Path: "example.com/sdk", Files: map[string][]byte{
		"crm/crm.go": []byte("package crm\nimport \"example.com/sdk/b24\"\ntype Deal struct { b24.Base; Extra b24.Extra }\n"),
		"b24/b24.go": []byte("package b24\ntype Extra map[string]any\ntype Base struct { ID int }\nfunc (Base) Save() {}\n"),
		"im/im.go":   []byte("package im\nfunc {"),
	}, Dirs: map[string]bool{"crm": true}}
	some, err := goapi.Read(s)
	if err != nil || len(some.Packages) != 1 || some.Lookup("crm", "Deal.Extra").Type != "./b24.Extra" {
		t.Fatalf("%+v, %v", some, err)
	}
	delete(s.Files, "im/im.go")
	s.Dirs = nil
	all, err := goapi.Read(s)
	if err != nil {
		t.Fatal(err)
	}
	if got := goapi.Compare(some, all); len(got) != 1 || got[0].Kind != changes.PackageAdded || got[0].Package != "b24" {
		t.Errorf("%+v", got)
	}
}
