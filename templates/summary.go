package templates

import (
	"cmp"
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

// kinds are the last parts of services that say of which kind something is, and not what.
var kinds = map[string]bool{
	"base": true, "configurable": true, "default": true, "last": true, "notify": true, "offline": true, "personal": true, "recent": true, "system": true, "voted": true,
}

// leading are words that say of the next ones what is returned, and not to be part of a name.
var leading = map[string]bool{"fields": true, "list": true}

// thing is what a method does something to, with what stands behind it: items, by filter.
type thing struct {
	noun
	tail string
}

func (t thing) one() string  { return t.noun.one() + t.tail }
func (t thing) many() string { return t.noun.many() + t.tail }

// noun is the thing that a service is about, in words.
type noun []string

// nounOf are the words of the service's name, or of its namespace where it has that name.
func nounOf(s *model.Service) noun {
	words := naming.Split(cmp.Or(s.Thing(), s.Package.Namespace))
	last := len(words) - 1
	switch {
	case last > 0 && lastPart(s) == "list":
		words = words[:last] // of what there is a list
	case last >= 0 && collections[words[last]]:
		words = append(words, "entry")
	}
	return nounIn(words)
}

// collections are things that methods add to: a waitlist is not added, but an entry of it.
var collections = map[string]bool{"log": true, "waitlist": true}

// lastPart is the last part of the service's REST name.
func lastPart(s *model.Service) string {
	return strings.ToLower(s.REST[strings.LastIndex(s.REST, ".")+1:])
}

func nounIn(words []string) noun {
	words = withDigits(slices.DeleteFunc(slices.Clone(words), isVersion))
	for i, w := range words {
		if joined := naming.Join(w); joined == strings.ToUpper(joined) {
			words[i] = joined // an initialism
		}
	}
	return words
}

// withDigits has a letter behind a digit in the word of the digit: B2E is one word.
func withDigits(words []string) []string {
	for i := len(words) - 1; i > 0; i-- {
		if before := words[i-1]; len(words[i]) == 1 && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' {
			words = slices.Concat(words[:i-1], []string{before + words[i]}, words[i+1:])
		}
	}
	return words
}

// isVersion reports whether the word is the version of a part of the API.
func isVersion(word string) bool {
	return len(word) == 2 && word[0] == 'v' && word[1] >= '0' && word[1] <= '9'
}

// the is the thing that there is one of, of others.
func (n noun) the() string { return "the " + n.text() }

// text are the words.
func (n noun) text() string { return strings.Join(n, " ") }

// isMany reports whether the last word is in the plural, or has none.
func (n noun) isMany() bool { return naming.Singular(n.last()) != n.last() || uncountable[n.last()] }

// last is the last word, the one that says what it is.
func (n noun) last() string { return strings.ToLower(n[len(n)-1]) }

// uncountable are things without an article.
var uncountable = map[string]bool{"access": true, "content": true, "data": true, "info": true}

// one is the thing with an article, or without one where the name is in the plural.
func (n noun) one() string {
	text := n.text()
	switch {
	case n.isMany():
		return text
	case strings.ContainsRune("aeioAEIO", rune(text[0])) || isSpelled(n[0]) && strings.ContainsRune("FHLMNRSX", rune(text[0])):
		return "an " + text
	}
	return "a " + text
}

// single is one of the things where the name is in the plural.
func (n noun) single() noun {
	last := len(n) - 1
	return append(slices.Clone(n[:last]), naming.Singular(n[last]))
}

// isSpelled reports whether the word is an initialism that no vowel makes a word: HCM, but not
// SIP.
func isSpelled(word string) bool {
	return word == strings.ToUpper(word) && !strings.ContainsAny(word, "AEIOU")
}

// many is the plural.
func (n noun) many() string {
	text := n.text()
	stem, isY := strings.CutSuffix(text, "y")
	switch {
	case n.isMany():
		return text
	case n.last() == "history":
		return text + " entries"
	case isY && stem != "" && !strings.ContainsAny(stem[len(stem)-1:], "aeiou"):
		return stem + "ies"
	case strings.HasSuffix(text, "s"), strings.HasSuffix(text, "x"), strings.HasSuffix(text, "ch"):
		return text + "es"
	}
	return text + "s"
}
