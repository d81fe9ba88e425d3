package templates

import (
	"strings"

	"github.com/b24gen/b24gen/model"
)

// phrases say what the methods do whose names do not tell, by their names in lower case.
var phrases = map[string]string{
	"batch":                                   "makes several calls in one request",
	"bizproc.event.send":                      "returns to a workflow what an activity or an automation rule has done",
	"crm.dealcategory.default.set":            "changes the default deal category",
	"crm.dealcategory.status":                 "returns the id of the directory with the stages of a deal category",
	"event.offline.error":                     "marks offline events as not processed because of errors",
	"im.dialog.writing":                       "shows in a chat that the user is typing",
	"im.message.command":                      "executes a command of a chat bot for a message",
	"im.message.share":                        "creates something else, such as a task, from a message",
	"im.notify.confirm":                       "presses a button of a notification",
	"im.search.last.add":                      "adds a chat to those found last",
	"im.search.last.delete":                   "removes a chat from those found last",
	"im.search.last.get":                      "returns the chats found last",
	"imbot.chat.sendtyping":                   "shows in a chat that the chat bot is typing",
	"imconnector.send.status.delivery":        "marks messages as delivered",
	"imopenlines.bot.session.operator":        "hands a chat over from the chat bot to a free operator",
	"imopenlines.message.quick.save":          "saves a message as a quick answer",
	"imopenlines.network.join":                "connects an open line of another portal",
	"imopenlines.session.head.vote":           "saves the rating and the comment of the head for a session",
	"imopenlines.session.open":                "returns the id of the chat that a user code stands for",
	"landing.repo.unbind":                     "removes a placement that the application has registered",
	"landing.syspage.deleteforlanding":        "removes a page from the special pages of all sites",
	"landing.syspage.deleteforsite":           "removes all special pages of a site, but does not delete the pages",
	"landing.syspage.getspecialpage":          "returns the URL of a special page of a site",
	"log.blogpost.getusers.important":         "returns the ids of the users who have read an important post",
	"rpa.task.delete":                         "removes an automation rule from a stage",
	"rpa.task.do":                             "completes a task",
	"sale.basketitem.getfieldscatalogproduct": "describes the fields of a basket item that is a product of the catalog",
	"sonet_group.feature.access":              "tells whether the current user may do an operation of a feature of a group",
	"sonet_group.user.request":                "asks for the current user to join a group",
	"task.item.getdependson":                  "returns the ids of the tasks that a task depends on",
	"task.planner.getlist":                    "returns the ids of the tasks in the daily plan of the current user",
	"tasks.flow.flow.activate":                "turns a flow on if it is off, or off if it is on",
	"tasks.flow.flow.pin":                     "pins a flow, or unpins it if it is pinned",
	"timeman.close":                           "ends the working day",
	"timeman.networkrange.check":              "tells in which range of the office network an IP address is",
	"timeman.open":                            "starts or resumes the working day",
	"timeman.pause":                           "interrupts the working day",
	"user.access":                             "tells whether the current user has one of the permissions",
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
	if what == "" || strings.HasPrefix(what, "returns ") || strings.HasPrefix(what, "describes ") || isYesOrNo(m.Result) {
		return what
	}
	return what + returned(m)
}
