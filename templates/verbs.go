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
	"get": returns, "list": returns, "getlist": returns, "search": returns, "find": finds, "resolve": returns, "current": func(_ call, t thing) string { return "returns the current " + t.text() }, "getbyid": returns,
	"update": changes("updates"), "edit": changes("updates"), "delete": changes("deletes"), "remove": changes("removes"),
	"unregister": changes("unregisters"), "rename": changes("renames"), "move": changes("moves"), "copy": changes("copies"), "clone": acts("clones"),
	"fields": describes, "getfields": describes, "getmanifest": describesClass,
	"set": sets("sets"), "unset": sets("unsets"), "reset": sets("resets"), "change": sets("changes"), "force": sets("forces"),
	"count": manyOf("counts"), "modify": manyOf("modifies"), "clear": manyOf("clears"), "check": checks, "is": tells, "can": tellsAbility, "mark": marks,

	"approve": acts("approves"), "disapprove": acts("disapproves"), "apply": acts("applies"), "archive": acts("archives"), "answer": acts("answers"), "attach": puts("attaches", acts("attaches")),
	"cancel": acts("cancels"), "commit": acts("commits"), "complete": acts("completes"), "conduct": acts("conducts"), "confirm": acts("confirms"), "unconfirm": acts("unconfirms"),
	"defer": acts("defers"), "delegate": acts("delegates"), "end": acts("ends"), "execute": acts("executes"), "export": acts("exports"), "expose": exposes, "fill": acts("fills"),
	"finish": acts("finishes"), "forward": acts("forwards"), "intercept": acts("intercepts"), "join": joins, "kill": acts("kills"), "leave": acts("leaves"), "log": logs, "merge": acts("merges"),
	"pause": acts("pauses"), "renew": acts("renews"), "reply": acts("replies to"), "restore": acts("restores"), "resume": acts("resumes"), "save": acts("saves"), "skip": acts("skips"),
	"start": begins("starts"), "stop": begins("stops"), "terminate": acts("terminates"), "transfer": acts("transfers"), "trigger": acts("triggers"), "upload": acts("uploads"),
	"publication": acts("publishes"), "unpublic": acts("unpublishes"), "vote": acts("votes in"), "spam": with(acts("marks"), "as spam"), "like": likes, "notify": notifies,
	"download": downloads, "send": of(acts("sends"), "message", "messages", "document"), "up": with(acts("moves"), "up"), "down": with(acts("moves"), "down"),
	"favorite": favorites("adds", "to"), "unfavorite": favorites("removes", "from"),

	"pay": pays("paid"), "unpay": pays("unpaid"),
	"share": shares, "binding": acts("binds"), "unbinding": acts("unbinds"),
	"subscribe": manyOf("subscribes to"), "unsubscribe": manyOf("unsubscribes from"),

	"pin": switches("pin", "pins", "unpins"), "unpin": switches("unpin", "unpins", "pins"), "mute": switches("mute", "mutes", "unmutes"), "unmute": switches("unmute", "unmutes", "mutes"),
	"show": toUsers(switches("show", "shows", "hides"), " to "), "hide": toUsers(acts("hides"), " from "),
	"activate": switches("activate", "activates", "deactivates"), "enable": switches("enable", "enables", "disables"), "read": reads("read", "unread"), "unread": reads("unread", "read"),
	"bind": binds(switches("bind", "binds", "unbinds"), "adds", "binds a handler to "), "unbind": binds(switches("unbind", "unbinds", "binds"), "removes", "unbinds a handler from "),
}

// exposes is for what is made by a template: a deal from a deal recurrence.
func exposes(c call, t thing) string {
	last := len(t.noun) - 1
	if last < 1 || t.noun[last] != "recurrence" {
		return acts("exposes")(c, t)
	}
	made := t.noun[:last]
	what := "creates " + made.one() + " from " + t.one()
	s, _ := model.Deref(c.Result).(*model.Struct)
	if s != nil && len(s.Fields) == 1 && s.Fields[0].Type == model.ID && made.endsIn(idStem(s.Fields[0].Key)) {
		what += " and returns its id"
	}
	return what
}

// acts is for what is done to the thing of a service, or to one of its own: not to people, nor
// to what is no thing, nor where a parameter says what is done.
func acts(verb string) verb {
	return func(c call, t thing) string {
		isAction := func(f model.Field) bool {
			return strings.EqualFold(f.Key, "action") || !f.OmitZero && naming.LastWord(f.Key) == "value"
		}
		if slices.ContainsFunc(c.Params.Fields, isAction) {
			return ""
		}
		if peoples[t.last()] && !c.own {
			t = handled(c, t)
		}
		if len(t.noun) == 0 || noObjects[t.last()] || !c.own && c.Service.Thing() == "" && !givesAbout(c) {
			return ""
		}
		part := partText(c, t, verb)
		if part != "" && valueNames[t.last()] {
			return verb + " " + t.the() + part
		}
		return verb + " " + t.one() + part
	}
}

