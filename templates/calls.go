package templates

import (
	"fmt"
	"strings"

	"github.com/b24gen/b24gen/model"
)

// What is said of a method whose name does not tell what it does: with what it is called, and
// what form of answer it returns. That is never wrong.

// callText says it as the end of a sentence: calls im.message.like with MESSAGE_ID and returns
// true or false.
func callText(m *model.Method) string {
	text, answer, keys := "calls "+m.Spec.Name, returned(m), requiredKeys(m)
	switch {
	case len(keys) > 0:
		text += " with " + enumerate(keys)
	case answer == "" && len(m.Params.Fields) > 0:
		text += ", which can be given " + enumerate(keysOf(m.Params))
	case m.Result == model.Any:
		text += ", of which neither parameters nor a result are documented"
	}
	return text + answer
}

// returned ends a sentence with what is returned, if that is known.
func returned(m *model.Method) string {
	answer := answerText(m.Result)
	if m.Rows != nil && m.Spec.List != nil {
		answer = "rows, " + pagesText(m)
	}
	if answer == "" {
		return ""
	}
	return " and returns " + answer
}

// requiredKeys are the parameters that a call has to give.
func requiredKeys(m *model.Method) []string {
	var keys []string
	for _, f := range m.Params.Fields {
		if !f.OmitZero {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// mostNamed is how many names are told before the others are only counted.
const mostNamed = 4

// enumerate puts names into a sentence: TYPE, ID and 7 others.
func enumerate(names []string) string {
	n := len(names)
	switch {
	case n == 1:
		return names[0]
	case n > mostNamed:
		return fmt.Sprintf("%s and %d others", strings.Join(names[:mostNamed-1], ", "), n-mostNamed+1)
	}
	return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
}

// answerText is the form of what is returned, empty where that is left open.
func answerText(t model.Type) string {
	switch t := t.(type) {
	case model.Pointer:
		return answerText(t.To)
	case model.List:
		return ofText("a list", t.Of)
	case model.Map:
		return ofText("a map", t.Of)
	case model.Either:
		one, other := answerText(t.One), answerText(t.Other)
		if one == "" || other == "" {
			return ""
		}
		return one + ", or " + other
	case *model.Struct:
		return withKeys("an object", t)
	}
	return forms[t].one
}

// ofText is a list or a map with what it is of.
func ofText(several string, t model.Type) string {
	many := forms[t].many
	if s, ok := model.Deref(t).(*model.Struct); ok {
		many = withKeys("objects", s)
	}
	if many == "" {
		return ""
	}
	return several + " of " + many
}

// withKeys is an object with what it has.
func withKeys(object string, s *model.Struct) string {
	if len(s.Fields) == 0 {
		return ""
	}
	return object + " with " + enumerate(keysOf(s))
}

func keysOf(s *model.Struct) []string {
	var keys []string
	for _, f := range s.Fields {
		keys = append(keys, f.Key)
	}
	return keys
}

// forms are what values of types are called.
var forms = map[model.Type]struct{ one, many string }{
	model.Bool:    {"true or false", "truth values"},
	model.Int:     {"a number", "numbers"},
	model.Decimal: {"a number", "numbers"},
	model.String:  {"a text", "texts"},
	model.ID:      {"an id", "ids"},
	model.Time:    {"a time", "times"},
	model.Date:    {"a date", "dates"},
}
