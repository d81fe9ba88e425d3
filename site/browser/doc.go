// Package browser tests the site in a real browser. It is a module of its own, so that what
// it needs for that does not come to those who import the SDK. .ci/site runs it; without
// Chromium its tests are skipped, but where B24_REQUIRE_CHROMIUM is set.
package browser
