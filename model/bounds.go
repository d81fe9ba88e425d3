package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Fields that tell the two ends of something, from and to, stageFrom and stageTo, before and
// after, hold the same: one type, named after what they have in common.

// ends are the words that tell the ends of something apart.
var ends = set("from", "to", "start", "finish", "begin", "end", "before", "after", "old", "new", "prev", "next", "min", "max")

// stemOf is the folded name of a field without the words that tell one end of something.
func stemOf(name string) string { return strings.Join(stemWords(name), "") }

func stemWords(name string) []string {
	return slices.DeleteFunc(naming.Split(name), func(w string) bool { return ends[w] })
}

// lastStem is the last word of a field's name that says what it is, and those behind it, without
// the words that tell one end of something.
func lastStem(name string) string {
	words := stemWords(name)
	i := max(0, len(words)-1)
	for i > 0 && vague[words[i]] {
		i--
	}
	return strings.Join(words[i:], "")
}
