//lint:file-ignore SA1019 methods that are deprecated have users, who read and write by them too.

package acceptance

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/generated/calendar"
	"github.com/b24gen/b24gen/generated/catalog"
	"github.com/b24gen/b24gen/generated/crm"
	"github.com/b24gen/b24gen/generated/disk"
	"github.com/b24gen/b24gen/generated/sale"
	"github.com/b24gen/b24gen/generated/tasks"
	"github.com/b24gen/b24gen/generated/user"
	tasksv3 "github.com/b24gen/b24gen/generated/v3/tasks"
)

// What was read can be written: each test gets an object, changes a field, and updates
// with the object's own fields, without a conversion. A value that was read goes out as
// it came in, also where Go would write it differently: amounts keep their digits,
// moments their layout.

// record is a portal that answers one method with an object and takes another.
type record struct {
	*testing.T
	portal *b24test.Portal
	client *b24.Client
	update string
}

func newRecord(t *testing.T, get, object, update string) record {
	portal := b24test.New(t)
	for _, handle := range []func(string, ...b24test.Answer){portal.Handle, portal.HandleV3} {
		handle(get, b24test.JSON(object))
		handle(update, b24test.Result(true))
	}
	return record{t, portal, portal.Client(), update}
}

// sent holds the parameters that the update sent against JSON.
func (r record) sent(err error, want string) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
	var got, expected any
	calls := r.portal.Calls(r.update)
	if len(calls) != 1 || json.Unmarshal(calls[0].Body, &got) != nil || json.Unmarshal([]byte(want), &expected) != nil {
		r.Fatalf("%d calls of %s", len(calls), r.update)
	}
	if !reflect.DeepEqual(got, expected) {
		r.Errorf("%s sent\n%s\nwant\n%s", r.update, calls[0].Body, want)
	}
}

// must is the result of a call that has to succeed.
func must[T any](t *testing.T) func(res *b24.Response[T], err error) T {
	return func(res *b24.Response[T], err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return res.Result
	}
}

func TestWriteBackDeal(t *testing.T) {
	r := newRecord(t, "crm.deal.get", `{"ID":"410","TITLE":"New Deal","TYPE_ID":"COMPLEX","OPPORTUNITY":"1234.50",
		"CONTACT_ID":"84","IS_MANUAL_OPPORTUNITY":"Y","CLOSEDATE":"2024-08-30T02:00:00+02:00","UF_CRM_1":"A"}`, "crm.deal.update")
	deals := crm.NewDeal(r.client)
	deal := must[crm.Deal](t)(deals.Get(t.Context(), crm.DealGetParams{ID: "410"}))
	deal.Title += ", won"
	_, err := deals.Update(t.Context(), crm.DealUpdateParams{ID: deal.ID, Fields: crm.DealInput{
		Title: &deal.Title, TypeID: &deal.TypeID, Opportunity: &deal.Opportunity, ContactID: &deal.ContactID,
		IsManualOpportunity: &deal.IsManualOpportunity, CloseDate: &deal.CloseDate, Extra: deal.Extra,
	}})
	r.sent(err, `{"ID":410,"FIELDS":{"TITLE":"New Deal, won","TYPE_ID":"COMPLEX","OPPORTUNITY":1234.50,"CONTACT_ID":84,
		"IS_MANUAL_OPPORTUNITY":"Y","CLOSEDATE":"2024-08-30T02:00:00+02:00","UF_CRM_1":"A"}}`)
}

func TestWriteBackContact(t *testing.T) {
	r := newRecord(t, "crm.contact.get", `{"ID":"43","NAME":"Ada","BIRTHDATE":"1990-12-10","COMPANY_ID":"12","EXPORT":"N",
		"PHONE":[{"ID":"5","VALUE":"+49301","VALUE_TYPE":"WORK","TYPE_ID":"PHONE"}]}`, "crm.contact.update")
	contacts := crm.NewContact(r.client)
	contact := must[crm.Contact](t)(contacts.Get(t.Context(), crm.ContactGetParams{ID: "43"}))
	contact.Export = true
	_, err := contacts.Update(t.Context(), crm.ContactUpdateParams{ID: contact.ID, Fields: crm.ContactInput{
		Name: &contact.Name, Birthdate: &contact.Birthdate, CompanyID: &contact.CompanyID, Export: &contact.Export, Phone: contact.Phone,
	}})
	r.sent(err, `{"ID":43,"FIELDS":{"NAME":"Ada","BIRTHDATE":"1990-12-10","COMPANY_ID":12,"EXPORT":"Y",
		"PHONE":[{"ID":5,"VALUE":"+49301","VALUE_TYPE":"WORK","TYPE_ID":"PHONE"}]}}`)
}

