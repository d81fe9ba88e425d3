package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
)

// Sentence says what a method does, as its name, its parameters and its result tell: Returns
// deals, 50 at a time. It is empty where they do not tell.
func Sentence(m *model.Method) string {
	what := does(m)
	if what == "" {
		return ""
	}
	return strings.ToUpper(what[:1]) + what[1:] + "."
}

// summary is the sentence with the method's name: List returns deals, 50 at a time. Where there
// is none, the call itself is described.
func summary(m *model.Method) string {
	if what := does(m); what != "" {
		return fmt.Sprintf("%s %s (%s).", m.Name, what, m.Spec.Name)
	}
	return fmt.Sprintf("%s %s.", m.Name, callText(m))
}

// does is what the method does, with how it pages.
func does(m *model.Method) string {
	what := whatDoes(m)
	if what != "" && m.Rows != nil && m.Spec.List != nil && !strings.Contains(what, pagesText(m)) {
		what += ", " + pagesText(m)
	}
	return what
}

// whatDoes is what the method does, and to which thing.
func whatDoes(m *model.Method) string {
	if what := phrase(m); what != "" {
		return what
	}
	return named(m)
}

// named is what the name of a method says that it does, empty where that is not known: to the
// thing of its service, or to the one that its own name has behind the verb, as in updateAvatar.
func named(m *model.Method) string {
	about, words := spoken(m)
	if len(about.noun) == 0 || len(words) == 0 {
		return "" // of a name without letters, or of a version alone, or of no thing
	}
	if what := allIn(m); what != "" {
		return what
	}
	does := verbs[words[0]]
	last := strings.ToLower(m.Spec.Last())
	if whole := verbs[last]; whole != nil && strings.Join(words, "") == last {
		does, words = whole, words[:1]
	}
	if does == nil {
		return withoutVerb(m, about, words)
	}
	if state := stateIn(words); state != "" {
		does, words = setsWhether(state), words[:1]
	}
	own, ok := about, true
	if len(words) > 1 {
		own, ok = behind(m, words, about)
	}
	if !ok {
		return ""
	}
	isOwn := len(own.noun) > 0 && !slices.Equal(own.noun, about.noun) && !own.isAll
	return withAnswer(does, call{m, about, isOwn}, own)
}
