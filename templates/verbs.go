package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// call is a method that is to be described.
type call struct {
	*model.Method
	about thing // of the service
	// own says that the method's name has a thing of its own: the avatar of a chat.
	own bool
}

// verb says what a method of the name does to the thing. It is empty where the result is
// another than methods of the name have, or the words do not go together.
type verb func(c call, t thing) string

// verbs are those that say what a method does.
var verbs = map[string]verb{
	"add": puts("adds", adds), "invite": puts("invites", acts("invites")), "create": makes("creates"), "register": makes("registers"), "import": makes("imports"),
	"get": returns, "list": returns, "getlist": returns, "search": returns, "current": func(_ call, t thing) string { return "returns the current " + t.text() }, "getbyid": returns,
	"update": changes("updates"), "edit": changes("updates"), "delete": changes("deletes"), "remove": changes("removes"),
	"unregister": changes("unregisters"), "rename": changes("renames"), "move": changes("moves"), "copy": changes("copies"), "clone": changes("clones"),
	"fields": describes, "getfields": describes, "getmanifest": describesClass,
	"set": sets("sets"), "unset": sets("unsets"), "reset": sets("resets"), "change": sets("changes"),
	"count": manyOf("counts"), "modify": manyOf("modifies"), "check": checks, "is": tells, "mark": marks,

	"approve": acts("approves"), "disapprove": acts("disapproves"), "archive": acts("archives"), "answer": acts("answers"), "attach": puts("attaches", acts("attaches")),
	"cancel": acts("cancels"), "complete": acts("completes"), "conduct": acts("conducts"), "confirm": acts("confirms"), "unconfirm": acts("unconfirms"),
	"defer": acts("defers"), "delegate": acts("delegates"), "execute": acts("executes"), "finish": acts("finishes"), "forward": acts("forwards"),
	"intercept": acts("intercepts"), "join": acts("joins"), "kill": acts("kills"), "leave": acts("leaves"), "pause": acts("pauses"), "renew": acts("renews"),
	"reply": acts("replies to"), "restore": acts("restores"), "resume": acts("resumes"), "save": acts("saves"), "start": acts("starts"), "stop": acts("stops"),
	"terminate": acts("terminates"), "transfer": acts("transfers"), "upload": acts("uploads"), "publication": acts("publishes"), "unpublic": acts("unpublishes"),
	"download": downloads, "send": of(acts("sends"), "message", "messages", "document"), "up": with(acts("moves"), "up"), "down": with(acts("moves"), "down"),
	"read": with(acts("marks"), "as read"), "unread": with(acts("marks"), "as unread"),

	"pay": with(acts("marks"), "as paid"), "unpay": with(acts("marks"), "as unpaid"),
	"share": of(acts("shares"), "file", "folder"), "binding": acts("binds"), "unbinding": acts("unbinds"), "clear": manyOf("clears"),
	"subscribe": manyOf("subscribes to"), "unsubscribe": manyOf("unsubscribes from"),

	"pin": pairs("pins", "unpin"), "unpin": pairs("unpins", "pin"), "mute": pairs("mutes", "unmute"), "unmute": pairs("unmutes", "mute"),
	"show": pairs("shows", "hide"), "hide": pairs("hides", "show"), "bind": handles(pairs("binds", "unbind"), "binds a handler to "),
	"unbind": handles(pairs("unbinds", "bind"), "unbinds a handler from "),
}

// acts is for what is done to the thing of a service, or to one of its own: not to people, nor
// to what is no thing, nor where a parameter says what is done.
func acts(verb string) verb {
	return func(c call, t thing) string {
		isAction := func(f model.Field) bool {
			return strings.EqualFold(f.Key, "action") || !f.OmitZero && naming.LastWord(f.Key) == "value"
		}
		if noObjects[t.last()] || !c.own && c.Service.Thing() == "" || slices.ContainsFunc(c.Params.Fields, isAction) {
			return ""
		}
		return verb + " " + t.one()
	}
}

// noObjects are the last words of services that are about people, or say of which kind.
var noObjects = map[string]bool{
	"operator": true, "another": true, "user": true, "idle": true, "quick": true, "mode": true, "sip": true, "head": true,
	"execution": true, "watch": true, "bindings": true, "typing": true,
}

// of is for a verb that goes with some things alone.
func of(does verb, nouns ...string) verb {
	return func(c call, t thing) string {
		if !slices.Contains(nouns, t.last()) {
			return ""
		}
		return does(c, t)
	}
}

// pairs is for a verb with an opposite: without that, a method often does both.
func pairs(verb, opposite string) verb {
	return func(c call, t thing) string {
		if counterpart(c, opposite) == nil {
			return ""
		}
		return acts(verb)(c, t)
	}
}

