package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// summary says in one sentence what a method does, as its name and its result tell: List
// returns deals, 50 at a time. Of what neither tells, the call itself is described.
func summary(m *model.Method) string {
	if what := whatDoes(m); what != "" {
		if m.Rows != nil && m.Spec.List != nil && !strings.Contains(what, pagesText(m)) {
			what += ", " + pagesText(m)
		}
		return fmt.Sprintf("%s %s (%s).", m.Name, what, m.Spec.Name)
	}
	return fmt.Sprintf("%s %s.", m.Name, callText(m))
}

// whatDoes is what the method does, and to which thing, empty where that is not known: the
// thing of its service, or the one that its own name has behind the verb, as in updateAvatar.
func whatDoes(m *model.Method) string {
	about, words := thing{noun: nounOf(m.Service)}, wordsOf(m)
	if len(about.noun) == 0 || len(words) == 0 || kinds[lastPart(m.Service)] {
		return "" // of a name without letters, or of a version alone, or of no thing
	}
	if what := allIn(m); what != "" {
		return what
	}
	if does := verbs[strings.ToLower(m.Spec.Last())]; does != nil {
		return withAnswer(does, call{m, about, false}, about)
	}
	if does := verbs[words[0]]; does != nil {
		if own, ok := behind(words, about); ok {
			return withAnswer(does, call{m, about, len(own.noun) > 0 && !slices.Equal(own.noun, about.noun)}, own)
		}
		return ""
	}
	return withoutVerb(m, about, words)
}

// wordsOf are the words of the method's own name. Those of one that runs together in the
// documentation are those of its name in Go.
func wordsOf(m *model.Method) []string {
	words := naming.Split(m.Spec.Last())
	if len(words) == 1 {
		words = naming.Split(m.Name)
	}
	if len(words) > 1 && words[0] == "un" {
		words = append([]string{"un" + words[1]}, words[2:]...)
	}
	return words
}

// behind is the thing that stands behind the verb, false where the words say something else.
func behind(words []string, about thing) (thing, bool) {
	verb, rest := words[0], slices.DeleteFunc(slices.Clone(words[1:]), isVersion)
	n := len(rest)
	switch {
	case n == 1 && rest[0] == "many":
		return thing{noun: strings.Fields(about.many())}, true
	case n == 1 && rest[0] == "list":
		return thing{noun: strings.Fields(about.many())}, verb != "get"
	case n > 1 && rest[n-1] == "list":
		rest = rest[:n-1]
	}
	own := about
	at := slices.IndexFunc(rest, func(w string) bool { return before[w] != "" })
	if at < 0 {
		at = len(rest)
	} else {
		own.tail = tailOf(verb, rest[at], rest[at+1:])
		if own.tail == "" {
			return own, false
		}
		own.tail = strings.TrimRight(own.tail, ".")
	}
	if at > 0 {
		own.noun = nounIn(rest[:at])
	}
	isNone := func(w string) bool { return noThings[w] }
	return own, n > 0 && (at < 2 || !leading[rest[0]]) && !slices.ContainsFunc(rest[:at], isNone)
}

// before are the words that lead to what something is done with, and what they are in English.
var before = map[string]string{
	"by": " by ", "with": " with ", "from": " from the ", "for": " for the ", "to": "to", "after": "after", "before": "before",
}

// tailOf is what stands behind the thing: by filter, from the comment. It is empty where that
// is not known, and a dot where it is left away.
func tailOf(verb, leads string, rest []string) string {
	what := strings.Join(nounIn(rest), " ")
	switch moves := verb == "move" || verb == "copy"; {
	case moves && slices.Contains([]string{"to", "after", "before"}, leads):
		return "."
	case what == "":
		return ""
	case what == "favorite" && (verb == "add" && leads == "to" || leads == "from"):
		return " " + leads + " favorites"
	case recipients[verb] != "" && leads == "to":
		return recipients[verb] + what
	case leads == "to", leads == "after", leads == "before", leads == "with" && verb != "start", leads == "for" && verb != "get" && verb != "list", slices.Contains(rest, "favorite"):
		return ""
	}
	return before[leads] + what
}

// recipients are the verbs that go with whom or what something is given to.
var recipients = map[string]string{"share": " with the ", "binding": " to the "}

// noThings are words behind a verb that say how or where, or of which.
var noThings = map[string]bool{
	"in": true, "of": true, "on": true, "up": true, "down": true, "all": true, "many": true, "own": true, "my": true, "is": true, "last": true, "available": true,
}

// leading are words that say of the next ones what is returned, and not to be part of a name.
var leading = map[string]bool{"fields": true, "list": true}