// partText is of what a thing is a part that a method does something to, if the call says of which.
func partText(c call, t thing, verb string) string {
	switch {
	case !isPartOf(c, t) || t.isMany() || !givesAbout(c):
		return ""
	case t.last() == "file" || verb == "attaches":
		return " to " + c.about.one()
	case verb == "sends":
		return " for " + c.about.one()
	}
	return " of " + c.about.one()
}

// noObjects are the last words of services that are about people, or say of which kind.
var noObjects = map[string]bool{"user": true, "quick": true, "mode": true, "head": true, "bindings": true, "typing": true}

// peoples are those who do something, to the thing whose id a call is given: an operator to a chat.
var peoples = map[string]bool{"operator": true, "another": true}

func handled(c call, t thing) thing {
	ids := required(c.Method)
	if len(ids) != 1 || !strings.HasSuffix(naming.Fold(ids[0].Key), "id") {
		return thing{}
	}
	if t.last() == "another" {
		return thing{noun: noun{idStem(ids[0].Key)}, tail: " of another " + strings.Join(t.noun[:len(t.noun)-1], " ")}
	}
	return thing{noun: noun{idStem(ids[0].Key)}}
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

// sets is for what there is one of: the owner of a chat.
func sets(verb string) verb {
	return func(c call, t thing) string {
		switch {
		case (t.noun[0] == "base" || t.noun[0] == "default") && !givesAbout(c):
			return ""
		case c.own:
			return setsPart(c, t, verb)
		case noObjects[t.last()], c.Service.Thing() == "":
			return ""
		}
		return verb + " " + t.the() + t.tail
	}
}

func setsPart(c call, t thing, verb string) string {
	switch {
	case t.tail != "":
		return verb + " " + t.the() + " of " + c.about.the() + t.tail
	case c.Params.Find("IS_"+strings.ToUpper(t.last())) != nil && idOf(c.Method, noun{"user"}) != nil:
		return verb + " whether a user is " + t.one() + " of " + c.about.one()
	case len(t.noun) > 1 && !isOfAbout(c, t):
		return verb + " " + t.the()
	case t.last() != c.about.last() || hasID(c, t):
		return verb + " " + t.the() + " of " + c.about.one()
	}
	return ""
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

// with is for a verb with a word behind the thing.
func with(does verb, word string) verb {
	return func(c call, t thing) string {
		if what := does(c, t); what != "" {
			return what + " " + word
		}
		return ""
	}
}

// joins is for what there is to join: a call that answers an id makes something.
func joins(c call, t thing) string {
	if model.Deref(c.Result) != model.Bool {
		return ""
	}
	return acts("joins")(c, t)
}

// begins is for what starts and stops. To watch is done to the thing of the service.
func begins(verb string) verb {
	return func(c call, t thing) string {
		if c.own && t.last() == "watch" {
			return verb + " watching " + c.about.one()
		}
		if c.own && isOfAbout(c, t) {
			return verb + " " + t.the() + " of " + c.about.one()
		}
		return acts(verb)(c, t)
	}
}

// likes is for what can be liked and no longer be liked, as a parameter says.
func likes(c call, t thing) string {
	if c.own || c.Service.Thing() == "" {
		return ""
	}
	return "sets the like of " + t.one()
}

// notifies is for whom the call names, or for what it tells others.
func notifies(c call, t thing) string {
	switch {
	case c.own:
		return ""
	case idOf(c.Method, noun{"user"}) != nil:
		return "notifies a user"
	}
	return acts("notifies of")(c, t)
}

// favorites is for things that are put among the favorites.
func favorites(verb, where string) verb {
	return func(c call, t thing) string {
		if !c.own || t.tail != "" {
			return ""
		}
		return verb + " " + t.one() + " " + where + " favorites"
	}
}

// pays is for what is paid, or is marked as such.
func pays(state string) verb {
	return func(c call, t thing) string {
		if c.own {
			return acts("pays")(c, t)
		}
		return with(acts("marks"), "as "+state)(c, t)
	}
}

// shares is for files and folders, and for what the call says with whom it is shared.
func shares(c call, t thing) string {
	isWhom := func(f model.Field) bool { return !f.OmitZero && strings.EqualFold(f.Key, "dest") }
	if slices.ContainsFunc(c.Params.Fields, isWhom) {
		return acts("shares")(c, t)
	}
	return of(acts("shares"), "file", "folder")(c, t)
}

// logs is for what the call gives to be logged: a message, of LOG_MESSAGE.
func logs(c call, t thing) string {
	for _, f := range required(c.Method) {
		if what, is := strings.CutPrefix(strings.ToLower(f.Key), "log_"); is && !c.own {
			return "logs " + nounIn(naming.Split(what)).one() + " for " + t.one()
		}
	}
	return ""
}
