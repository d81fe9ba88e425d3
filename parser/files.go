package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What the words of a row say of files that are sent. A file has a form for each method, which the pages put
// as lists of a name and its content, as objects, or by a link to the article about files.

// filesType is the word for a list of files.
var filesType = listWord("file")

// takesFiles says that the words of an array, or of what has a name of its own, call it files that are sent
// as the article about files has it.
func (d description) takesFiles(typ string) bool {
	t, one := spec.ParseType(typ).Only()
	mayBe := one && (t.Is(spec.Array) && t.Elem == nil || t.Is(spec.Named))
	return mayBe && len(d.lines) > 0 && filesPhrase.at(d.lines[0]) != nil &&
		slices.ContainsFunc(d.lines, func(l line) bool { return l.depth == 0 && fileArticle.MatchString(l.text) })
}

// listsFile says that the items of a list are the two parts of a file.
func (d description) listsFile() bool {
	var items []string
	for _, l := range d.lines {
		if l.depth == 1 {
			items = append(items, l.lower)
		}
	}
	return len(items) == 2 && strings.Contains(items[0], "file name") && strings.Contains(items[1], "base64")
}

// filesAsShown is what is said to be files where examples show something: lists of names and contents are files,
// and a map of texts what else is done to some of them. It is empty where the words say no files.
func filesAsShown(inExample, inWords string) string {
	switch {
	case inWords != filesType:
		return ""
	case inExample == mapWord("string"):
		return inWords + "|" + inExample
	case listsScalars(inExample) || isListOfLists(inExample) || saysLittle(inExample):
		return inWords
	}
	return ""
}
