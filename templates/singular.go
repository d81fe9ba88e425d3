package templates

import "strings"

// irregular are the plurals of the API that no rule makes.
var irregular = map[string]string{
	"aliases": "alias", "bonuses": "bonus", "children": "child", "people": "person", "pathes": "path", "series": "series",
	"statuses": "status",
}

// singular is the word for one of several: tasks -> task. It serves names of
// element types only, so that a word it does not know is merely left as it is.
func singular(word string) string {
	if one, ok := irregular[word]; ok {
		return one
	}
	for _, keep := range []string{"ss", "us", "is", "ews"} {
		if strings.HasSuffix(word, keep) {
			return word
		}
	}
	switch {
	case len(word) < 4 && word != "ids":
		return word
	case strings.HasSuffix(word, "ies"):
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"):
		return strings.TrimSuffix(word, "es")
	}
	return strings.TrimSuffix(word, "s")
}
