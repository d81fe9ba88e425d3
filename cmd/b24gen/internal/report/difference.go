package report

import (
	"io"

	"github.com/aymanbagabas/go-udiff"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
)

// Difference writes a unified diff from what lies on disk to what should.
func Difference(w io.Writer, d output.Difference) {
	old, new := d.Name, d.Name
	if d.Old == nil {
		old = nothing
	}
	if d.New == nil {
		new = nothing
	}
	_, _ = io.WriteString(w, udiff.Unified(old, new, string(d.Old), string(d.New)))
}

// nothing is the label of a side without a file.
const nothing = "/dev/null"
