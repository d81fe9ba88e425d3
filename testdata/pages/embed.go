// Package pages holds the pages that are written for the tests and come with the
// program. They have the markup of the documentation site and state its facts;
// their wording is this project's own.
package pages

import "embed"

// Site is the root of a site with these pages.
//
//go:embed api-reference
var Site embed.FS
