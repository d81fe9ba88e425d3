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
	case isOfKind(c, t):
		return "adds " + c.about.one() + " of " + t.one()
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
		if t.isAll {
			return verb + " " + t.text()
		}
		if c.HasID && !answersObject(c.Result, anyObject) && !isMany(c.Result) && !(c.own && t.isMany()) {
			one := thing{noun: t.single(), tail: t.tail}
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
		case isLinked && verb == "updates":
			return "updates the link of " + l.part.one() + " with " + l.owner.one()
		case isLinked:
			return "" // of a thing of another service
		case ends[verb] && strings.HasPrefix(t.tail, " from "):
			return "removes " + t.one()
		case isPartOf(c, t):
			return changesPart(c, t, verb)
		case ends[verb] && !c.own && isOfOthers(c, t):
			return "" // what is deleted is something else, of which the call tells
		case verb == "deletes" && t.last() != "user" && idOf(c.Method, noun{"user"}) != nil:
			return "removes " + t.one()
		}
		return verb + " " + t.one()
	}
}

// isOfKind reports whether what the method's name has of its own says of which kind the service's
// thing is: what it is added with alone, and what is then updated (addCatalogProduct, updateCatalogProduct).
func isOfKind(c call, t thing) bool {
	adds := counterpart(c, "add")
	return adds != nil && counterpart(c, "update") != nil && answersAbout(c, t) && answersAbout(call{adds, c.about, true}, t) && !givesAbout(call{adds, c.about, true})
}

// ends are verbs after which something is no longer there.
var ends = map[string]bool{"deletes": true, "removes": true}

// changesPart is for a part of the service's thing, if the call is given the id of that.
func changesPart(c call, t thing, verb string) string {
	isAttachment := func(f model.Field) bool { return strings.HasPrefix(idStem(f.Key), "attachment") }
	switch isGiven := givesAbout(c); {
	case ends[verb] && slices.ContainsFunc(c.Params.Fields, isAttachment):
		return "removes " + t.one() + " from " + c.about.one() // the file, or what attaches it
	case verb == "updates" && isOfKind(c, t):
		return verb + " " + c.about.one() + " of " + t.one()
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

// isOfOthers reports whether a call names something else than the thing, and has no id of that.
func isOfOthers(c call, t thing) bool {
	isOther := func(f model.Field) bool {
		of, isName := strings.CutSuffix(naming.Fold(f.Key), "name")
		return isName && of != "" && !t.endsIn(of)
	}
	return !givesAbout(c) && slices.ContainsFunc(c.Params.Fields, isOther)
}
