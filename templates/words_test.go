package templates

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
)

// TestWords: what the words of names and the keys of parameters say together.
func TestWords(t *testing.T) {
	row := &model.Struct{Role: model.RoleRow}
	rows := model.List{Of: row}
	either := model.Either{One: model.Map{Of: row}, Other: row}
	for _, c := range []struct {
		name, params string
		result       model.Type
		want         string
	}{
		// A verb inside of the name.
		{"im.event.get.nearest", "type", rows, "returns the nearest events"},
		{"im.chat.get.file.url", "TYPE", model.List{Of: model.String}, "returns file URLs"},
		{"im.dialog.read.all", "", model.Bool, "marks all dialogs as read"},
		{"im.dialog.read.list", "IDS[]", model.Bool, "marks dialogs as read"},
		{"im.send.messages", "CONNECTOR", model.Bool, "sends messages"},
		{"im.shop.pay.order", "ORDER_ID", model.Bool, "pays an order"},
		{"im.session.mode.pinAll", "", model.Bool, "pins all sessions"},
		{"im.chat.batchImport", "data", model.Bool, "imports a batch of chats"},
		{"im.chat.mergeBatch", "", model.Bool, "merges a batch of chats"},
		{"im.chat.fullExport", "id", model.Bool, "exports a chat"},
		// What is returned is of something.
		{"im.folder.getFiles", "id", rows, "returns the files of a folder"},
		{"im.folder.getFiles", "", rows, "returns folder files"},
		{"im.folder.getNote", "id", row, "returns the note of a folder"},
		{"im.folder.getNote", "", row, "returns a folder note"},
		{"im.folder.getFileNotes", "id fileId", rows, "returns folder file notes"}, // the id may be that of a file
		{"im.folder.getAccess", "id", row, "returns folder access"},
		{"im.folder.getFiles", "lid", rows, "returns folder files"},
		{"im.folder.getFiles", "fid", rows, "returns the files of a folder"},
		{"im.folder.searchFiles", "", rows, "returns files"},
		{"im.folder.getForApp", "", row, "returns the folder for the app"},
		{"im.folder.listForUser", "userId", rows, "returns folders for a user"},
		{"im.folder.getLastId", "", model.ID, "returns the id of the last folder"},
		{"im.folder.resolveIdByUrl", "url", model.ID, "returns the id of a folder by URL"},
		{"im.folder.findByComm", "type", rows, "finds folders by communication"},
		{"im.folder.getAvailableFiles", "", rows, "returns folder available files"},
		{"im.folder.getAvailableForSale", "", row, "returns the folders available for sale"},
		{"im.folder.availableToAdd", "", rows, "returns the folders available to add"},
		{"im.folder.getFieldsByType", "type", rows, "describes the fields of folders by type"},
		{"im.folder.getActionsAsTexts", "id", rows, "returns actions as texts"},
		{"im.folder.getListLangs", "", rows, "returns folder languages"},
		{"im.folder.getRepository", "", either, "returns the folder repository"},
		{"im.feature.get", "CODE", &model.Struct{Fields: []model.Field{{Key: "value"}, {Key: "lang"}}}, "returns the value of a feature"},
		// What is done to a part of something.
		{"im.folder.uploadFile", "id", model.Bool, "uploads a file to a folder"},
		{"im.folder.cloneCard", "id", model.Bool, "clones a card of a folder"},
		{"im.folder.attachNote", "id", model.Bool, "attaches a note to a folder"},
		{"im.folder.sendMessage", "id", model.Bool, "sends a message for a folder"},
		{"im.folder.startExecution", "id", model.Bool, "starts the execution of a folder"},
		{"im.folder.startWatch", "id", model.Bool, "starts watching a folder"},
		{"im.folder.setAccessCodes", "id", model.Bool, "sets the access codes of a folder"},
		{"im.chat.setManager", "CHAT_ID USER_ID IS_MANAGER", model.Bool, "sets whether a user is a manager of a chat"},
		{"im.folder.delivery.setDelivery", "id deliveryId", model.Bool, "sets the delivery of a folder delivery"},
		{"im.card.forceScopeForAll", "", model.Bool, "forces the scope of the card for all"},
		{"im.folder.createFromChat", "chatId", model.Bool, "creates a folder from a chat"},
		{"im.folder.createFromWaitlist", "waitlistId", model.Bool, "creates a folder from a waitlist entry"},
		{"im.landing.favoriteBlock", "block", model.Bool, "adds a block to favorites"},
		{"im.landing.unFavoriteBlock", "block", model.Bool, "removes a block from favorites"},
		// Whom or what the call names.
		{"im.operator.finish", "CHAT_ID", model.Bool, "finishes a chat"},
		{"im.operator.finish", "CHAT_ID LINE_ID", model.Bool, ""},
		{"im.operator.another.finish", "CHAT_ID", model.Bool, "finishes a chat of another operator"},
		{"im.notify", "USER_ID", model.Bool, "notifies a user"},
		{"im.post.share", "DEST[]", model.Bool, "shares a post"},
		{"im.activity.log", "LOG_MESSAGE", model.Bool, "logs a message for an activity"},
		{"im.call.hide", "CALL_ID USER_ID", model.Bool, "hides a call from users"},
		{"im.network.join", "CODE", model.ID, ""}, // which makes something
		{"im.session.join", "CHAT_ID", model.Bool, "joins a session"},
		{"im.task.delete", "robotName", model.Bool, ""}, // of robots
		{"im.task.delete", "taskName", model.Bool, "deletes a task"},
	} {
		if got := whatDoes(given(methodNamed(c.name, c.result), c.params)); got != c.want {
			t.Errorf("%s with %s of %v: %q, want %q", c.name, c.params, c.result, got, c.want)
		}
	}
}

