package b24_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/b24gen/b24gen/b24"
)

// Company is what generated code has for a result.
type Company struct {
	ID      b24.ID      `json:"ID"`
	Title   string      `json:"TITLE"`
	Revenue b24.Decimal `json:"REVENUE"`
	Open    bool        `json:"OPENED"`
	Created b24.Time    `json:"DATE_CREATE"`
	Extra   b24.Extra   `json:"-"`
}

// CompanyGetParams is what generated code has for parameters.
type CompanyGetParams struct {
	ID    b24.ID    `json:"id"`
	Extra b24.Extra `json:"-"`
}

func (CompanyGetParams) RESTMethod() b24.Method[Company] {
	return b24.Method[Company]{Name: "crm.company.get", Idempotent: true}
}

// CompanyUpdateParams has an optional field.
type CompanyUpdateParams struct {
	ID     b24.ID        `json:"id"`
	Fields CompanyFields `json:"fields"`
}

type CompanyFields struct {
	Title    *string   `json:"TITLE,omitzero"`
	Open     *b24.YN   `json:"OPENED,omitzero"`
	Comments *string   `json:"COMMENTS,omitzero"`
	Tags     []string  `json:"TAGS,omitzero"`
	Extra    b24.Extra `json:"-"`
}

func (CompanyUpdateParams) RESTMethod() b24.Method[bool] {
	return b24.Method[bool]{Name: "crm.company.update"}
}

// CompanyListParams are the parameters of a list.
type CompanyListParams struct {
	Filter map[string]any `json:"filter,omitzero"`
	Select []string       `json:"select,omitzero"`
}

func (CompanyListParams) RESTMethod() b24.Method[[]Company] {
	return b24.Method[[]Company]{Name: "crm.company.list", Idempotent: true}
}

// RESTList says how the method pages.
func (CompanyListParams) RESTList() b24.List {
	return b24.List{By: b24.ByStart, Start: "start", ID: "ID"}
}

// exampleClient is a client of a portal that answers each method with a text.
func exampleClient(answers map[string]string) (c *b24.Client, done func()) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, method, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/rest/1/"), "/")
		body, _ := io.ReadAll(r.Body)
		answer, known := answers[method+" "+string(body)]
		if !known {
			answer, known = answers[method]
		}
		if !known {
			fmt.Printf("%s %s\n", method, body)
			answer = `{"result":true}`
		}
		if strings.HasPrefix(answer, `{"error"`) {
			w.WriteHeader(http.StatusBadRequest)
		}
		io.WriteString(w, answer)
	}))
	c, err := b24.NewWebhookClient(s.URL + "/rest/1/secret/")
	if err != nil {
		panic(err)
	}
	return c, s.Close
}

// The first call: a client of a webhook, parameters, a typed result. Generated
// services put their own name before it: crm.NewCompany(client).Get(ctx, params).
func Example() {
	client, done := exampleClient(map[string]string{
		"crm.company.get": `{"result":{"ID":"17","TITLE":"Example Ltd","REVENUE":"1000000.00","OPENED":"Y","DATE_CREATE":"2026-03-02T15:04:05+03:00","UF_CRM_RANK":"A"}}`,
	})
	defer done()
	// client, err := b24.NewWebhookClient("https://example.bitrix24.com/rest/1/code/")

	res, err := b24.Do(context.Background(), client, CompanyGetParams{ID: "17"})
	if err != nil {
		fmt.Println(err)
		return
	}
	company := res.Result
	fmt.Println(company.Title, company.Revenue, company.Open, company.Created.Year(), company.Extra["UF_CRM_RANK"])
	// Output: Example Ltd 1000000.00 true 2026 A
}

// Any method can be called by its name, with a map or a struct.
func ExampleCall() {
	client, done := exampleClient(map[string]string{"crm.company.fields": `{"result":{"ID":{"type":"integer"},"TITLE":{"type":"string"}}}`})
	defer done()

	type field struct {
		Type string `json:"type"`
	}
	res, err := b24.Call[map[string]field](context.Background(), client, "crm.company.fields", nil, b24.WithIdempotent())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(res.Result["ID"].Type, res.Result["TITLE"].Type)
	// Output: integer string
}

// Codes are errors: compare with errors.Is, or switch over CodeOf.
func ExampleError() {
	client, done := exampleClient(map[string]string{"crm.company.get": `{"error":"ACCESS_DENIED","error_description":"Access denied."}`})
	defer done()

	_, err := b24.Do(context.Background(), client, CompanyGetParams{ID: "17"})
	fmt.Println(err)
	switch {
	case errors.Is(err, b24.ErrAccessDenied):
		fmt.Println("ask for more rights")
	case errors.Is(err, b24.ErrOperationTimeLimit):
		fmt.Println("come back later")
	}

	var failure *b24.Error
	if errors.As(err, &failure) {
		fmt.Println(failure.Code, failure.Status, failure.MayHaveRun)
	}
	// Output:
	// crm.company.get: ACCESS_DENIED: Access denied. (HTTP 400)
	// ask for more rights
	// ACCESS_DENIED 400 false
}

