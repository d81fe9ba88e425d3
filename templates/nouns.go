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
	// isAll says that it is all of the things, or some of them put together.
	isAll bool
}

func (t thing) one() string  { return t.noun.one() + t.tail }
func (t thing) many() string { return t.noun.many() + t.tail }

// noun is the thing that a service is about, in words.
type noun []string

// nounOf are the words of the service's name, or of its namespace where it has that name.
func nounOf(s *model.Service) noun { return nounOfWords(s, thingWords(s)) }

// thingWords are the words of what the service is called.
func thingWords(s *model.Service) []string {
	return naming.Split(cmp.Or(things[strings.ToLower(s.REST)], s.Thing(), s.Package.Namespace))
}

// things are what services are about whose names say something else, by their names in lower case.
var things = map[string]string{
	"catalog.product.sku": "head product", "imopenlines.config": "open line", "imopenlines.config.list": "open line", "sale.delivery": "delivery service",
}

// nounOfWords is the noun that the words of a service's name make, all of them or the first ones.
func nounOfWords(s *model.Service, words []string) noun {
	words = inEnglish(words)
	last := len(words) - 1
	if last < 0 {
		return nil
	}
	switch of, which := partOf(s, words), adjectiveIn(s, words); {
	case isNamespaceItem(s.Package, words[0]):
		words = slices.Concat(naming.Split(s.Package.Namespace), words[1:])
	case last > 0 && words[last] == "list" && lastPart(s) == "list":
		words = words[:last] // of what there is a list
	case which > 0:
		words = slices.Concat(words[which:], words[:which])
	case kinds[words[last]]:
		return kindOf(s, words)
	case entries[words[last]] != "" && (last > 0 || words[last] != "enum"):
		words = append(words, entries[words[last]])
	case slices.Equal(of.owner, userField) && isGivenBy(s, of.part):
		words = slices.Concat(of.part, []string{"user", "fields"}) // those of a document
	case which == 0 && last == 0:
		words = append(words, naming.Split(s.Package.Namespace)...)
	case isBinding(s, words):
		words = append(words, "binding")
	}
	return nounIn(words)
}

// adjectiveIn is where the words have one that says which of the things before are meant, -1
// without one.
func adjectiveIn(s *model.Service, words []string) int {
	if last := len(words) - 1; adjectives[words[last]] && lastPart(s) == words[last] {
		return last
	}
	return slices.Index(words, "outgoing")
}

// inEnglish are the words with nouns for those of names that are none. The language of what has
// one is what that is translated to.
func inEnglish(words []string) []string {
	var out []string
	for i, w := range words {
		if w == "lang" && i > 0 && i == len(words)-1 {
			w = "translation"
		}
		out = append(out, strings.Fields(cmp.Or(nouns[w], w))...)
	}
	return out
}

// nouns are words of names that are no nouns, and the nouns to say.
var nouns = map[string]string{
	"notify": "notification", "recurring": "recurrence", "attrs": "attributes", "lang": "language", "langs": "languages", "comm": "communication",
	"imbot": "bot", "imconnector": "connector", "mailservice": "mail service", "userfieldconfig": "user field", "userfieldtype": "user field type",
}

// entries are what methods add to things that are made of them: a waitlist is not added, but an
// entry of it.
var entries = map[string]string{
	"checklist": "item", "enum": "value", "log": "entry", "repo": "entry", "sip": "line", "timeline": "entry", "waitlist": "entry",
}

// adjectives are words of services that say which of the things before are meant.
var adjectives = map[string]bool{
	"base": true, "configurable": true, "default": true, "idle": true, "offline": true, "outgoing": true, "personal": true, "system": true,
}

// isNamespaceItem reports whether the items of a namespace are what it is called after: its
// methods for one are given the id of that, as those of task.item the TASKID.
func isNamespaceItem(p *model.Package, word string) bool {
	if naming.Singular(word) != "item" {
		return false
	}
	isID := func(f model.Field) bool { return naming.Fold(f.Key) == naming.Fold(p.Namespace)+"id" }
	return slices.ContainsFunc(p.Services, func(s *model.Service) bool {
		return s.REST == p.Namespace+".item" && slices.ContainsFunc(s.Methods, func(m *model.Method) bool {
			return slices.ContainsFunc(m.Params.Fields, isID)
		})
	})
}

// kindOf is what there are some of such a kind of, as the ids tell that the methods of the service
// are given: recent dialogs, of DIALOG_ID. It is nil where none is told, or several are.
func kindOf(s *model.Service, words []string) noun {
	if len(words) > 1 {
		return nil
	}
	stem := ""
	for _, m := range s.Methods {
		for _, f := range required(m) {
			of, isID := strings.CutSuffix(naming.Fold(f.Key), "id")
			if !isID || stem != "" && of != stem {
				return nil
			}
			stem = of
		}
	}
	if stem == "" {
		return nil
	}
	return nounIn([]string{words[0], stem})
}

var userField = noun{"user", "field"}

// isGivenBy reports whether a method of the service is given the id of the thing.
func isGivenBy(s *model.Service, n noun) bool {
	return slices.ContainsFunc(s.Methods, func(m *model.Method) bool { return idOf(m, n) != nil })
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
var uncountable = map[string]bool{"access": true, "accessibility": true, "automation": true, "content": true, "data": true, "info": true}

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
