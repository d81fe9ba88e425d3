package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// What methods make, change and delete: things of the service, and parts of them.

// adds is for what gets into a service, or into one of its things; what has a recipient is sent.
func adds(c call, t thing) string {
	isRecipient := func(f model.Field) bool { return recipientKeys[naming.Fold(f.Key)] }
	switch {
	case sendable[t.last()] && slices.ContainsFunc(c.Params.Fields, isRecipient):
		return makes("sends")(c, t)
	case answersAbout(c, t) && !givesAbout(c):
		return "" // that makes the thing of the service
	case c.own:
		what, id, _ := strings.Cut(makes("adds")(c, t), " and returns ")
		return strings.TrimSuffix(what+" to "+c.about.one()+" and returns "+id, " and returns ")
	}
	return makes("adds")(c, t)
}

// sendable are things that are added by sending them to somebody, and recipientKeys who that is.
var (
	sendable      = map[string]bool{"event": true, "message": true, "notification": true, "push": true}
	recipientKeys = map[string]bool{"chatid": true, "dialogid": true, "userid": true}
)

func anyObject(*model.Struct) bool { return true }

func makes(verb string) verb {
	return func(c call, t thing) string {
		if c.HasID && !answersObject(c.Result, anyObject) && !isMany(c.Result) && !(c.own && t.isMany()) {
			one := thing{t.single(), t.tail}
			return verb + " " + one.one() + " and returns its id"
		}
		return verb + " " + t.one()
	}
}

// changes is for what is done to the thing, to a part of the service's thing, or to what is put
// into another. Users who have a role lose it, and are not deleted.
func changes(verb string) verb {
	return func(c call, t thing) string {
		l, isLinked := linked(c, t.noun)
		switch {
		case isLinked && ends[verb]:
			return l.in(c, "removes", "from")
		case isLinked, verb == "deletes" && methodOf(c.Service, "archive") != nil:
			return "" // of a thing of another service; for good, or to where deleted things are kept
		case isPartOf(c, t):
			return changesPart(c, t, verb)
		case verb == "deletes" && t.last() != "user" && idOf(c.Method, noun{"user"}) != nil:
			return "removes " + t.one()
		}
		return verb + " " + t.one()
	}
}

// ends are verbs after which something is no longer there.
var ends = map[string]bool{"deletes": true, "removes": true}

// changesPart is for a part of the service's thing, if the call is given the id of that.
func changesPart(c call, t thing, verb string) string {
	switch isGiven := givesAbout(c); {
	case answersAbout(c, t), ends[verb] && !isGiven:
		return "" // of the thing itself; of something else
	case verb == "removes":
		return verb + " " + t.one() + " from " + c.about.one()
	case valueNames[t.last()], isGiven && (ends[verb] || verb == "updates"):
		return verb + " " + t.the() + " of " + c.about.one()
	}
	return verb + " " + t.one()
}

// isPartOf reports whether the method's own thing is a part of the service's: a value, or
// something that the call has no id of.
func isPartOf(c call, t thing) bool {
	hasID := !valueNames[t.last()] && idOf(c.Method, t.noun) != nil
	return c.own && t.tail == "" && !hasID
}
