package templates

import (
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
		"im.chat.updateAvatar":       {model.Any, "updates an avatar"},
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
			want = m.Name + " calls " + name + "."
		}
		if got := summary(m); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
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
