// Package acceptance holds the committed SDK against answers and requests as portals
// have them: each case is one instance of a rule by which pages are read.
package acceptance

import (
	"testing"

	"github.com/b24gen/b24gen/b24/b24check"
	"github.com/b24gen/b24gen/generated/app"
	"github.com/b24gen/b24gen/generated/booking"
	"github.com/b24gen/b24gen/generated/calendar"
	"github.com/b24gen/b24gen/generated/crm"
	"github.com/b24gen/b24gen/generated/department"
	"github.com/b24gen/b24gen/generated/disk"
	"github.com/b24gen/b24gen/generated/entity"
	"github.com/b24gen/b24gen/generated/im"
	"github.com/b24gen/b24gen/generated/imbot"
	"github.com/b24gen/b24gen/generated/landing"
	"github.com/b24gen/b24gen/generated/lists"
	"github.com/b24gen/b24gen/generated/log"
	"github.com/b24gen/b24gen/generated/sale"
	"github.com/b24gen/b24gen/generated/task"
	"github.com/b24gen/b24gen/generated/tasks"
	"github.com/b24gen/b24gen/generated/timeman"
	"github.com/b24gen/b24gen/generated/user"
	"github.com/b24gen/b24gen/generated/userfieldconfig"
	"github.com/b24gen/b24gen/generated/v3/humanresources"
	tasksv3 "github.com/b24gen/b24gen/generated/v3/tasks"
	"github.com/b24gen/b24gen/generated/vote"
	"github.com/b24gen/b24gen/generated/voximplant"
)

func TestAnswers(t *testing.T) {
	b24check.Cases(t, "answers.json", b24check.Package{Services: []any{
		app.NewOption,
		booking.NewV1Booking, booking.NewV1Resource, booking.NewV1Waitlist,
		calendar.NewAccessibility, calendar.NewSection,
		crm.NewActivity, crm.NewCategory, crm.NewCompany, crm.NewContact, crm.NewContactUserField, crm.NewCurrency, crm.NewDeal,
		crm.NewDealCategory, crm.NewDocumentGeneratorNumerator, crm.NewDocumentGeneratorTemplate, crm.NewItem, crm.NewLead,
		crm.NewOrderEntity, crm.NewStageHistory, crm.NewTimelineComment,
		department.New,
		disk.NewFile,
		entity.New, entity.NewItem,
		humanresources.NewEmployee,
		im.NewDepartmentColleagues, im.NewDepartmentEmployees, im.NewDialogMessages,
		imbot.NewV2Chat,
		landing.NewBlock, landing.NewRepo, landing.NewTemplate,
		lists.NewElement,
		log.NewBlogPost,
		sale.NewBasketItem, sale.NewOrder, sale.NewPayment, sale.NewPaymentItemBasket,
		task.NewChecklistItem, task.NewCommentItem, task.NewItem,
		tasks.NewTask, tasksv3.NewTask,
		timeman.NewTimeControlReport,
		user.New, userfieldconfig.New,
		vote.NewAttachedVote,
		voximplant.NewStatistic,
	}})
}
