// Package bundled holds the pages that come with the program. They have the
// markup of the documentation site and state its facts; their wording is this
// project's own.
package bundled

import "embed"

// Pages is the root of a site with a few pages.
//
//go:embed api-reference
var Pages embed.FS
