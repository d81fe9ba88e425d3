package templates

import (
	"strings"

	"github.com/b24gen/b24gen/model"
)

// phrases say what the methods do whose names do not tell, or tell something else, by their
// names in lower case.
var phrases = map[string]string{
	"batch":                                   "makes several calls in one request",
	"bizproc.event.send":                      "returns to a workflow what an activity or an automation rule has done",
	"calendar.accessibility.get":              "returns when users are busy",
	"crm.dealcategory.default.set":            "changes the default deal category",
	"crm.dealcategory.status":                 "returns the id of the directory with the stages of a deal category",
	"crm.item.payment.delivery.setdelivery":   "moves a delivery of a payment to another delivery document",
	"crm.item.payment.product.add":            "adds a product to a payment and returns the id of the row",
	"crm.item.payment.product.delete":         "removes a product from a payment",
	"crm.item.payment.product.list":           "returns the products of a payment",
	"crm.item.payment.product.setquantity":    "sets the quantity of a product in a payment",
	"disk.file.search":                        "finds files and folders by a text",
	"disk.folder.deletetree":                  "deletes a folder for good, with all that is in it",
	"documentgenerator.role.fillaccesses":     "replaces the whole assignment of roles",
	"event.offline.error":                     "marks offline events as not processed because of errors",
	"im.dialog.writing":                       "shows in a chat that the user is typing",
	"im.message.command":                      "executes a command of a chat bot for a message",
	"im.message.share":                        "creates something else, such as a task, from a message",
	"im.notify.confirm":                       "presses a button of a notification",
	"im.search.last.add":                      "adds a chat to the history of the search",
	"im.search.last.delete":                   "removes a chat from the history of the search",
	"im.search.last.get":                      "returns the chats in the history of the search",
	"im.user.status.idle.end":                 "ends the automatic status Away of the current user",
	"imbot.chat.sendtyping":                   "shows in a chat that the chat bot is typing",
	"imbot.v2.chat.inputaction.notify":        "shows in a chat what the chat bot is doing, such as typing",
	"imconnector.send.status.delivery":        "marks messages as delivered and read",
	"imopenlines.bot.session.operator":        "hands a chat over from the chat bot to a free operator",
	"imopenlines.config.path.get":             "returns the address of the public page of open lines",
	"imopenlines.message.quick.save":          "saves a message as a quick answer",
	"imopenlines.network.join":                "connects an open line of another portal",
	"imopenlines.session.head.vote":           "saves the rating and the comment of the head for a session",
	"imopenlines.session.open":                "returns the id of the chat that a user code stands for",
	"landing.landing.removeentities":          "removes blocks and images from a page",
	"landing.repo.unbind":                     "removes a placement that the application has registered",
	"landing.role.enable":                     "enables or disables the access to sites by roles",
	"landing.syspage.deleteforlanding":        "removes a page from the special pages of all sites",
	"landing.syspage.deleteforsite":           "removes all special pages of a site, but does not delete the pages",
	"landing.syspage.getspecialpage":          "returns the URL of a special page of a site",
	"log.blogpost.getusers.important":         "returns the ids of the users who have read an important post",
	"method.get":                              "tells whether a method exists and whether it can be called",
	"note.document.delete":                    "moves a document to the trash, with all documents below it",
	"rpa.task.delete":                         "removes an automation rule from a stage",
	"rpa.task.do":                             "completes a task",
	"sale.basketitem.getfieldscatalogproduct": "describes the fields of a basket item that is a product of the catalog",
	"sale.cashbox.check.apply":                "saves whether a receipt was printed",
	"sonet_group.feature.access":              "tells whether the current user has access to an operation in a group",
	"sonet_group.user.request":                "asks for the current user to join a group",
	"task.checklistitem.renew":                "marks a completed checklist item as not completed",
	"task.item.getdependson":                  "returns the ids of the tasks that a task depends on",
	"task.planner.getlist":                    "returns the ids of the tasks in the daily plan of the current user",
	"tasks.api.scrum.task.update":             "adds a task to Scrum, or updates what Scrum has of it",
	"tasks.flow.flow.activate":                "turns a flow on if it is off, or off if it is on",
	"tasks.flow.flow.isexists":                "tells whether there is a flow of the name",
	"tasks.flow.flow.pin":                     "pins a flow, or unpins it if it is pinned",
	"tasks.task.access.get":                   "returns what the current user may do with a task",
	"tasks.task.getaccess":                    "returns what users may do with a task",
	"tasks.template.checklist.renew":          "marks a completed checklist item of a task template as not completed",
	"telephony.externalcall.hide":             "hides the card of a call from users",
	"telephony.externalcall.show":             "shows the card of a call to users",
	"timeman.close":                           "ends the working day",
	"timeman.networkrange.check":              "checks whether an IP address is in a range of the office network",
	"timeman.open":                            "starts or resumes the working day",
	"timeman.pause":                           "interrupts the working day or resumes a finished one",
	"user.access":                             "tells whether the current user has one of the permissions",
	"user.add":                                "invites a user and returns the id",
	"user.admin":                              "tells whether the current user may manage applications",
	"vote.attachedvote.download":              "downloads the report of a vote",
	"vote.attachedvote.getanswervoted":        "returns the users who voted for an answer",
	"vote.attachedvote.getwithvoted":          "returns a vote with the users who took part",
	"vote.attachedvote.recall":                "takes the vote of the current user back",
	"vote.integration.im.send":                "creates a vote and sends it to a chat",
	"voximplant.user.activatephone":           "marks a user as one who has a SIP phone",
}

// phrase is what the method does whose name does not tell it, with what is returned.
func phrase(m *model.Method) string {
	what := phrases[strings.ToLower(m.Spec.Name)]
	if what == "" || isYesOrNo(m.Result) || saysAnswer(what) {
		return what
	}
	return what + returned(m)
}