func TestWriteBackCompany(t *testing.T) {
	r := newRecord(t, "crm.company.get", `{"ID":"7","TITLE":"Titan","REVENUE":"5000000.25","ASSIGNED_BY_ID":"1","OPENED":"Y"}`, "crm.company.update")
	companies := crm.NewCompany(r.client)
	company := must[crm.Company](t)(companies.Get(t.Context(), crm.CompanyGetParams{ID: "7"}))
	company.Title = "Titan Ltd"
	_, err := companies.Update(t.Context(), crm.CompanyUpdateParams{ID: company.ID, Fields: crm.CompanyInput{
		Title: &company.Title, Revenue: &company.Revenue, AssignedByID: &company.AssignedByID, Opened: &company.Opened,
	}})
	r.sent(err, `{"ID":7,"FIELDS":{"TITLE":"Titan Ltd","REVENUE":5000000.25,"ASSIGNED_BY_ID":1,"OPENED":"Y"}}`)
}

func TestWriteBackLead(t *testing.T) {
	r := newRecord(t, "crm.lead.get", `{"ID":"5","TITLE":"Call","STATUS_ID":"NEW","OPPORTUNITY":"15000.00","COMPANY_ID":"3"}`, "crm.lead.update")
	leads := crm.NewLead(r.client)
	lead := must[crm.Lead](t)(leads.Get(t.Context(), crm.LeadGetParams{ID: "5"}))
	lead.StatusID = "IN_PROCESS"
	_, err := leads.Update(t.Context(), crm.LeadUpdateParams{ID: lead.ID, Fields: crm.LeadInput{
		Title: &lead.Title, StatusID: &lead.StatusID, Opportunity: &lead.Opportunity, CompanyID: &lead.CompanyID,
	}})
	r.sent(err, `{"id":5,"fields":{"TITLE":"Call","STATUS_ID":"IN_PROCESS","OPPORTUNITY":15000.00,"COMPANY_ID":3}}`)
}

func TestWriteBackItem(t *testing.T) {
	r := newRecord(t, "crm.item.get", `{"item":{"id":58,"title":"Deal","opportunity":1000.5,"opened":"Y","contactId":4,"contactIds":[4,7]}}`, "crm.item.update")
	items := crm.NewItem(r.client)
	item := must[crm.ItemAnswer](t)(items.Get(t.Context(), crm.ItemGetParams{EntityTypeID: 2, ID: "58"})).Item
	item.Opened = false
	_, err := items.Update(t.Context(), crm.ItemUpdateParams{EntityTypeID: 2, ID: item.ID, Fields: crm.ItemInput{
		Title: &item.Title, Opportunity: &item.Opportunity, Opened: &item.Opened, ContactIDs: item.ContactIDs,
	}})
	r.sent(err, `{"entityTypeId":2,"id":58,"fields":{"title":"Deal","opportunity":1000.5,"opened":"N","contactIds":[4,7]}}`)
}

func TestWriteBackQuote(t *testing.T) {
	r := newRecord(t, "crm.quote.get", `{"ID":"11","TITLE":"Offer","STATUS_ID":"DRAFT","OPPORTUNITY":"250.75","CLOSEDATE":"2026-02-01T03:00:00+03:00","CLIENT_TITLE":"Ada"}`, "crm.quote.update")
	quotes := crm.NewQuote(r.client)
	quote := must[crm.Quote](t)(quotes.Get(t.Context(), crm.QuoteGetParams{ID: "11"}))
	quote.StatusID = "SENT"
	_, err := quotes.Update(t.Context(), crm.QuoteUpdateParams{ID: quote.ID, Fields: crm.QuoteInput{
		Title: &quote.Title, StatusID: &quote.StatusID, Opportunity: &quote.Opportunity, CloseDate: &quote.CloseDate, ClientTitle: quote.ClientTitle,
	}})
	r.sent(err, `{"id":11,"fields":{"TITLE":"Offer","STATUS_ID":"SENT","OPPORTUNITY":250.75,"CLOSEDATE":"2026-02-01T03:00:00+03:00","CLIENT_TITLE":"Ada"}}`)
}

func TestWriteBackTask(t *testing.T) {
	r := newRecord(t, "tasks.task.get", `{"task":{"id":"3711","title":"Report","deadline":"2026-03-01T19:00:00+03:00","priority":"2",
		"responsibleId":"547","groupId":"0","favorite":"N","auditors":["1","2"],"checklist":{"7":{"id":"7","title":"Ask","isComplete":"N"}}}}`, "tasks.task.update")
	service := tasks.NewTask(r.client)
	task := must[tasks.TaskAnswer](t)(service.Get(t.Context(), tasks.TaskGetParams{TaskID: "3711"})).Task
	task.Title = "Yearly report"
	_, err := service.Update(t.Context(), tasks.TaskUpdateParams{TaskID: task.ID, Fields: tasks.TaskInput{
		Title: &task.Title, Deadline: &task.Deadline, Priority: &task.Priority, ResponsibleID: &task.ResponsibleID, Auditors: task.Auditors,
		Checklist: task.Checklist,
	}})
	r.sent(err, `{"taskId":3711,"fields":{"TITLE":"Yearly report","PRIORITY":"2","RESPONSIBLE_ID":547,"DEADLINE":"2026-03-01T19:00:00+03:00","AUDITORS":[1,2],
		"CHECKLIST":{"7":{"id":"7","title":"Ask","isComplete":"N"}}}}`)
}

