package tree

import "golang.org/x/sys/unix"

const canExchange = true

func exchange(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }
