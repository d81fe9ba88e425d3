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
	"update": keeps(changes("updates")), "edit": changes("updates"), "delete": takes(changes("deletes")), "remove": takes(changes("removes")),
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
	"download": downloads, "send": of(acts("sends"), "message", "messages", "document"), "up": moves("up"), "down": moves("down"),
	"read": func(c call, t thing) string { return marked(c, t, "as read") }, "unread": func(c call, t thing) string { return marked(c, t, "as unread") },

	"pay": func(c call, t thing) string { return marked(c, t, "as paid") }, "unpay": func(c call, t thing) string { return marked(c, t, "as unpaid") },
	"share": of(acts("shares"), "file", "folder"), "binding": acts("binds"), "unbinding": acts("unbinds"), "clear": manyOf("clears"),
	"subscribe": manyOf("subscribes to"), "unsubscribe": manyOf("unsubscribes from"),

	"pin": pairs("pins", "unpin"), "unpin": pairs("unpins", "pin"), "mute": pairs("mutes", "unmute"), "unmute": pairs("unmutes", "mute"),
	"show": pairs("shows", "hide"), "hide": pairs("hides", "show"), "bind": handles(pairs("binds", "unbind"), "binds", "to"),
	"unbind": handles(pairs("unbinds", "bind"), "unbinds", "from"),
}

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

// changes is for what is done to the thing, or to a part of the service's thing, which has no id
// of its own.
func changes(verb string) verb {
	isPart := map[string]bool{"updates": true, "deletes": true, "removes": true}[verb]
	return func(c call, t thing) string {
		switch {
		case verb == "deletes" && methodOf(c.Service, "archive") != nil:
			return "" // for good, or to where deleted things are kept
		case !c.own || t.tail != "" || len(c.about.noun) == 0:
		case valueNames[t.last()]:
			return verb + " " + t.the() + " of " + c.about.one()
		case !isPart || idOf(c.Method, t.noun) != nil:
		case verb == "removes" && givesAbout(c):
			return verb + " " + t.one() + " from " + c.about.one()
		case verb == "updates" && answersAbout(c, t):
			return "" // that updates the thing of the service
		case givesAbout(c):
			return verb + " " + t.the() + " of " + c.about.one()
		case verb != "updates" && givesOther(c, t):
			return ""
		}
		return verb + " " + t.one()
	}
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
		isOpposite := func(m *model.Method) bool {
			words := wordsOf(m)
			return len(words) > 0 && words[0] == opposite && slices.Equal(words[1:], wordsOf(c.Method)[1:])
		}
		if !slices.ContainsFunc(c.Service.Methods, isOpposite) {
			return ""
		}
		return acts(verb)(c, t)
	}
}

// sets is for what there is one of: the owner of a chat.
func sets(verb string) verb {
	return func(c call, t thing) string {
		switch {
		case namesService(c, t), adjectives[t.noun[0]] && !givesAbout(c):
			return ""
		case c.own && t.tail == "" && t.last() != c.about.last() && c.Params.Find("IS_"+strings.ToUpper(t.last())) == nil:
			return verb + " " + t.the() + " of " + c.about.one()
		case c.own, noObjects[t.last()], c.Service.Thing() == "":
			return ""
		}
		return verb + " " + t.the() + t.tail
	}
}

// namesService reports whether the thing begins with the name of another service, whose things
// may be those that the call is for: the site of setSiteRef.
func namesService(c call, t thing) bool {
	isNamed := func(s *model.Service) bool { return s.Thing() == naming.Join(t.noun[0]) }
	return c.own && len(t.noun) > 1 && slices.ContainsFunc(c.Service.Package.Services, isNamed)
}

// handles is for handlers of the things that a package is about.
func handles(does verb, verb, where string) verb {
	return func(c call, t thing) string {
		handler := c.Params.Find("handler")
		if handler == nil {
			handler = c.Params.Find("HANDLER")
		}
		switch {
		case c.own || c.Service.Thing() != "" || handler == nil:
			return does(c, t)
		case handler.OmitZero:
			return verb + " handlers " + where + " " + t.one()
		}
		return verb + " a handler " + where + " " + t.one()
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

// moves is for what gets to another place among others.
func moves(where string) verb {
	return func(c call, t thing) string {
		if !c.own {
			return ""
		}
		return "moves " + t.one() + " " + where
	}
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
	case as == "":
		return ""
	case len(words) == 0:
		return "marks " + c.about.one() + " " + as
	}
	return "marks " + words.one() + " " + as
}

func marked(c call, t thing, as string) string {
	if what := acts("marks")(c, t); what != "" {
		return what + " " + as
	}
	return ""
}

func describes(_ call, t thing) string { return "describes the fields of " + t.many() }

func describesClass(c call, t thing) string {
	if c.Result != model.Manifest {
		return returns(call{c.Method, t, true}, thing{noun: noun{"manifest"}})
	}
	return "describes the methods for " + t.many()
}

// withoutVerb is what a method does whose name is that of a thing: of the service's verb
// (send.messages), the values of an enumeration, or several things of the service.
func withoutVerb(m *model.Method, about thing, words []string) string {
	own := nounIn(words)
	_, isObject := model.Deref(m.Result).(*model.Struct)
	isSet := func(f model.Field) bool { return f.Type == m.Result }
	switch {
	case len(own) == 0:
		return "" // a version
	case len(about.noun) == 1 && verbs[about.last()] != nil && len(words) == 1:
		return withAnswer(verbs[about.last()], call{m, thing{}, true}, thing{noun: own})
	case about.last() == "enum" && isMany(m.Result):
		return "returns the values of " + own.text()
	case len(own) == 2 && own[1] == "list" && isMany(m.Result):
		own = noun{noun(own[:1]).many()}
	case len(own) == 1 && (valueNames[words[0]] || words[0] == "status" || words[0] == "text") && isObject && m.Service.Thing() != "":
		return "returns " + own.the() + " of " + about.one()
	case slices.ContainsFunc(m.Params.Fields, isSet):
		return "" // what can be given too is not only returned
	case len(words) != 1 || naming.Singular(words[0]) == words[0] || !isObject && !isMany(m.Result) && m.Result != model.Any:
		return ""
	}
	if m.Service.Thing() == "" {
		return "returns " + own.text()
	}
	return "returns " + about.text() + " " + own.text()
}
