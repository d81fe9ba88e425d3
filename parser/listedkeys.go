package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// A row that stands for any key may say where the keys are listed: in the article about the additional fields of
// a site. Then the object is what the article describes, with what the examples show beside that.

// listedKeysPhrase leads to the article that lists the keys.
var listedKeysPhrase = newPhrase(`(?i)\b(?:available|possible) (?:field )?(?:codes|keys|fields) are (?:listed|described) in [^.]*?\[[^\]]*\]\(([^)#]+\.html)\)`, " are listed in ", " are described in ")

// asKeys ends the address of an article that lists the keys for which a row stands.
const asKeys = "#<>"

// listsKeysIn is a link to the article that lists the keys for which a row stands, empty without one.
func (d description) listsKeysIn() string {
	for _, l := range d.lines {
		if m := listedKeysPhrase.matchLinked(l); m != nil && l.depth+l.within == 0 {
			return m[1] + asKeys
		}
	}
	return ""
}

// keepsKeys says that the only row below a field stands for keys that an article lists, so that it matters
// which of these the examples show.
func (n *node) keepsKeys() bool {
	if len(n.children) != 1 || !standsForKeys.MatchString(n.children[0].Name) {
		return false
	}
	_, found := articleOfKeys(n.children[0].links)
	return found
}

func articleOfKeys(links []string) (page string, found bool) {
	for _, link := range links {
		if page, found = strings.CutSuffix(link, asKeys); found {
			return page, true
		}
	}
	return "", false
}

// takeKeys has a field whose only row stands for keys that an article lists refer to what that describes.
func (x *typeIndex) takeKeys(f *spec.Field, refs map[string][]string, path string, sent bool) {
	if len(f.Fields) != 1 || !standsForKeys.MatchString(f.Fields[0].Name) {
		return
	}
	page, found := articleOfKeys(refs[pathIn(path, f.Fields[0].Name)])
	if !found {
		return
	}
	shown := f.Shown
	f.Shown = nil
	if t := x.allOf(page); t != nil && len(t.Fields) > 1 {
		x.mark(t)
		f.Ref, f.Seen, f.Fields = t.Name, string(example.Object), nil
		f.Shown = x.learn(t, shown, sent)
	}
}
