package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// Methods whose names have no verb: they return what they are called after, or turn it on and off.

func withoutVerb(m *model.Method, about thing, words []string) string {
	own := nounIn(words)
	if len(own) == 0 || slices.Contains(about.noun, "get") {
		return "" // a version, or what a verb is done to that is no part of its own
	}
	c := call{m, about, true}
	switch {
	case own[0] == "available" && len(own) > 1 && own[1] == "to":
		return "returns the " + about.many() + " " + own.text()
	case isSwitched(m, "enable") || lastPart(m.Service) == "mode" && isSwitched(m, ""):
		return turns(c, own)
	case about.noun[0] == "enum" && isMany(m.Result):
		return "returns " + noun(slices.Concat(about.noun[1:], own)).many()
	case own.text() == "tail" && (m.Rows != nil || isObject(m.Result)):
		return "returns the tail of " + nounIn(inEnglish(thingWords(m.Service))).the()
	case states[own.text()]:
		return returnsState(c, own)
	}
	if what := returnsOne(c, own); what != "" {
		return what
	}
	return returnsOwn(c, own)
}

// states are what there is one of for each of the things.
var states = map[string]bool{"status": true, "text": true}

// returnsOne is for names of something that there is one of.
func returnsOne(c call, own noun) string {
	isFree := len(required(c.Method)) == 0
	isThe := naming.Singular(own.last()) == own.last() && !isFree && givesAbout(c) && !uncountable[c.about.last()]
	switch {
	case isRoot(c.Method) && isObject(c.Result) && isFree:
		return "returns " + own.the()
	case uncountable[own.last()] && isObject(c.Result) && isFree:
		return "returns " + together(c, own).text()
	case valueNames[own.last()] && isValue(c.Result):
		return "returns " + together(c, own).the()
	case isMany(c.Result) && isThe:
		return "returns " + own.the() + " of " + c.about.one()
	}
	return ""
}

// together is what the service is about with what its method is called after.
func together(c call, own noun) noun {
	if isRoot(c.Method) {
		return own
	}
	return slices.Concat(c.about.noun, own)
}

// isRoot reports whether a namespace has the name of the method.
func isRoot(m *model.Method) bool { return !strings.Contains(m.Spec.Name, ".") }

// turns is for what a parameter turns on and off.
func turns(c call, own noun) string {
	which := c.about.many()
	if len(required(c.Method)) > 0 {
		which = c.about.one()
	}
	switch {
	case own.text() == "enabled":
		return "enables or disables " + which
	case lastPart(c.Service) == "mode":
		c.about.noun = slices.DeleteFunc(slices.Clone(c.about.noun), func(w string) bool { return w == "mode" })
		return "turns the " + own.text() + " mode of " + c.about.one() + " on or off"
	}
	return "turns the " + own.text() + " of " + which + " on or off"
}

// returnsState is for the status of something, or its text.
func returnsState(c call, own noun) string {
	switch isOne := isObject(c.Result) || isYesOrNo(c.Result); {
	case !isOne:
		return ""
	case len(required(c.Method)) == 0:
		return "returns " + together(c, own).the()
	case c.Service.Thing() != "" || givesAbout(c):
		return "returns " + own.the() + " of " + c.about.one()
	}
	return ""
}

// returnsOwn is for several things of the service: what may be given too is not only returned.
func returnsOwn(c call, own noun) string {
	isSet := func(f model.Field) bool { return f.Type == c.Result }
	s, _ := model.Deref(c.Result).(*model.Struct)
	hasRows := s != nil && s.Find(c.about.many()) != nil
	isNamed := len(own) == 1 && naming.Singular(own[0]) != own[0]
	switch hasMany := isMany(c.Result); {
	case !hasMany && s == nil && c.Result != model.Any:
		return ""
	case slices.ContainsFunc(c.Params.Fields, isSet):
		return returnsOrSets(c, own, isNamed)
	case len(own) == 2 && own[1] == "list" && hasMany:
		own = noun{own[:1].many()}
	case hasRows:
		return "returns " + own.text() + " " + c.about.many()
	case hasMany && len(own) == 1:
		own = strings.Fields(own.many())
	case !isNamed:
		return ""
	}
	if isNamed && c.Service.Thing() == "" {
		return "returns " + own.text()
	}
	return "returns " + together(c, own).text()
}

// returnsOrSets is for what a call is given too: the rights of one of the things.
func returnsOrSets(c call, own noun, isMany bool) string {
	if !isMany || len(required(c.Method)) == 0 || !givesAbout(c) {
		return ""
	}
	return "returns " + own.the() + " of " + c.about.one() + ", or sets them"
}
