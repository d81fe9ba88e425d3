package goapi_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/changes/keep"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
)

func TestDev(t *testing.T) {
	if os.Getenv("DEV") == "" {
		t.Skip()
	}
	june, err := spec.Load("/work/base/2026-06-20/api")
	if err != nil {
		t.Fatal(err)
	}
	aug, _ := spec.Load("/work/base/2026-08-14/api")
	ways := [][2]spec.Spec{{june, aug}, {aug, june}}
	for w, way := range ways {
		files, _ := makePinned(t, way[0], nil)
		var outcomes []released.Outcome
		run := func(old map[string][]byte, pins spec.Pins) keep.Kept {
			r := keep.Release{
				Released: old, Since: "v1.4.0",
				Make: func(p spec.Pins) (keep.Made, error) {
					start := time.Now()
					f, o := makePinned(t, way[1], p)
					outcomes = o
					fmt.Println("make", time.Since(start))
					return keep.Made{Files: f, Documented: released.Documented(outcomes)}, nil
				},
				Read: func(files map[string][]byte) (*goapi.API, error) {
					start := time.Now()
					defer func() { fmt.Println("read", len(files), time.Since(start)) }()
					return read(t, files), nil
				},
			}
			k, err := r.Keep(pins)
			if err != nil {
				t.Fatal(err)
			}
			return k
		}
		k := run(files, nil)
		for _, c := range goapi.Compare(read(t, files), read(t, k.Made.Files)) {
			if c.Incompatible() {
				t.Errorf("%+v", c)
			}
		}
		data, _ := k.Pins.File()
		os.WriteFile(fmt.Sprintf("/tmp/st/pins%d.yaml", w), data, 0o644)
		fmt.Println(k.Pins.Len(), len(data), k.Left)
		k2 := run(k.Made.Files, k.Pins)
		sameFiles(t, k.Made.Files, k2.Made.Files)
		data2, _ := k2.Pins.File()
		os.WriteFile(fmt.Sprintf("/tmp/st/pins%d_again.yaml", w), data2, 0o644)
	}
}
