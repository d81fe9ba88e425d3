package templates

import (
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// TestNouns: what services are about, with an article and in the plural.
func TestNouns(t *testing.T) {
	for _, c := range []struct {
		noun      noun
		one, many string
	}{
		{noun{"deal"}, "a deal", "deals"},
		{noun{"item"}, "an item", "items"},
		{noun{"deal", "category"}, "a deal category", "deal categories"},
		{noun{"tax"}, "a tax", "taxes"},
		{noun{"survey"}, "a survey", "surveys"},
		{noun{"y"}, "a y", "ys"},
		{noun{"HCM", "link"}, "an HCM link", "HCM links"},
		{noun{"SKU"}, "a SKU", "SKUs"},
		{noun{"contact", "items"}, "contact items", "contact items"},
		{noun{"user"}, "a user", "users"},
		{noun{"HCM", "link"}, "an HCM link", "HCM links"},
		{noun{"API"}, "an API", "APIs"},
		{noun{"SIP"}, "a SIP", "SIPs"},
		{noun{"URL"}, "a URL", "URLs"},
		{noun{"task", "history"}, "a task history", "task history entries"},
		{nounIn([]string{"b2", "e", "document"}), "a B2E document", "B2E documents"},
		{nounOf(methodNamed("im.waitlist.add", model.Bool).Service), "a waitlist entry", "waitlist entries"},
		{nounOf(methodNamed("im.eventLog.add", model.Bool).Service), "an event log entry", "event log entries"},
	} {
		if one, many := c.noun.one(), c.noun.many(); one != c.one || many != c.many {
			t.Errorf("%v is %q and %q, want %q and %q", c.noun, one, many, c.one, c.many)
		}
	}
}

// TestVerbs: what methods do to the thing of their service, or to the one that their own names
// have behind the verb. What a name does not tell is not said.
func TestVerbs(t *testing.T) {
	object := &model.Struct{Role: model.RoleResult}
	for name, c := range map[string]struct {
		result model.Type
		want   string
	}{
		"im.chat.updateAvatar":       {model.Any, "updates the avatar of a chat"},
		"im.chat.getPublicUrl":       {model.Any, "returns the public URL of a chat"},
		"im.chat.getPageList":        {model.Any, "returns pages"},
		"im.chat.list":               {object, "returns chats"},
		"im.chat.get":                {object, "returns a chat"},
		"im.chat.count":              {object, "counts chats"},
		"im.chat.cancelList":         {model.Bool, "cancels chats"},
		"im.chat.deleteByTitle":      {model.Bool, "deletes a chat by title"},
		"im.chat.createFromMessage":  {object, "creates a chat from the message"},
		"im.chat.moveTo":             {model.Bool, "moves a chat"},
		"im.chat.setOwner":           {model.Bool, "sets the owner of a chat"},
		"im.chat.set":                {model.Bool, "sets the chat"},
		"im.chat.getManifest":        {model.Manifest, "describes the methods for chats"},
		"im.chat.isMuted":            {model.Bool, "reports whether a chat is muted"},
		"im.chat.markDelete":         {model.Bool, "marks a chat as deleted"},
		"im.chat.markUnDelete":       {model.Bool, "marks a chat as not deleted"},
		"im.chat.markMessageDeleted": {model.Bool, "marks a message as deleted"},
		"im.chat.unPublicFolder":     {model.Bool, "unpublishes a folder"},
		"im.chat.leave":              {model.Bool, "leaves a chat"},
		"im.chat.read":               {model.Bool, "marks a chat as read"},
		"im.chat.members":            {model.List{Of: object}, "returns chat members"},
		"im.chat.pin":                {model.Bool, "pins a chat"},
		"im.chat.unpin":              {model.Bool, "unpins a chat"},
		"im.chat.mute":               {model.Bool, ""}, // perhaps the opposite too
		"im.chat.activate":           {model.Bool, ""}, // as here
		"im.chat.pay":                {model.Bool, "marks a chat as paid"},
		"im.chat.unpay":              {model.Bool, "marks a chat as unpaid"},
		"im.chat.open":               {model.ID, "opens a chat and returns an id"},
		"im.file.shareToUser":        {model.Bool, "shares a file with the user"},
		"im.chat.share":              {model.Bool, ""}, // what becomes of it, a parameter says
		"im.chat.bindingToGroup":     {model.Bool, "binds a chat to the group"},
		"im.chat.unbindingFromGroup": {model.Bool, "unbinds a chat from the group"},
		"im.chat.favoriteMessage":    {model.Bool, "adds a message to favorites"},
		"im.chat.unFavoriteMessage":  {model.Bool, "removes a message from favorites"},
		"im.chat.favorite":           {model.Bool, ""},
		"im.chat.addToFavorite":      {model.Bool, "adds a chat to favorites"},
		"im.chat.deleteFromFavorite": {model.Bool, "deletes a chat from favorites"},
		"im.chat.isActionAllowed":    {model.Bool, "reports whether an action is allowed"},
		"im.chat.getMany":            {object, "returns chats"},
		"im.chat.getAnswerVoted":     {object, ""},
		"im.chat.getTitle":           {model.String, "returns the title of a chat"},
		"im.chat.deletePage":         {model.Bool, "deletes a page"},
		"im.event.subscribe":         {model.Bool, "subscribes to events"},
		"im.event.unsubscribe":       {model.Bool, "unsubscribes from events"},
		"im.chat.isMember":           {model.Bool, ""},
		"im.chat.getAllMine":         {object, ""},
		"im.chat.sendTyping":         {model.Bool, ""},
		"im.chat.status":             {object, ""},
		"im.search.last.add":         {model.Bool, ""},
		"im.user.current":            {object, "returns the current user"},
		"im.user.list.get":           {model.List{Of: object}, "returns users"},
		"im.chat.getFieldsTitle":     {object, ""},
		"im.operator.finish":         {model.Bool, ""},
		"im.chat.getV2":              {object, ""},
		"im.chat.__":                 {object, ""},
		"im.__.get":                  {object, ""},
		"im.send.v2":                 {object, ""},
		"im.chat.v2":                 {model.List{Of: object}, ""},
		"im.v2.get":                  {object, ""},
		"im.v2.event.get":            {object, "returns an event"},
		"im.user.status.get":         {model.String, "returns the user status"},
		"im.enum.chatType":           {model.List{Of: object}, "returns the values of chat type"},
	} {
		m := methodNamed(name, c.result)
		want := m.Name + " " + c.want + " (" + name + ")."
		if c.want == "" {
			want = m.Name + " " + callText(m) + "."
		}
		if got := summary(m); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestAnswers: what a method returns beside what it does.
func TestAnswers(t *testing.T) {
	chat, message := &model.Struct{Role: model.RoleObject, Name: "Chat"}, &model.Struct{Role: model.RoleObject, Name: "ChatMessage"}
	holds := func(t model.Type) *model.Struct { return &model.Struct{Fields: []model.Field{{Key: "item", Type: t}}} }
	for _, c := range []struct {
		name   string
		result model.Type
		want   string
	}{
		{"im.chat.add", chat, "adds a chat and returns it"},
		{"im.chat.update", holds(model.Pointer{To: chat}), "updates a chat and returns it"},
		{"im.chats.update", chat, "updates chats and returns them"},
		{"im.chat.update", model.Pointer{To: model.Bool}, "updates a chat"},
		{"im.chat.update", holds(model.Int), "updates a chat and returns an object with item"},
		{"im.chat.addMessage", holds(message), "adds a message and returns it"},
		{"im.chat.addMessage", holds(chat), "adds a message and returns an object with item"}, // of which the id is another's
		{"im.chat.addMessage", model.ID, "adds a message and returns its id"},
	} {
		m := methodNamed(c.name, c.result)
		m.HasID = true
		if got := whatDoes(m); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCalls: of a method whose name does not tell what it does, the call and the form of the
// answer are told.
func TestCalls(t *testing.T) {
	field := func(key string, optional bool) model.Field { return model.Field{Key: key, OmitZero: optional} }
	params := func(fields ...model.Field) *model.Struct { return &model.Struct{Fields: fields} }
	object := &model.Struct{Fields: []model.Field{field("ID", false), field("NAME", true)}}
	large := &model.Struct{Fields: slices.Repeat([]model.Field{field("X", false)}, 6)}
	for _, c := range []struct {
		params *model.Struct
		result model.Type
		want   string
	}{
		{params(field("ID", true), field("TYPE", true)), model.Any, "calls im.chat.status, which can be given ID and TYPE"},
		{params(field("ID", true)), model.Bool, "calls im.chat.status and returns true or false"},
		{params(field("ID", false), field("TYPE", true)), model.Time, "calls im.chat.status with ID and returns a time"},
		{large, model.Pointer{To: model.ID}, "calls im.chat.status with X, X, X and 3 others and returns an id"},
		{params(), object, "calls im.chat.status and returns an object with ID and NAME"},
		{params(), &model.Struct{}, "calls im.chat.status"},
		{params(), model.Any, "calls im.chat.status, of which neither parameters nor a result are documented"},
		{params(), model.List{Of: object}, "calls im.chat.status and returns a list of objects with ID and NAME"},
		{params(), model.Map{Of: model.String}, "calls im.chat.status and returns a map of texts"},
		{params(), model.List{Of: model.Any}, "calls im.chat.status"},
		{params(), model.Either{One: model.Int, Other: model.Bool}, "calls im.chat.status and returns a number, or true or false"},
		{params(), model.Either{One: model.Int, Other: model.Any}, "calls im.chat.status"},
	} {
		m := methodNamed("im.chat.status", c.result)
		m.Params = c.params
		if got := callText(m); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	m := methodNamed("im.recent.list", model.List{Of: object})
	m.Rows, m.Iterator, m.Spec.List = &model.Rows{}, "ListAll", &spec.List{By: spec.ByStart}
	chats := methodNamed("im.chat.instances", model.List{Of: object})
	chats.Rows, chats.Iterator, chats.Spec.List = m.Rows, "InstancesAll", m.Spec.List
	if got := summary(chats); !strings.HasSuffix(got, ", 50 at a time; InstancesAll reads all of them (im.chat.instances).") {
		t.Errorf("%q, want how it pages", got)
	}
	if got, want := callText(m), "calls im.recent.list and returns rows, 50 at a time; ListAll reads all of them"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// methodNamed is a method of a service that pins and unpins too.
func methodNamed(name string, result model.Type) *model.Method {
	at := strings.LastIndex(name, ".")
	s := &model.Service{REST: name[:at], Type: naming.Join(strings.Split(name[:at], ".")[1:]...) + "Service", Package: &model.Package{Namespace: "im"}}
	of := func(last string) *model.Method {
		return &model.Method{
			Name: naming.Join(naming.Split(last)...), Spec: spec.Method{Name: s.REST + "." + last}, Service: s, Result: result, Params: &model.Struct{},
		}
	}
	s.Methods = []*model.Method{of("__"), of("pin"), of("unpin")}
	return of(name[at+1:])
}

// TestUnusedParent: a struct can be in a documented type that the package does not have.
func TestUnusedParent(t *testing.T) {
	s := &model.Struct{Role: model.RoleField, Documented: "LOGO", Parent: &model.Struct{Role: model.RoleType, Documented: "deal"}}
	if got, want := whatIs(s), "is the object LOGO in deal"; got != want {
		t.Errorf("it %s, want %s", got, want)
	}
}
