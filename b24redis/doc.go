// Package b24redis shares limits and tokens.
package b24redis