// sets is for what there is one of: the owner of a chat.
func sets(verb string) verb {
	return func(c call, t thing) string {
		switch {
		case adjectives[t.noun[0]] && !givesAbout(c):
			return ""
		case c.own && len(t.noun) > 1 && t.tail == "":
			return verb + " " + t.the()
		case c.own && t.tail == "" && t.last() != c.about.last() && c.Params.Find("IS_"+strings.ToUpper(t.last())) == nil:
			return verb + " " + t.the() + " of " + c.about.one()
		case c.own, noObjects[t.last()], c.Service.Thing() == "":
			return ""
		}
		return verb + " " + t.the() + t.tail
	}
}

// handles is for handlers of the things that a package is about.
func handles(does verb, what string) verb {
	return func(c call, t thing) string {
		isHandler := func(f model.Field) bool { return strings.EqualFold(f.Key, "handler") }
		if c.own || c.Service.Thing() != "" || !slices.ContainsFunc(c.Params.Fields, isHandler) {
			return does(c, t)
		}
		return what + t.one()
	}
}

// downloads is for files, or for those of the thing. Some methods answer where a file is.
func downloads(c call, t thing) string {
	s, ok := model.Deref(c.Result).(*model.Struct)
	switch {
	case t.last() != "file" && idOf(c.Method, noun{"file"}) != nil:
		return "downloads a file of " + t.one()
	case t.last() != "file":
		return ""
	case ok && len(s.Fields) == 1 && naming.LastWord(s.Fields[0].Key) == "url":
		return "returns the " + nounIn(naming.Split(s.Fields[0].Key)).text() + " of " + t.one()
	}
	return "downloads " + t.one()
}

// manyOf is for what is done to all of the things.
func manyOf(verb string) verb {
	return func(_ call, t thing) string { return verb + " " + t.many() }
}

func checks(c call, t thing) string {
	if !c.own {
		return ""
	}
	return "checks " + t.one()
}

// tells is for methods whose names are is and a participle, or a thing between: isMuted,
// isActionAllowed.
func tells(c call, t thing) string {
	which, state := t.noun[:len(t.noun)-1], t.last()
	switch {
	case !c.own || !strings.HasSuffix(state, "ed") || c.Result != model.Bool:
		return ""
	case len(which) == 0 && len(c.Params.Fields) == 0:
		return "" // of something else than one of the things
	case len(which) == 0:
		which = c.about.noun
	}
	return "reports whether " + which.one() + " is " + state
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
		return "marks " + c.about.one() + " " + as
	}
	return "marks " + words.one() + " " + as
}

// with is for a verb with a word behind the thing.
func with(does verb, word string) verb {
	return func(c call, t thing) string {
		if what := does(c, t); what != "" {
			return what + " " + word
		}
		return ""
	}
}

func describes(c call, t thing) string {
	if l, ok := linked(c, t.noun); ok {
		return "describes the fields of the links of " + l.part.many() + " with " + l.owner.many()
	}
	return "describes the fields of " + t.many()
}

func describesClass(c call, t thing) string {
	if c.Result != model.Manifest {
		return returns(call{c.Method, t, true}, thing{noun: noun{"manifest"}})
	}
	return "describes the methods for " + t.many()
}

// withoutVerb is what a method does whose name is that of a thing: of the service's verb
// (send.messages), the values of an enumeration, or what is returned.
func withoutVerb(m *model.Method, about thing, words []string) string {
	own := nounIn(words)
	switch {
	case len(own) == 0:
		return "" // a version
	case len(about.noun) == 1 && verbs[about.last()] != nil && len(own) == 1:
		return withAnswer(verbs[about.last()], call{m, thing{noun: own}, false}, thing{noun: own})
	case about.last() == "enum" && isMany(m.Result):
		return "returns the values of " + own.text()
	case own.text() == "status" || own.text() == "text":
		if isObject(m.Result) && m.Service.Thing() != "" {
			return "returns " + own.the() + " of " + about.one()
		}
		return ""
	}
	return returnsOwn(m, about, own)
}

// returnsOwn is for several things of the service: what may be given too is not only returned.
func returnsOwn(m *model.Method, about thing, own noun) string {
	isSet := func(f model.Field) bool { return f.Type == m.Result }
	hasMany := isObject(m.Result) || isMany(m.Result) || m.Result == model.Any
	switch {
	case !hasMany || slices.ContainsFunc(m.Params.Fields, isSet):
		return ""
	case len(own) == 2 && own[1] == "list" && isMany(m.Result):
		own = noun{own[:1].many()}
	case len(own) != 1 || naming.Singular(own[0]) == own[0]:
		return ""
	}
	if m.Service.Thing() == "" {
		return "returns " + own.text()
	}
	return "returns " + about.text() + " " + own.text()
}
