package templates

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
)

// TestLinks: a method that is given the id of what it adds puts that into another, and the one
// that deletes takes it out.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ method, params, other, want string }{
		{"im.chat.user.add", "CHAT_ID USER_ID", "", "adds a user to a chat"},
		{"im.chat.user.add", "dialogId userIds[]", "", "adds users to a chat"},
		{"im.chat.user.add", "CHAT_ID USERS[]", "", "adds users to a chat"},
		{"im.chat.user.invite", "CHAT_ID USER_ID", "", "invites a user to a chat"},
		{"im.chat.user.add", "id fields.USER_ID", "", "adds a user to a chat"},
		{"im.chat.user.add", "fields.USER_ID", "", "adds a chat user"},
		{"im.chat.user.add", "USER_ID", "", "adds a chat user"}, // that may be its own id
		{"im.chat.user.add", "CHAT_ID NAME", "", "adds a chat user"},
		{"im.chat.user.delete", "CHAT_ID USER_ID", "add CHAT_ID USER_ID", "removes a user from a chat"},
		{"im.chat.user.delete", "CHAT_ID ID", "add CHAT_ID USERS[]", "removes a user from a chat"},
		{"im.chat.user.update", "CHAT_ID USER_ID ROLE", "add CHAT_ID USERS[]", "updates the link of a user with a chat"},
		{"im.chat.user.delete", "CHAT_ID USER_ID", "add NAME", "deletes a chat user"},
		{"im.chat.manager.delete", "CHAT_ID userIds[]", "", "removes chat managers"},
		{"im.chat.user.fields", "", "add CHAT_ID USER_ID", "describes the fields of the links of users with chats"},
		{"im.chat.user.fields", "", "add NAME", "describes the fields of chat users"},
		{"im.checklistItem.delete", "TASKID ITEMID", "add TASKID", "deletes a checklist item"},
		{"im.user.add", "GROUP_ID USER_ID", "", "adds a user"}, // of which the name does not tell where
		{"im.chat.addTask", "sprintId taskId", "", "adds a task to a chat"},
		{"im.chat.deleteTask", "sprintId taskId", "addTask sprintId taskId", "removes a task from a chat"},
		{"im.chat.files.attach", "chatId fileId", "", "attaches a file to a chat"},
	} {
		m := given(methodNamed(c.method, model.Bool), c.params)
		if last, params, _ := strings.Cut(c.other, " "); last != "" {
			other := *m
			other.Spec.Name = m.Service.REST + "." + last
			m.Service.Methods = append(m.Service.Methods, given(&other, params))
		}
		if got := whatDoes(m); got != c.want {
			t.Errorf("%s with %s: %q, want %q", c.method, c.params, got, c.want)
		}
	}
}

// TestItems: what is done with all that is put into an object.
func TestItems(t *testing.T) {
	adds := given(methodNamed("im.chat.user.add", model.Bool), "id USER_ID")
	chat := adds.Service
	chat.Methods = append(chat.Methods, adds)
	for last, want := range map[string]string{
		"get": "returns the users of a chat", "set": "sets the users of a chat", "delete": "removes all users from a chat", "list": "returns chat user items",
	} {
		m := methodNamed("im.chat.user.items."+last, model.Any)
		m.Service.Package.Services = []*model.Service{chat, m.Service}
		if got := whatDoes(m); got != want {
			t.Errorf("%s: %q, want %q", last, got, want)
		}
	}
}

// TestNumber: parameters tell whether one thing is meant, or several.
func TestNumber(t *testing.T) {
	for _, c := range []struct{ method, params, want string }{
		{"im.chat.member.move", "memberIds[]", "moves chat members"},
		{"im.chat.option.set", "options[]", "sets the chat options"},
		{"im.chat.option.set", "option", "sets the chat option"},
		{"im.chat.value.set", "data[]", "sets the chat values"},
		{"im.chat.config.set", "data[]", "sets the chat config"},
		{"im.chat.field.edit", "fields.name", "updates a chat field"},
		{"im.chat.option.edit", "ids[]", "updates chat options"},
		{"im.chat.stages.delete", "id", "deletes chat stages"},
	} {
		if got := whatDoes(given(methodNamed(c.method, model.Bool), c.params)); got != c.want {
			t.Errorf("%s with %s: %q, want %q", c.method, c.params, got, c.want)
		}
	}
	m := given(methodNamed("im.chat.stages.delete", model.Bool), "id")
	m.Service.Methods = append(m.Service.Methods, methodNamed("im.chat.stages.add", model.Bool))
	if got, want := whatDoes(m), "deletes a chat stage"; got != want {
		t.Errorf("%q, want %q of a service that adds one", got, want)
	}
}

// TestUnset: what is unset is what is set.
func TestUnset(t *testing.T) {
	m := methodNamed("im.chat.client.unset", model.Bool)
	m.Service.Methods = append(m.Service.Methods, given(methodNamed("im.chat.client.set", model.Bool), "clients[]"))
	if got, want := whatDoes(m), "unsets the chat clients"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	m = given(methodNamed("im.chat.message.read", model.Bool), "messageId")
	m.Params.Fields[0].OmitZero = true
	if got, want := whatDoes(m), "marks chat messages as read"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// given is the method with required parameters, which are ids, lists of them, or an object that
// needs one.
func given(m *model.Method, keys string) *model.Method {
	m.Params = &model.Struct{}
	for key := range strings.FieldsSeq(keys) {
		f := model.Field{Key: key, Type: model.ID}
		if name, isList := strings.CutSuffix(key, "[]"); isList {
			f = model.Field{Key: name, Type: model.List{Of: model.ID}}
		}
		if in, inner, isInside := strings.Cut(key, "."); isInside {
			f = model.Field{Key: in, Type: &model.Struct{Fields: []model.Field{{Key: inner, Type: model.ID}}}}
			m.Needs = append(m.Needs, model.Needed{In: in, Keys: []string{inner}})
		}
		m.Params.Fields = append(m.Params.Fields, f)
	}
	return m
}
