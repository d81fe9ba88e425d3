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
		{nounOf(methodNamed("im.chatEnum.add", model.Bool).Service), "a chat enum value", "chat enum values"},
		{nounOf(methodNamed("im.chatLang.add", model.Bool).Service), "a chat translation", "chat translations"},
		{nounOf(methodNamed("im.line.outgoing.sip.set", model.Bool).Service), "an outgoing SIP line", "outgoing SIP lines"},
		{nounOf(methodNamed("im.sip.add", model.Bool).Service), "a SIP line", "SIP lines"},
		{noun{"user"}, "a user", "users"},
		{noun{"HCM", "link"}, "an HCM link", "HCM links"},
		{noun{"API"}, "an API", "APIs"},
		{noun{"SIP"}, "a SIP", "SIPs"},
		{noun{"URL"}, "a URL", "URLs"},
		{noun{"task", "history"}, "a task history", "task history entries"},
		{nounIn([]string{"b2", "e", "document"}), "a B2E document", "B2E documents"},
		{nounOf(methodNamed("im.waitlist.add", model.Bool).Service), "a waitlist entry", "waitlist entries"},
		{nounOf(methodNamed("im.eventLog.add", model.Bool).Service), "an event log entry", "event log entries"},
		{nounOf(methodNamed("im.chat.recurring.add", model.Bool).Service), "a chat recurrence", "chat recurrences"},
		{nounOf(methodNamed("im.chat.configurable.add", model.Bool).Service), "a configurable chat", "configurable chats"},
		{nounOf(methodNamed("im.offline.get", model.Bool).Service), "an offline IM", "offline IMs"},
	} {
		if one, many := c.noun.one(), c.noun.many(); one != c.one || many != c.many {
			t.Errorf("%v is %q and %q, want %q and %q", c.noun, one, many, c.one, c.many)
		}
	}
}

