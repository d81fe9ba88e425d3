// Package b24gen holds the sources of the runtime, for SDKs that carry a copy of
// it. The program is in cmd/b24gen, the runtime in b24.
package b24gen

import "embed"

//go:generate go run ./cmd/b24gen generate

// Runtime are the Go files of package b24 and of the packages below it, tests
// included, by their paths in this module.
//
//go:embed b24/*.go b24/*/*.go b24/*/*/*.go
var Runtime embed.FS
