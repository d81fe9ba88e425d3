package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// Methods that tell whether something is so, and those that make it so.

func checks(c call, t thing) string {
	if !c.own {
		return ""
	}
	return "checks " + t.one()
}

// tells is for methods whose names are is and what something is: isMuted, isActionAllowed, isExists.
func tells(c call, t thing) string {
	if !c.own || !isYesOrNo(c.Result) {
		return ""
	}
	which, state := thing{noun: t.noun[:len(t.noun)-1]}.one, t.last()
	if len(t.noun) == 1 {
		which = c.about.one
	}
	switch {
	case len(t.noun) == 1 && state == "enabled" && methodOf(c.Service, "enable") != nil:
		return "reports whether " + c.about.many() + " are enabled"
	case len(t.noun) == 1 && len(c.Params.Fields) == 0:
		return "" // of something else than one of the things
	case strings.HasSuffix(state, "ed"):
		return "reports whether " + which() + " is " + state
	case state == "exists":
		return "reports whether " + which() + " exists"
	case len(t.noun) == 1 && t.isMany() && givesAbout(c):
		return "reports whether " + which() + " is one of " + state
	}
	return ""
}

// reportsAll is for an answer that has only truth values: isExisting and isAvailable, of a method.
func reportsAll(s *model.Struct, t thing) string {
	var states []string
	for _, f := range s.Fields {
		words := naming.Split(f.Key)
		if len(words) < 2 || words[0] != "is" {
			return ""
		}
		states = append(states, strings.Join(words[1:], " "))
	}
	return "reports whether " + t.one() + " is " + enumerate(states)
}

// isYesOrNo reports whether an answer is true or false, or has that alone.
func isYesOrNo(t model.Type) bool {
	if s, ok := model.Deref(t).(*model.Struct); ok && len(s.Fields) == 1 {
		t = s.Fields[0].Type
	}
	return model.Deref(t) == model.Bool
}

// tellsAbility is for methods whose names are can, a verb and a thing: canMoveTask.
func tellsAbility(c call, t thing) string {
	if !c.own || len(t.noun) < 2 || !isYesOrNo(c.Result) {
		return ""
	}
	which := noun(t.noun[1:])
	what := which.many()
	if idOf(c.Method, which) != nil {
		what = which.one()
	}
	return "reports whether " + what + " can be " + strings.TrimSuffix(t.noun[0], "e") + "ed"
}

// stateIn is what is said to be so by a method whose name ends in is and a participle: updateIsFixed.
func stateIn(words []string) string {
	if len(words) == 3 && (words[0] == "update" || words[0] == "set") && words[1] == "is" && strings.HasSuffix(words[2], "ed") {
		return words[2]
	}
	return ""
}

func setsWhether(state string) verb {
	return func(_ call, t thing) string { return "sets whether " + t.one() + " is " + state }
}

// marks is for methods that say how something is marked: markDelete, markDeletedBlock.
func marks(c call, t thing) string {
	as := ""
	words := slices.DeleteFunc(slices.Clone(t.noun), func(w string) bool {
		switch {
		case w == "un" || strings.HasPrefix(w, "undelete"):
			as = "as not deleted"
		case strings.HasPrefix(w, "delete") && as == "":
			as = "as deleted"
		}
		return w == "un" || strings.HasPrefix(w, "undelete") || strings.HasPrefix(w, "delete")
	})
	switch {
	case as == "" || !c.own:
		return ""
	case len(words) == 0:
		c.own = false
		return withAnswer(func(call, thing) string { return "marks " + c.about.one() + " " + as }, c, c.about)
	}
	return "marks " + words.one() + " " + as
}