// Optional fields are pointers, made by new: nil leaves a field out. An empty
// text or list clears, and Extra sends null and what is not documented.
func Example_optionalFields() {
	client, done := exampleClient(nil)
	defer done()

	_, err := b24.Do(context.Background(), client, CompanyUpdateParams{
		ID: "17",
		Fields: CompanyFields{
			Title:    new("Example plc"),
			Open:     new(b24.YN(false)),
			Comments: new(""),
			Tags:     []string{},
			Extra:    b24.Extra{"UF_CRM_RANK": nil, "UF_CRM_SCORE": 5},
		},
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// crm.company.update {"id":17,"fields":{"TITLE":"Example plc","OPENED":"N","COMMENTS":"","TAGS":[],"UF_CRM_RANK":null,"UF_CRM_SCORE":5}}
}

// What cannot be read is reported beside the result.
func ExampleFieldError() {
	client, done := exampleClient(map[string]string{"crm.company.get": `{"result":{"ID":"17","TITLE":"Example Ltd","REVENUE":"lots"}}`})
	defer done()

	res, err := b24.Do(context.Background(), client, CompanyGetParams{ID: "17"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(res.Result.Title)
	for _, odd := range res.Odd {
		fmt.Println(odd)
	}
	// Output:
	// Example Ltd
	// REVENUE: cannot read "lots" as b24.Decimal
}

// Custom fields are in Extra. Get reads one as a type, Set sends one.
func ExampleGet() {
	client, done := exampleClient(map[string]string{
		"crm.company.get": `{"result":{"ID":"17","UF_CRM_RANK":"A","UF_CRM_SCORE":"12.50","UF_CRM_SINCE":"2026-03-02"}}`,
	})
	defer done()

	res, err := b24.Do(context.Background(), client, CompanyGetParams{ID: "17"})
	if err != nil {
		fmt.Println(err)
		return
	}
	company := res.Result
	score, ok, err := b24.Get[b24.Decimal](company.Extra, "UF_CRM_SCORE")
	fmt.Println(score, ok, err)
	_, ok, err = b24.Get[string](company.Extra, "UF_CRM_CITY")
	fmt.Println(ok, err)
	_, _, err = b24.Get[int](company.Extra, "UF_CRM_SCORE")
	fmt.Println(err)
	// Output:
	// 12.50 true <nil>
	// false <nil>
	// UF_CRM_SCORE: cannot read "12.50" as int
}

// What cannot be sent is an error at once.
func ExampleExtra_Set() {
	client, done := exampleClient(nil)
	defer done()

	params := CompanyUpdateParams{ID: "17"}
	if err := params.Fields.Extra.Set("UF_CRM_SINCE", b24.Date{Year: 2026, Month: 3, Day: 2}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(params.Fields.Extra.Set("UF_CRM_RANK", func() {}))
	if _, err := b24.Do(context.Background(), client, params); err != nil {
		fmt.Println(err)
	}
	// Output:
	// UF_CRM_RANK: b24: func() cannot be sent: JSON has no such value
	// crm.company.update {"id":17,"fields":{"UF_CRM_SINCE":"2026-03-02"}}
}

// RankedCompany has the fields of the generated type, and custom ones by tags.
type RankedCompany struct {
	Company
	Rank  string   `json:"UF_CRM_RANK"`
	Since b24.Date `json:"UF_CRM_SINCE"`
}

// A call can answer a type of one's own.
func ExampleDoAs() {
	client, done := exampleClient(map[string]string{
		"crm.company.get": `{"result":{"ID":"17","TITLE":"Example Ltd","UF_CRM_RANK":"A","UF_CRM_SINCE":"2026-03-02","UF_CRM_CITY":"Riga"}}`,
	})
	defer done()

	res, err := b24.DoAs[RankedCompany](context.Background(), client, CompanyGetParams{ID: "17"})
	if err != nil {
		fmt.Println(err)
		return
	}
	company := res.Result
	fmt.Println(company.Title, company.Rank, company.Since, company.Extra["UF_CRM_CITY"])
	// Output: Example Ltd A 2026-03-02 Riga
}

// So can a list.
func ExampleListAs_customFields() {
	client, done := exampleClient(map[string]string{
		`crm.company.list {"select":["TITLE","UF_*"]}`: `{"result":[{"TITLE":"Example Ltd","UF_CRM_RANK":"A"},{"TITLE":"Sample GmbH","UF_CRM_RANK":"B"}],"total":2}`,
	})
	defer done()

	params := CompanyListParams{Select: []string{"TITLE", "UF_*"}}
	for company, err := range b24.ListAs[RankedCompany](context.Background(), client, params) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(company.Title, company.Rank)
	}
	// Output:
	// Example Ltd A
	// Sample GmbH B
}

// Marshal and Unmarshal keep custom fields, encoding/json does not.
func ExampleMarshal() {
	company := Company{ID: "17", Extra: b24.Extra{"UF_CRM_RANK": "A"}}
	kept, err := b24.Marshal(company)
	fmt.Println(string(kept), err)
	lost, err := json.Marshal(company)
	fmt.Println(string(lost), err)
	// Output:
	// {"ID":17,"TITLE":"","REVENUE":"","OPENED":false,"DATE_CREATE":"","UF_CRM_RANK":"A"} <nil>
	// {"ID":17,"TITLE":"","REVENUE":"","OPENED":false,"DATE_CREATE":""} <nil>
}

// WithStrict makes an error of what does not fit.
func ExampleWithStrict() {
	client, done := exampleClient(map[string]string{"crm.company.get": `{"result":{"ID":"17","REVENUE":"lots"}}`})
	defer done()

	_, err := b24.Do(context.Background(), client, CompanyGetParams{ID: "17"}, b24.WithStrict())
	fmt.Println(err)
	var odd b24.FieldError
	if errors.As(err, &odd) {
		fmt.Println(odd)
	}
	// Output:
	// crm.company.get: a value does not fit: REVENUE as b24.Decimal (HTTP 200)
	// REVENUE: cannot read "lots" as b24.Decimal
}

// A batch is one request. Its commands run in their order, and a later one can
// use the result of an earlier one.
func ExampleBatch() {
	client, done := exampleClient(map[string]string{
		`batch {"halt":1,"cmd":{"c0":"crm.company.add?fields[TITLE]=Example%20Ltd","c1":"crm.deal.add?fields[COMPANY_ID]=%24result%5Bc0%5D"}}`: `{"result":{"result":{"c0":17,"c1":23},"result_error":[]}}`,
	})
	defer done()

	b := client.NewBatch(b24.WithHalt())
	company := b24.AddCall[b24.ID](b, "crm.company.add", map[string]any{"fields": map[string]any{"TITLE": "Example Ltd"}})
	deal := b24.AddCall[b24.ID](b, "crm.deal.add", map[string]any{"fields": map[string]any{"COMPANY_ID": company.Ref()}})
	if err := b.Run(context.Background()); err != nil {
		fmt.Println(err)
		return
	}
	id, _ := deal.Result()
	fmt.Println("deal", id)
	// Output: deal 23
}

// DealAddParams are what generated code has for parameters with a reference to another
// object.
type DealAddParams struct {
	Fields struct {
		Title     string `json:"TITLE"`
		CompanyID b24.ID `json:"COMPANY_ID"`
	} `json:"fields"`
}

// RESTMethod names the method and its result.
func (DealAddParams) RESTMethod() b24.Method[b24.ID] {
	return b24.Method[b24.ID]{Name: "crm.deal.add"}
}

// A reference goes wherever an id goes, and by Extra to any other place.
func ExampleHandle_Ref() {
	client, done := exampleClient(map[string]string{
		`batch {"halt":1,"cmd":{"c0":"crm.company.list?select[0]=ID","c1":"crm.deal.add?fields[TITLE]=New&fields[COMPANY_ID]=%24result%5Bc0%5D%5B0%5D%5BID%5D"}}`: `{"result":{"result":{"c0":[{"ID":"17"}],"c1":23},"result_error":[]}}`,
	})
	defer done()

	b := client.NewBatch(b24.WithHalt())
	companies := b24.Add(b, CompanyListParams{Select: []string{"ID"}})
	var add DealAddParams
	add.Fields.Title = "New"
	add.Fields.CompanyID = companies.Ref(0, "ID").ID()
	deal := b24.Add(b, add)
	if err := b.Run(context.Background()); err != nil {
		fmt.Println(err)
		return
	}
	id, _ := deal.Result()
	fmt.Println("deal", id)
	// Output: deal 23
}

// Commands fail one by one; Rerun sends those once more that did not succeed.
func ExampleBatch_Rerun() {
	client, done := exampleClient(map[string]string{
		`batch {"halt":0,"cmd":{"c0":"crm.company.get?id=17","c1":"crm.company.get?id=18"}}`: `{"result":{"result":{"c0":{"ID":17,"TITLE":"Example Ltd"}},"result_error":{"c1":{"error":"OPERATION_TIME_LIMIT","error_description":"Method is blocked"}}}}`,
		`batch {"halt":0,"cmd":{"c1":"crm.company.get?id=18"}}`:                              `{"result":{"result":{"c1":{"ID":18,"TITLE":"Sample GmbH"}},"result_error":[]}}`,
	})
	defer done()

	b := client.NewBatch()
	first := b24.Add(b, CompanyGetParams{ID: "17"})
	second := b24.Add(b, CompanyGetParams{ID: "18"})
	err := b.Run(context.Background())
	fmt.Println(err)
	if errors.Is(err, b24.ErrOperationTimeLimit) {
		err = b.Rerun(context.Background())
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range []*b24.Handle[Company]{first, second} {
		company, _ := h.Result()
		fmt.Println(company.Title)
	}
	// Output:
	// batch: 1 commands failed, 0 did not run
	// crm.company.get: OPERATION_TIME_LIMIT: Method is blocked
	// Example Ltd
	// Sample GmbH
}

// Lists are read to their end, page by page. Generated services have a method
// for it: crm.NewCompany(client).ListAll(ctx, params).
func ExampleListAs() {
	client, done := exampleClient(map[string]string{
		`crm.company.list {"select":["ID","TITLE"]}`:            `{"result":[{"ID":"17","TITLE":"Example Ltd"}],"next":50,"total":2}`,
		`crm.company.list {"select":["ID","TITLE"],"start":50}`: `{"result":[{"ID":"18","TITLE":"Sample GmbH"}],"total":2}`,
	})
	defer done()

	params := CompanyListParams{Select: []string{"ID", "TITLE"}}
	for company, err := range b24.ListAs[Company](context.Background(), client, params) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(company.ID, company.Title)
	}
	// Output:
	// 17 Example Ltd
	// 18 Sample GmbH
}

// Long lists are read by id, which is faster and takes no notice of rows that
// come and go. WithPageHook tells the position from which another run can go on.
func ExampleWithByID() {
	client, done := exampleClient(map[string]string{
		`crm.company.list {"filter":{"OPENED":"Y"},"order":{"ID":"ASC"},"start":-1}`:          `{"result":[{"ID":"17"},{"ID":"18"}],"total":0}`,
		`crm.company.list {"filter":{"OPENED":"Y",">ID":18},"order":{"ID":"ASC"},"start":-1}`: `{"result":[{"ID":"21"}],"total":0}`,
	})
	defer done()

	params := CompanyListParams{Filter: map[string]any{"OPENED": "Y"}}
	keep := b24.WithPageHook(func(p b24.Page) { fmt.Printf("%d rows, next %q\n", p.Rows, p.Next) })
	for company, err := range b24.ListAs[Company](context.Background(), client, params, b24.WithByID(), keep) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(company.ID)
	}
	// Output:
	// 2 rows, next "18"
	// 17
	// 18
	// 1 rows, next ""
	// 21
}

// DiskFile is what a portal tells of a file.
type DiskFile struct {
	ID          b24.ID `json:"ID"`
	DownloadURL string `json:"DOWNLOAD_URL"`
}

// UploadFileParams are parameters as the generated packages have them.
type UploadFileParams struct {
	ID int `json:"id"`
}

// RESTMethod names the method and its result.
func (UploadFileParams) RESTMethod() b24.Method[DiskFile] {
	return b24.Method[DiskFile]{Name: "disk.folder.uploadFile"}
}

// A file goes up as a stream and comes down as one.
func ExampleUpload() {
	portal := diskPortal() // plays a portal
	defer portal.Close()
	client, err := b24.NewWebhookClient(portal.URL + "/rest/1/webhookcode/")
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()

	res, err := b24.Upload(ctx, client, UploadFileParams{ID: 7}, b24.UploadFile{
		Name:     "report.txt",
		Content:  strings.NewReader("All is well."),
		Progress: func(sent int64) { fmt.Println("sent", sent, "bytes") },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("file", res.Result.ID)

	file, err := client.Download(ctx, res.Result.DownloadURL)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Body.Close()
	content, err := io.ReadAll(file.Body)
	fmt.Println(file.Name, string(content), err)
	// Output:
	// sent 12 bytes
	// file 9011
	// report.txt All is well. <nil>
}

func diskPortal() *httptest.Server {
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	mux.HandleFunc("/rest/1/webhookcode/disk.folder.uploadFile", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"result":{"field":"file","uploadUrl":"%s/rest/upload.json?token=up"}}`, s.URL)
	})
	var content []byte
	mux.HandleFunc("/rest/upload.json", func(w http.ResponseWriter, r *http.Request) {
		if f, _, err := r.FormFile("file"); err == nil {
			content, _ = io.ReadAll(f)
		}
		fmt.Fprintf(w, `{"result":{"ID":9011,"DOWNLOAD_URL":"%s/rest/download.json?token=down"}}`, s.URL)
	})
	mux.HandleFunc("/rest/download.json", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="report.txt"`)
		w.Write(content)
	})
	return s
}
