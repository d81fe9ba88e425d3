package templates

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// What methods are about, in English: nouns, in the singular and in the plural.

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
	for i, w := range words {
		words[i] = cmp.Or(nouns[w], w)
	}
	last := len(words) - 1
	switch {
	case last < 0:
		return nil
	case last > 0 && lastPart(s) == "list":
		words = words[:last] // of what there is a list
	case entries[words[last]] != "":
		words = append(words, entries[words[last]])
	case adjectives[lastPart(s)] && last == 0:
		words = append(words, naming.Split(s.Package.Namespace)...)
	case adjectives[lastPart(s)]:
		words = slices.Concat(words[last:], words[:last])
	case isBinding(s, words):
		words = append(words, "binding")
	}
	return nounIn(words)
}

// nouns are words of names that are no nouns, and the nouns to say.
var nouns = map[string]string{"notify": "notification", "recurring": "recurrence"}

// entries are what methods add to things that are made of them: a waitlist is not added, but an
// entry of it.
var entries = map[string]string{"checklist": "item", "log": "entry", "timeline": "entry", "waitlist": "entry"}

// adjectives are the last parts of services that say which of the things before are meant.
var adjectives = map[string]bool{
	"base": true, "configurable": true, "default": true, "offline": true, "outgoing": true, "personal": true, "system": true,
}

// isBinding reports whether the service is about what binds two things: a document and a contractor. To
// add it takes the id of the last, or that of the first beside one of any kind of object.
func isBinding(s *model.Service, words []string) bool {
	adds, n := methodOf(s, "add"), len(words)
	if adds == nil || n < 2 || bonds[words[n-1]] || len(partOf(s, words).owner) > 0 {
		return false
	}
	isAny := func(f model.Field) bool { stem := idStem(f.Key); return stem == "owner" || stem == "entity" }
	return idOf(adds, words[n-1:]) != nil || idOf(adds, words[:1]) != nil && slices.ContainsFunc(required(adds), isAny)
}

// bonds are words for what binds two things.
var bonds = map[string]bool{"binding": true, "link": true, "relation": true}

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
var uncountable = map[string]bool{"access": true, "accessibility": true, "content": true, "data": true, "info": true}

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

// kinds are the last parts of services that say of which kind something is, and not what.
var kinds = map[string]bool{"last": true, "recent": true, "voted": true}