func TestWriteBackProduct(t *testing.T) {
	r := newRecord(t, "catalog.product.get", `{"product":{"id":1243,"iblockId":23,"name":"Tee","active":"Y","sort":500,"weight":0.35,"measure":5,
		"dateActiveFrom":"2024-05-28T10:00:00+03:00"}}`, "catalog.product.update")
	products := catalog.NewProduct(r.client)
	product := must[catalog.ProductGetResult](t)(products.Get(t.Context(), catalog.ProductGetParams{ID: "1243"})).Product
	product.Name = "T-shirt"
	_, err := products.Update(t.Context(), catalog.ProductUpdateParams{ID: product.ID, Fields: catalog.ProductInput{
		Name: &product.Name, Active: &product.Active, Sort: &product.Sort, Weight: &product.Weight, DateActiveFrom: &product.DateActiveFrom,
	}})
	r.sent(err, `{"id":1243,"fields":{"name":"T-shirt","active":"Y","sort":500,"weight":0.35,"dateActiveFrom":"2024-05-28T10:00:00+03:00"}}`)
}

func TestWriteBackOrder(t *testing.T) {
	r := newRecord(t, "sale.order.get", `{"order":{"id":27,"price":1500.5,"statusId":"N","canceled":"N","comments":"","responsibleId":1,
		"dateInsert":"2024-04-11T12:02:14+03:00"}}`, "sale.order.update")
	orders := sale.NewOrder(r.client)
	order := must[sale.OrderAnswer](t)(orders.Get(t.Context(), sale.OrderGetParams{ID: "27"})).Order
	order.Comments = "Ring twice"
	_, err := orders.Update(t.Context(), sale.OrderUpdateParams{ID: order.ID, Fields: sale.OrderInput{
		Price: &order.Price, StatusID: &order.StatusID, Canceled: &order.Canceled, Comments: &order.Comments,
		ResponsibleID: &order.ResponsibleID, DateInsert: &order.DateInsert,
	}})
	r.sent(err, `{"id":27,"fields":{"price":1500.5,"statusId":"N","canceled":"N","comments":"Ring twice","responsibleId":1,"dateInsert":"2024-04-11T12:02:14+03:00"}}`)
}

func TestWriteBackFile(t *testing.T) {
	r := newRecord(t, "disk.file.get", `{"ID":"9043","NAME":"plan.txt","PARENT_ID":"8"}`, "disk.file.rename")
	files := disk.NewFile(r.client)
	file := must[disk.File](t)(files.Get(t.Context(), disk.FileGetParams{ID: "9043"}))
	_, err := files.Rename(t.Context(), disk.FileRenameParams{ID: file.ID, NewName: "old " + file.Name})
	r.sent(err, `{"id":9043,"newName":"old plan.txt"}`)
}

func TestWriteBackUser(t *testing.T) {
	r := newRecord(t, "user.get", `[{"ID":"1","ACTIVE":true,"NAME":"Ada","PERSONAL_BIRTHDAY":"1990-12-10T03:00:00+03:00","WORK_POSITION":"Analyst","UF_DEPARTMENT":[1,7]}]`, "user.update")
	users := user.New(r.client)
	row := must[[]user.User](t)(users.Get(t.Context(), user.GetParams{Filter: b24.Where("ID", b24.Eq, "1")}))[0]
	row.WorkPosition = "Director"
	_, err := users.Update(t.Context(), user.UpdateParams{
		ID: row.ID, Active: &row.Active, Name: &row.Name, PersonalBirthday: &row.PersonalBirthday, WorkPosition: &row.WorkPosition, UFDepartment: row.UFDepartment,
	})
	r.sent(err, `{"ID":1,"ACTIVE":"Y","NAME":"Ada","PERSONAL_BIRTHDAY":"1990-12-10T03:00:00+03:00","WORK_POSITION":"Director","UF_DEPARTMENT":[1,7]}`)
}

