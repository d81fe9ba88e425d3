// Package b24gen holds the sources of the runtime, for SDKs that carry a copy of it, and the
// index of the SDK. The program is in cmd/b24gen, the runtime in b24, the SDK in generated.
package b24gen

import "embed"

//go:generate go run ./cmd/b24gen generate

// Runtime are the Go files of package b24 and of the packages below it, tests
// included, by their paths in this module.
//
//go:embed b24/*.go b24/*/*.go b24/*/*/*.go
var Runtime embed.FS

// Index is the index of the SDK of this module, for those who ask the program in a folder
// without an SDK. It is the one that was generated last when the program was built.
//
//go:embed generated/index.json
var Index string
