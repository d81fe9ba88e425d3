package outline

import "bytes"

// drawn are the ids that the site's builder draws anew with every build, by
// what stands before and behind them. They are letters and digits.
var drawn = []struct{ before, behind []byte }{
	{[]byte(`id="inline-code-id-`), []byte(`"`)},
	{[]byte(`data-diplodoc-group="defaultTabsGroup-`), []byte(`"`)},
	{[]byte(`<div id="`), []byte(`" class="yfm-tab-panel`)},
	{[]byte(`id="visibileAnimation-`), []byte(`"`)}, // the builder's spelling
	{[]byte(`id="hideAnimation-`), []byte(`"`)},
}

// Steady returns a copy of the article in which the ids that change with every
// build of the site are zeros, so that an article which nobody edited stays the
// same to the byte.
func Steady(article []byte) []byte {
	out := bytes.Clone(article)
	for _, id := range drawn {
		for rest := out; ; {
			_, after, found := bytes.Cut(rest, id.before)
			if !found {
				break
			}
			n := alphanumerics(after)
			if bytes.HasPrefix(after[n:], id.behind) {
				zero(after[:n])
			}
			rest = after[n:]
		}
	}
	return out
}

// alphanumerics is the number of bytes that an id may be made of at the start
// of the text.
func alphanumerics(text []byte) int {
	for i, c := range text {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return i
		}
	}
	return len(text)
}

func zero(id []byte) {
	for i := range id {
		id[i] = '0'
	}
}