func TestWriteBackEvent(t *testing.T) {
	r := newRecord(t, "calendar.event.get", `[{"ID":"1265","OWNER_ID":"1","NAME":"Meeting","DATE_FROM":"12/31/2025 09:00:00 am",
		"ACCESSIBILITY":"busy","IMPORTANCE":"normal","IS_MEETING":true,"COLOR":"#9cbe1c","REMIND":[{"type":"min","count":0}]}]`, "calendar.event.update")
	events := calendar.NewEvent(r.client)
	event := must[[]calendar.Event](t)(events.Get(t.Context(), calendar.EventGetParams{Type: "user", OwnerID: "1"}))[0]
	event.Name = "Review"
	_, err := events.Update(t.Context(), calendar.EventUpdateParams{
		ID: event.ID, Type: "user", OwnerID: event.OwnerID, Name: event.Name, From: &event.DateFrom,
		Accessibility: &event.Accessibility, Importance: &event.Importance, IsMeeting: &event.IsMeeting, Color: &event.Color, Remind: event.Remind,
	})
	r.sent(err, `{"id":1265,"type":"user","ownerId":1,"name":"Review","from":"12/31/2025 09:00:00 am",
		"accessibility":"busy","importance":"normal","is_meeting":"Y","color":"#9cbe1c","remind":[{"type":"min","count":0}]}`)
}

func TestWriteBackTaskV3(t *testing.T) {
	r := newRecord(t, "tasks.task.get", `{"item":{"id":51,"title":"Report","deadline":"2026-03-01T19:00:00+03:00","startPlan":null,"responsibleId":7,"responsible":{"id":7,"name":"Ann"},
		"priority":"low","needsControl":true,"groupId":3,"estimatedTime":3600,"accomplices":[{"id":8,"name":"Bo"}],"parent":{"id":50,"title":"Plan"},"crmItemIds":["D_5"]}}`, "tasks.task.update")
	service := tasksv3.NewTask(r.client)
	task := must[tasksv3.TaskAnswer](t)(service.Get(t.Context(), tasksv3.TaskGetParams{ID: "51"})).Item
	task.Title, task.Priority = "Yearly report", tasksv3.TaskPriorityHigh
	_, err := service.Update(t.Context(), tasksv3.TaskUpdateParams{ID: task.ID, Fields: tasksv3.TaskInput{
		Title: &task.Title, Deadline: &task.Deadline, ResponsibleID: &task.Responsible.ID, Priority: &task.Priority, NeedsControl: &task.NeedsControl,
		GroupID: &task.GroupID, EstimatedTime: &task.EstimatedTime, Accomplices: []b24.ID{task.Accomplices[0].ID}, ParentID: &task.Parent.ID, CRMItemIDs: task.CRMItemIDs,
	}})
	r.sent(err, `{"id":51,"fields":{"title":"Yearly report","deadline":"2026-03-01T19:00:00+03:00","responsibleId":7,"priority":"high","needsControl":true,
		"groupId":3,"estimatedTime":3600,"accomplices":[8],"parentId":50,"crmItemIds":["D_5"]}}`)
}

// The ids of a list's rows, and a reference to the result of another command, are
// ids that get takes.
func TestIDsOfListsGoIntoBatches(t *testing.T) {
	portal := b24test.New(t)
	table := b24test.NewTable("ID", 3)
	portal.Handle("crm.deal.list", table.List)
	portal.Handle("crm.deal.get", b24test.Func(func(c *b24test.Call) (any, error) {
		return map[string]any{"ID": c.Text("ID"), "TITLE": "Deal " + c.Text("ID"), "CONTACT_ID": "4" + c.Text("ID")}, nil
	}))
	portal.Handle("crm.contact.get", b24test.Func(func(c *b24test.Call) (any, error) {
		return map[string]any{"ID": c.Text("ID"), "NAME": "Contact " + c.Text("ID")}, nil
	}))
	client := portal.Client()

	batch := client.NewBatch(b24.WithHalt())
	var contacts []*b24.Handle[crm.Contact]
	for row, err := range crm.NewDeal(client).ListAll(t.Context(), crm.DealListParams{}) {
		if err != nil {
			t.Fatal(err)
		}
		deal := b24.Add(batch, crm.DealGetParams{ID: row.ID})
		contacts = append(contacts, b24.Add(batch, crm.ContactGetParams{ID: deal.Ref("CONTACT_ID").ID()}))
	}
	list := b24.Add(batch, crm.DealListParams{})
	first := b24.Add(batch, crm.DealGetParams{ID: list.Ref(0, "ID").ID()})
	if err := batch.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Contact 41", "Contact 42", "Contact 43"} {
		if contact, err := contacts[i].Result(); err != nil || contact.Name != want {
			t.Errorf("contact of row %d is %q, error %v, want %q", i, contact.Name, err, want)
		}
	}
	if deal, err := first.Result(); err != nil || deal.Title != "Deal 1" {
		t.Errorf("the first deal is %q, error %v", deal.Title, err)
	}
}