// TestBindings: a service is about what binds two things, if it adds one by the ids of both.
func TestBindings(t *testing.T) {
	for _, c := range []struct{ service, params, want string }{
		{"im.documentContractor", "documentId entityId", "a document contractor binding"},
		{"im.orderEntity", "orderId ownerId", "an order entity binding"},
		{"im.itemBasket", "fields.basketId", "an item basket binding"},
		{"im.documentContractor", "documentId name", "a document contractor"},
		{"im.chatRelation", "chatId entityId", "a chat relation"},
		{"im.chat.user", "chatId entityId", "a chat user"},
	} {
		m := given(methodNamed(c.service+".add", model.Bool), c.params)
		m.Service.Methods = append(m.Service.Methods, m)
		if got := nounOf(m.Service).one(); got != c.want {
			t.Errorf("%s that adds with %s is %q, want %q", c.service, c.params, got, c.want)
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
		"im.chat.getPageList":        {model.Any, "returns chat pages"},
		"im.chat.list":               {object, "returns chats"},
		"im.chat.get":                {object, "returns a chat"},
		"im.chat.count":              {object, "counts chats"},
		"im.chat.cancelList":         {model.Bool, "cancels chats"},
		"im.chat.deleteByTitle":      {model.Bool, "deletes a chat by title"},
		"im.chat.createFromMessage":  {object, "creates a chat from the message"},
		"im.chat.moveTo":             {model.Bool, "moves a chat"},
		"im.chat.setOwner":           {model.Bool, "sets the owner of a chat"},
		"im.chat.setSiteRef":         {model.Bool, "sets the site ref"}, // perhaps that of a site
		"im.chat.set":                {model.Bool, "sets the chat"},
		"im.chat.getManifest":        {model.Manifest, "describes the methods for chats"},
		"im.chat.isMuted":            {model.Bool, ""}, // of which chat, no parameter says
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
		"im.chat.open":               {model.ID, ""}, // what is open already, perhaps
		"im.file.shareToUser":        {model.Bool, "shares a file with the user"},
		"im.chat.share":              {model.Bool, ""}, // what becomes of it, a parameter says
		"im.chat.bindingToGroup":     {model.Bool, "binds a chat to the group"},
		"im.chat.unbindingFromGroup": {model.Bool, "unbinds a chat from the group"},
		"im.chat.favorite":           {model.Bool, ""},
		"im.chat.addToFavorite":      {model.Bool, "adds a chat to favorites"},
		"im.chat.deleteFromFavorite": {model.Bool, "removes a chat from favorites"},
		"im.chat.isActionAllowed":    {model.Bool, "reports whether an action is allowed"},
		"im.chat.getMany":            {object, "returns chats"},
		"im.chat.getAnswerVoted":     {object, ""},
		"im.chat.getTitle":           {model.String, "returns the title of a chat"},
		"im.chat.deletePage":         {model.Bool, ""}, // of which no parameter is the id
		"im.event.subscribe":         {model.Bool, "subscribes to events"},
		"im.event.unsubscribe":       {model.Bool, "unsubscribes from events"},
		"im.chat.isMember":           {model.Bool, ""},
		"im.chat.getAllMine":         {object, ""},
		"im.chat.sendTyping":         {model.Bool, ""},
		"im.chat.recall":             {object, ""},
		"im.chat.status":             {object, "returns the chat status"},
		"im.chat.statusList":         {model.List{Of: object}, "returns chat statuses"},
		"im.chat.last.add":           {model.Bool, ""},
		"im.user.current":            {object, "returns the current user"},
		"im.user.list.get":           {model.List{Of: object}, "returns users"},
		"im.chat.getFieldsTitle":     {object, ""},
		"im.operator.finish":         {model.Bool, ""},
		"im.chat.getV2":              {object, ""},
		"im.chat.__":                 {object, ""},
		"im.__.get":                  {object, ""},
		"im.add.messages":            {model.Bool, "adds messages"},
		"im.delete.message":          {model.Bool, "deletes a message"},
		"im.set.color":               {model.Bool, "sets the color"},
		"im.is.muted":                {model.Bool, ""},
		"im.mark.deleted":            {model.Bool, ""},
		"im.get.title":               {model.String, "returns the title"},
		"im.send.v2":                 {object, ""},
		"im.chat.v2":                 {model.List{Of: object}, ""},
		"im.v2.get":                  {object, ""},
		"im.v2.event.get":            {object, "returns an event"},
		"im.user.status.get":         {model.String, "returns the user status"},
		"im.enum.chatType":           {model.List{Of: object}, "returns chat types"},
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
		{"im.chat.addMessage", holds(message), "adds a message to a chat and returns it"},
		{"im.chat.markDeleted", chat, "marks a chat as deleted and returns it"},
		{"im.chat.addMessage", holds(chat), ""}, // it may make a chat
		{"im.chat.addMessage", model.ID, "adds a message to a chat and returns its id"},
		{"im.chat.updateMessage", holds(chat), ""}, // it may update the chat
	} {
		m := methodNamed(c.name, c.result)
		m.HasID = true
		if got := whatDoes(m); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestIDAlone: a page whose answer has an id alone answers that of an object, whatever the object
// has on other pages.
func TestIDAlone(t *testing.T) {
	chat := &model.Struct{Role: model.RoleObject, Name: "Chat"}
	item := func(f spec.Field) *spec.Result {
		f.Name = "item"
		return &spec.Result{Fields: []spec.Field{f}}
	}
	id := spec.Field{Name: "id"}
	for want, results := range map[string][]*spec.Result{
		"imports a chat and returns its id": {item(spec.Field{Fields: []spec.Field{id}})},
		"imports a chat and returns it": {
			nil, item(spec.Field{Fields: []spec.Field{id, {Name: "title"}}}), item(spec.Field{Fields: []spec.Field{id}, Ref: "chat"}),
			item(spec.Field{Fields: []spec.Field{id}, Shown: []spec.Field{{Name: "title"}}}), item(spec.Field{Fields: []spec.Field{{Name: "title"}}}),
		},
	} {
		for _, r := range results {
			m := methodNamed("im.chat.import", &model.Struct{Fields: []model.Field{{Key: "item", Type: model.Pointer{To: chat}}}})
			m.Spec.Result = r
			if got := whatDoes(m); got != want {
				t.Errorf("%v: %q, want %q", r, got, want)
			}
		}
	}
}

// TestExpose: what is exposed makes something, where it is a template of that.
func TestExpose(t *testing.T) {
	for _, c := range []struct {
		name, key string
		want      string
	}{
		{"im.chat.recurring.expose", "CHAT_ID", "creates a chat from a chat recurrence and returns its id"},
		{"im.chat.recurring.expose", "OTHER_ID", "creates a chat from a chat recurrence and returns an object with OTHER_ID"},
		{"im.chat.expose", "CHAT_ID", "exposes a chat and returns an object with CHAT_ID"},
	} {
		m := given(methodNamed(c.name, &model.Struct{Fields: []model.Field{{Key: c.key, Type: model.ID}}}), "id")
		if got := whatDoes(m); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestReturns: what a method returns, by the form of its result.
func TestReturns(t *testing.T) {
	chat, row := &model.Struct{Role: model.RoleObject, Name: "Chat"}, &model.Struct{Role: model.RoleRow}
	of := func(t model.Type, keys ...string) *model.Struct {
		s := &model.Struct{Role: model.RoleResult}
		for _, key := range keys {
			s.Fields = append(s.Fields, model.Field{Key: key, Type: t})
		}
		return s
	}
	for _, c := range []struct {
		name, params string
		result       model.Type
		want         string
	}{
		{"im.chat.get", "", of(model.ID, "ID"), "returns the id of a chat"},
		{"im.chat.get", "", of(model.Int, "web", "mobile", "rest"), "returns chats"},
		{"im.chat.get", "", of(model.String, "path", "host"), "returns a chat"},
		{"im.chat.get", "", of(model.Bool, "isExisting", "isAvailable"), "reports whether a chat is existing and available"},
		{"im.chat.access.get", "", of(model.Bool, "read", "write"), "returns chat access"},
		{"im.chat.get", "", of(model.List{Of: chat}, "items"), "returns chats"},
		{"im.chat.get", "", of(chat, "item"), "returns a chat"},
		{"im.chat.list", "", model.List{Of: model.ID}, "returns the ids of chats"},
		{"im.chat.list", "", model.List{Of: model.Any}, "returns chats"},
		{"im.chat.config.get", "", model.List{Of: row}, "returns the chat config"},
		{"im.chat.base.get", "", chat, "returns the base chat"},
		{"im.search.chat.list", "", model.List{Of: chat}, "returns chats"},
		{"im.chat.search.list", "", model.List{Of: chat}, "returns chats"},
		{"im.demos.getPageList", "", model.List{Of: row}, "returns page demos"},
		{"im.comment.user.get", "", model.List{Of: row}, "returns comments of a user"},
		{"im.chat.user.get", "CHAT_ID", model.List{Of: row}, "returns chat users"},
		{"im.settings.chat.get", "CHAT_ID", model.Map{Of: model.String}, "returns settings of a chat"},
		{"im.chat.values", "values", model.ID, ""}, // sets them, perhaps
	} {
		if got := whatDoes(given(methodNamed(c.name, c.result), c.params)); got != c.want {
			t.Errorf("%s of %v: %q, want %q", c.name, c.result, got, c.want)
		}
	}
	one := given(methodNamed("im.chat.get", model.List{Of: row}), "chatId")
	one.Service.Methods = append(one.Service.Methods, methodNamed("im.chat.list", model.Any))
	if got, want := whatDoes(one), "returns a chat"; got != want {
		t.Errorf("%q, want %q where another method lists them", got, want)
	}
	handlers := methodNamed("im.chat.get", model.List{Of: of(model.String, "handler")})
	handlers.Service.Methods = append(handlers.Service.Methods, methodNamed("im.chat.bind", model.Bool))
	if got, want := whatDoes(handlers), "returns chat handlers"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	alone := methodNamed("im.plan.getlist", model.List{Of: model.ID})
	alone.Service.Methods = []*model.Method{alone}
	if got := whatDoes(alone); got != "" {
		t.Errorf("%q, but nothing tells of what the ids are", got)
	}
}

// TestParameters: what a method does as its parameters tell.
func TestParameters(t *testing.T) {
	object := &model.Struct{Role: model.RoleObject, Name: "Chat"}
	url := &model.Struct{Fields: []model.Field{{Key: "downloadUrl", Type: model.String}}}
	for _, c := range []struct {
		name, params string
		result       model.Type
		want         string
	}{
		{"im.chat.isMuted", "CHAT_ID", model.Bool, "reports whether a chat is muted"},
		{"im.chat.addCard", "id", object, "adds a card to a chat and returns the chat"},
		{"im.chat.updateUser", "id responsibleId", model.Bool, "updates the user of a chat"},
		{"im.chat.updateNodes", "chat data", model.Bool, "updates the nodes of a chat"},
		{"im.chat.updateFolder", "chatId folderId", model.Bool, "updates a folder"},
		{"im.chat.deleteTree", "id", model.Bool, "deletes the tree of a chat"},
		{"im.chat.removeCard", "chatId", model.Bool, "removes a card from a chat"},
		{"im.chat.deleteFile", "IM_ID ATTACHMENT_ID", model.Bool, "removes a file from a chat"}, // the file, or what attaches it
		{"im.chat.deleteFile", "FILE_ID IM_ID", model.Bool, "deletes a file"},
		{"im.message.add", "DIALOG_ID TEXT", model.ID, "sends a message and returns an id"},
		{"im.message.add", "fields", model.Bool, "adds a message"},
		{"im.chat.add", "USER_ID", model.Bool, "adds a chat"},
		{"im.file.download", "id", model.Bool, "downloads a file"},
		{"im.file.download", "id", url, "returns the download URL of a file"},
		{"im.chat.download", "fields.fileId", model.Any, "downloads a file of a chat"},
		{"im.chat.download", "id", model.Any, ""},
		{"im.chat.upBlock", "block", model.Bool, "moves a block up"},
		{"im.chat.deletePage", "page", model.Bool, "deletes a page"},
		{"im.chat.base.set", "id", model.Bool, "sets the base chat"},
		{"im.chat.base.set", "name", model.Bool, ""},
		{"im.chat.confirm", "CHAT_ID CHAT_VALUE", model.Bool, ""}, // or declines
		{"im.chat.bind", "HANDLER", model.Bool, ""},
	} {
		if got := whatDoes(given(methodNamed(c.name, c.result), c.params)); got != c.want {
			t.Errorf("%s with %s: %q, want %q", c.name, c.params, got, c.want)
		}
	}
}

// TestSiblings: what a method does as the other methods of the service tell, or of the package.
func TestSiblings(t *testing.T) {
	for key, want := range map[string]string{"handler": "binds a handler to an event", "HANDLER": "binds a handler to an event", "": ""} {
		m := given(methodNamed("event.bind", model.Bool), "EVENT "+key)
		m.Service.Package.Namespace, m.Service.Type = "event", "Service"
		if got := whatDoes(m); got != want {
			t.Errorf("with %q: %q, want %q", key, got, want)
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