// TestWithoutVerb: methods that are called after what they return.
func TestWithoutVerb(t *testing.T) {
	row := &model.Struct{Role: model.RoleResult, Fields: []model.Field{{Key: "ID"}, {Key: "NAME"}}}
	staff := &model.Struct{Role: model.RoleResult, Fields: []model.Field{{Key: "employees"}, {Key: "total"}}}
	rights := model.Map{Of: model.String}
	for _, c := range []struct {
		name, params string
		result       model.Type
		want         string
	}{
		{"profile", "", row, "returns the profile"},
		{"bundle", "cmd", row, ""},
		{"scope", "", model.List{Of: model.String}, "returns scopes"},
		{"im.info", "", row, "returns IM info"},
		{"im.time", "", model.Time, "returns the IM time"},
		{"im.access.name", "ACCESS", rights, "returns access names"},
		{"im.message.thread", "id", model.List{Of: row}, "returns the thread of a message"},
		{"im.message.status", "id", row, "returns the status of a message"},
		{"im.message.status", "", model.Bool, "returns the message status"},
		{"im.message.status", "id", model.Any, ""},
		{"im.eventLog.tail", "", row, "returns the tail of the event log"},
		{"im.employee.multidepartment", "", staff, "returns multidepartment employees"},
		{"im.enum.settings.mode", "", model.List{Of: row}, "returns settings modes"},
	} {
		m := given(methodNamed("im."+strings.TrimPrefix(c.name, "im."), c.result), c.params)
		if !strings.Contains(c.name, ".") { // a method that is called as its namespace
			m.Spec.Name, m.Service.REST, m.Service.Package.Namespace = c.name, c.name, c.name
		}
		if got := whatDoes(m); got != c.want {
			t.Errorf("%s with %s: %q, want %q", c.name, c.params, got, c.want)
		}
	}
	m := given(methodNamed("im.chat.rights", rights), "id ACCESS")
	m.Params.Fields[1].Type, m.Params.Fields[1].OmitZero = rights, true
	if got, want := whatDoes(m), "returns the rights of a chat, or sets them"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestThings: the items of a namespace whose methods are given the id of what it is called after
// are that, and what there is a recent one of is what the ids are of.
func TestThings(t *testing.T) {
	m := given(methodNamed("im.item.complete", model.Bool), "IMID")
	m.Service.Methods = append(m.Service.Methods, m)
	m.Service.Package.Services = append(m.Service.Package.Services, m.Service)
	if got, want := whatDoes(m), "completes an IM"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	m = given(methodNamed("im.recent.hide", model.Bool), "DIALOG_ID")
	m.Service.Methods = append(m.Service.Methods, m)
	if got, want := whatDoes(m), "hides a recent dialog"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	m.Service.Methods = append(m.Service.Methods, given(methodNamed("im.recent.mute", model.Bool), "CHAT_ID"))
	if got := whatDoes(m); got != "" {
		t.Errorf("%q, but there are recent dialogs and recent chats", got)
	}
	m = given(methodNamed("im.userField.document.list", model.List{Of: model.Any}), "")
	m.Service.Methods = append(m.Service.Methods, given(methodNamed("im.userField.document.update", model.Bool), "documentId"))
	if got, want := whatDoes(m), "returns document user fields"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestKinds: a product of the catalog is not added, but an item of a basket that is one.
func TestKinds(t *testing.T) {
	item := &model.Struct{Role: model.RoleObject, Name: "Item"}
	adds := given(methodNamed("im.item.addCatalogProduct", item), "fields")
	updates := given(methodNamed("im.item.updateCatalogProduct", item), "id fields")
	for m, want := range map[*model.Method]string{
		adds:    "adds an item of a catalog product and returns the item",
		updates: "updates an item of a catalog product and returns the item",
	} {
		item.Fields = []model.Field{{Key: "ID", Type: model.ID}}
		m.Service.Methods = []*model.Method{adds, updates}
		if got := whatDoes(m); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
