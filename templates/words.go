package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// What the name of a method says: a verb, what stands behind it, and what the service is about.

// spoken is what a method is about, and the words of its own name. A verb that is a part of the
// service's name begins the method's: what calendar.event.get.nearest is about is an event.
func spoken(m *model.Method) (about thing, words []string) {
	words = wordsOf(m)
	things := thingWords(m.Service)
	if len(words) == 0 || verbs[words[0]] != nil && words[0] != "list" {
		return thing{noun: nounOfWords(m.Service, withoutMode(m, things))}, words
	}
	parts := strings.Split(strings.ToLower(m.Service.REST), ".")[1:]
	for i := len(parts) - 1; i >= 0; i-- {
		if verbs[parts[i]] == nil || words[0] == "list" && opposites[parts[i]] == "" {
			continue
		}
		behind := things
		if i > 0 {
			behind = naming.After(things, strings.Join(parts[:i], ""))
		}
		own := append(slices.Clone(behind), words...)
		if i == 0 {
			return thing{noun: nounIn(inEnglish(own[1:]))}, own[:1]
		}
		return thing{noun: nounOfWords(m.Service, things[:len(things)-len(behind)])}, own
	}
	return thing{noun: nounOf(m.Service)}, words
}

// withoutMode are the words of a service without the mode that a verb with an opposite turns on:
// what session.mode.pin pins is a session.
func withoutMode(m *model.Method, things []string) []string {
	last := len(things) - 1
	if last > 0 && things[last] == "mode" && lastPart(m.Service) == "mode" && opposites[wordsOf(m)[0]] != "" {
		return things[:last]
	}
	return things
}

// wordsOf are the words of the method's own name, the verb first. Those of one that runs together
// in the documentation are those of its name in Go.
func wordsOf(m *model.Method) []string {
	words := naming.Split(m.Spec.Last())
	if len(words) == 1 {
		words = naming.Split(m.Name)
	}
	if len(words) < 2 {
		return words
	}
	switch rest := words[2:]; {
	case words[0] == "un":
		return append([]string{"un" + words[1]}, rest...)
	case words[0] == "batch":
		return append([]string{words[1], words[0]}, rest...)
	case words[0] == "full":
		return words[1:]
	}
	return words
}

// behind is the thing that stands behind the verb, false where the words say something else.
func behind(m *model.Method, words []string, about thing) (thing, bool) {
	verb, rest := words[0], slices.DeleteFunc(slices.Clone(words[1:]), isVersion)
	n := len(rest)
	switch {
	case n == 0:
		return about, false
	case n == 1 && rest[0] == "list":
		return thing{noun: strings.Fields(about.many())}, verb != "get"
	case n == 1 && puttingTogether[rest[0]]:
		return allOf(about, rest[0]), true
	}
	rest = withoutList(rest)
	own := about
	at := slices.IndexFunc(rest, func(w string) bool { return before[w] != "" })
	if at < 0 {
		at = len(rest)
	} else if own.tail = tailOf(m, verb, rest, at); own.tail == "" {
		return own, false
	}
	own.tail = strings.TrimRight(own.tail, ".")
	if at == 2 && rest[0] == "last" && rest[1] == "id" {
		return thing{noun: about.noun, tail: lastID}, true
	}
	if at > 0 {
		own.noun = nounIn(inEnglish(rest[:at]))
	}
	isNone := func(w string) bool { return noThings[w] }
	return own, (at < 2 || !leading[rest[0]]) && !slices.ContainsFunc(rest[:at], isNone)
}

// withoutList are the words without one that says that there are several: list at either end.
func withoutList(words []string) []string {
	switch last := len(words) - 1; {
	case last > 0 && words[0] == "list":
		return words[1:]
	case last > 0 && words[last] == "list":
		return words[:last]
	}
	return words
}

// puttingTogether are words for all of the things, or for several of them.
var puttingTogether = map[string]bool{"all": true, "batch": true, "many": true}

func allOf(about thing, word string) thing {
	words := strings.Fields(about.many())
	switch word {
	case "all":
		words = append([]string{"all"}, words...)
	case "batch":
		words = append([]string{"a", "batch", "of"}, words...)
	}
	return thing{noun: words, isAll: true}
}

// lastID is for the id of the last of the things.
const lastID = " (the last one)"

// before are the words that lead to what something is done with, and what they are in English.
var before = map[string]string{
	"as": " as ", "by": " by ", "with": " with ", "from": " from ", "for": " for ", "to": "to", "after": "after", "before": "before",
}

// tailOf is what stands behind the thing, from the word that leads to it: by filter, from the
// comment. It is empty where that is not known, and a dot where it is left away.
func tailOf(m *model.Method, verb string, words []string, at int) string {
	leads, n := words[at], nounIn(inEnglish(words[at+1:]))
	what, isTo := n.text(), slices.Contains([]string{"to", "after", "before"}, leads)
	switch moves := verb == "move" || verb == "copy"; {
	case moves && isTo:
		return "."
	case what == "":
		return ""
	case slices.Contains(n, "favorite"):
		return favoriteTail(verb, leads, what)
	case what == "all" && leads == "for":
		return " for all"
	case recipients[verb] != "" && leads == "to":
		return recipients[verb] + whichOf(m, n)
	case isTo, leads == "with" && verb != "start", leads == "for" && !returning[verb]:
		return ""
	case leads == "for" && words[0] == "available":
		return " for " + what
	case leads == "from", leads == "for":
		return before[leads] + whichOf(m, n)
	}
	return before[leads] + what
}

// returning are the verbs that go with what something is returned for.
var returning = map[string]bool{"get": true, "list": true}

func favoriteTail(verb, leads, what string) string {
	if what == "favorite" && (verb == "add" && leads == "to" || leads == "from") {
		return " " + leads + " favorites"
	}
	return ""
}

// whichOf is the thing with an article: one of several, where the call says which, or the only one.
func whichOf(m *model.Method, n noun) string {
	isID := func(f model.Field) bool {
		stem := idStem(f.Key)
		return stem != naming.Fold(f.Key) && n.endsIn(stem)
	}
	switch {
	case !slices.ContainsFunc(m.Params.Fields, isID):
		return n.the()
	case entries[n.last()] != "":
		return noun(append(slices.Clone(n), entries[n.last()])).one()
	}
	return n.one()
}

// recipients are the verbs that go with whom or what something is given to.
var recipients = map[string]string{"share": " with ", "binding": " to "}

// noThings are words behind a verb that say how or where, or of which.
var noThings = map[string]bool{
	"in": true, "of": true, "on": true, "up": true, "down": true, "all": true, "many": true, "own": true, "my": true, "is": true, "last": true,
}

// leading are words that say of the next ones what is returned, and not to be part of a name.
var leading = map[string]bool{"fields": true, "list": true}
