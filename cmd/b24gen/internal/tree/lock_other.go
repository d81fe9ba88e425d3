//go:build !linux && !darwin

package tree

// lock: here no folders are exchanged, and of two runs the last one wins.
func lock([]Tree) (unlock func()) { return func() {} }
