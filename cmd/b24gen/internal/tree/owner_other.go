//go:build !unix

package tree

import "io/fs"

// sameOwner: who makes a folder owns it.
func sameOwner(a, b fs.FileInfo) bool { return true }
