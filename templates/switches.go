package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// Verbs with an opposite: a method whose service has none for the opposite often does both.

// opposites are the verbs of names that have one, by what says which of both is done.
var opposites = map[string]string{
	"pin": "unpin", "unpin": "pin", "mute": "unmute", "unmute": "mute", "show": "hide", "hide": "show", "bind": "unbind", "unbind": "bind",
	"activate": "deactivate", "enable": "disable", "read": "unread", "unread": "read", "silent": "silent",
}

// switches is for a verb with an opposite, which a method of its own does or a parameter asks for.
// Without an id it is done to all of the things.
func switches(name, verb, opposite string) verb {
	return func(c call, t thing) string {
		switch {
		case isSwitched(c.Method, name) && !c.own && c.Service.Thing() != "" && len(required(withoutSwitch(c, name).Method)) == 0 && idOf(c.Method, t.noun) == nil && !givesAbout(c):
			return verb + " or " + opposite + " " + t.many()
		case isSwitched(c.Method, name):
			return acts(verb+" or "+opposite)(withoutSwitch(c, name), t)
		case t.isAll, counterpart(c, opposites[name]) != nil:
			return acts(verb)(c, t)
		}
		return ""
	}
}

// isSwitched reports whether a parameter says which of a verb and its opposite is done: PIN of
// pin, active, status that is 1 or 0.
func isSwitched(m *model.Method, verb string) bool {
	return slices.ContainsFunc(m.Params.Fields, func(f model.Field) bool { return isSwitch(f, verb) })
}

func isSwitch(f model.Field, verb string) bool {
	key := naming.Fold(f.Key)
	stem := strings.TrimSuffix(verb, "e")
	return strings.HasPrefix(key, stem) && len(key) <= len(verb)+1 || key == "active" || key == "activate" || switchKeys[key] && hasTwoValues(f)
}

// switchKeys are parameters that say of two things which is done, if they are true or false.
var switchKeys = map[string]bool{"action": true, "enable": true, "enabled": true, "mode": true, "status": true}

// hasTwoValues reports whether values of the field are true and false, however they are written.
func hasTwoValues(f model.Field) bool {
	t, values := model.Deref(f.Type), f.Facts.Enum
	return t == model.Bool || isTruth(t) || len(values) == 2 && slices.ContainsFunc(values, func(v string) bool { return v == "Y" || v == "1" || v == "true" })
}

// withoutSwitch is the call without what says which of both is done.
func withoutSwitch(c call, verb string) call {
	m, params := *c.Method, *c.Params
	params.Fields = slices.DeleteFunc(slices.Clone(params.Fields), func(f model.Field) bool { return isSwitch(f, verb) })
	m.Params = &params
	c.Method = &m
	return c
}

// reads is for what is marked as read or unread. To read marks also without a counterpart.
func reads(as, opposite string) verb {
	return func(c call, t thing) string {
		if isSwitched(c.Method, as) {
			return with(acts("marks"), "as "+as+" or "+opposite)(withoutSwitch(c, as), t)
		}
		return with(acts("marks"), "as "+as)(c, t)
	}
}

// toUsers is for what is shown or hidden: to those whom the call names, if it can name some.
func toUsers(does verb, where string) verb {
	return func(c call, t thing) string {
		what, isUser := does(c, t), func(f model.Field) bool { return naming.Singular(idStem(f.Key)) == "user" }
		if i := slices.IndexFunc(c.Params.Fields, isUser); i >= 0 && what != "" {
			return what + where + "users"
		}
		return what
	}
}

// binds is for handlers of the things that a package is about, and for services that are about what
// binds things: these add a binding, and remove it.
func binds(does verb, puts, handler string) verb {
	return func(c call, t thing) string {
		isHandler := func(f model.Field) bool { return strings.EqualFold(f.Key, "handler") }
		switch {
		case !c.own && bonds[naming.Singular(t.last())]:
			return puts + " " + thing{noun: t.single()}.one()
		case c.own || c.Service.Thing() != "" || !slices.ContainsFunc(c.Params.Fields, isHandler):
			return does(c, t)
		}
		return handler + t.one()
	}
}
