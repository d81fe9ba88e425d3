package b24test_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// askFor posts JSON to a method by the portal's webhook, to show what the portal
// answers; see [b24test.Portal.Client] for a client.
func askFor(p *b24test.Portal, method, body string) string {
	res, err := p.HTTPClient().Post(p.WebhookURL()+method, "application/json", strings.NewReader(body))
	if err != nil {
		return "no answer"
	}
	defer res.Body.Close()
	text, _ := io.ReadAll(res.Body)
	return fmt.Sprintf("%d %s", res.StatusCode, text)
}

// A portal for a test is made by [b24test.New], which takes the test. An
// example has none and uses [b24test.Start].
func Example() {
	p := b24test.Start()
	defer p.Close()

	p.Handle("crm.deal.get", b24test.WithoutTime(b24test.Result(map[string]any{"ID": "7", "TITLE": "Chairs"})))
	fmt.Println(askFor(p, "crm.deal.get", `{"id": 7}`))
	fmt.Println(p.Calls("crm.deal.get")[0].Int("id"))
	// Output:
	// 200 {"result":{"ID":"7","TITLE":"Chairs"}}
	// 7
}

// The method runs, and the client does not hear of it. The count tells whether
// a client has repeated a call that it must not repeat.
func ExampleCloseAfterRun() {
	p := b24test.Start()
	defer p.Close()

	p.Handle("crm.deal.add", b24test.CloseAfterRun(b24test.Result(7)))
	fmt.Println(askFor(p, "crm.deal.add", `{}`))
	fmt.Println(p.Count("crm.deal.add"), "deal")
	// Output:
	// no answer
	// 1 deal
}

// Answers are given in turn, and the last one repeats.
func ExamplePortal_Handle() {
	p := b24test.Start()
	defer p.Close()

	p.Handle("crm.deal.add", b24test.QueryLimit(), b24test.WithoutTime(b24test.Result(7)))
	fmt.Println(askFor(p, "crm.deal.add", `{}`))
	fmt.Println(askFor(p, "crm.deal.add", `{}`))
	// Output:
	// 503 {"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}
	// 200 {"result":7}
}

// An answer is a function of the call, so a test can keep a state of its own.
func ExampleFunc() {
	p := b24test.Start()
	defer p.Close()

	titles := []string{}
	p.Handle("crm.deal.add", b24test.WithoutTime(b24test.Func(func(c *b24test.Call) (any, error) {
		title := c.Text("fields", "TITLE")
		if title == "" {
			return nil, &b24test.Failure{Code: "ERROR_ARGUMENT", Description: "no title", Argument: "TITLE"}
		}
		titles = append(titles, title)
		return len(titles), nil
	})))
	fmt.Println(askFor(p, "crm.deal.add", `{"fields": {"TITLE": "Chairs"}}`))
	fmt.Println(askFor(p, "crm.deal.add", `{"fields": {}}`))
	// Output:
	// 200 {"result":1}
	// 400 {"argument":"TITLE","error":"ERROR_ARGUMENT","error_description":"no title"}
}

// The last page of a list has no next.
func ExampleTable() {
	p := b24test.Start()
	defer p.Close()

	deals := b24test.NewTable("ID", 52)
	p.Handle("crm.deal.list", b24test.WithoutTime(deals.List))
	fmt.Println(askFor(p, "crm.deal.list", `{"start": 50}`))
	// Output:
	// 200 {"result":[{"ID":"51","TITLE":"Row 51"},{"ID":"52","TITLE":"Row 52"}],"total":52}
}

// A client of the portal is on its clock, so waiting takes no time.
func ExamplePortal_Client() {
	p := b24test.Start()
	defer p.Close()

	p.Handle("crm.deal.add", b24test.QueryLimit(), b24test.Result(7))
	res, err := b24.Call[int](context.Background(), p.Client(), "crm.deal.add", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(res.Result, "after", len(p.Calls("crm.deal.add")), "calls and", len(p.Clock.Slept()), "wait")
	// Output: 7 after 2 calls and 1 wait
}

// The client renews a token that has expired, once for all calls.
func ExamplePortal_AppClient() {
	p := b24test.Start()
	defer p.Close()

	p.Handle("crm.deal.get", b24test.Result("Chairs"))
	client := p.AppClient()
	p.Clock.Advance(2 * time.Hour)
	for range 3 {
		if _, err := b24.Call[string](context.Background(), client, "crm.deal.get", nil); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(p.Count("crm.deal.get"), "calls,", p.Count(b24test.TokenEndpoint), "renewal")
	// Output: 3 calls, 1 renewal
}

// With a limiter the client stays below what the portal allows.
func ExamplePortal_LimitRate() {
	p := b24test.Start()
	defer p.Close()

	p.LimitRate(50, 2)
	p.Handle("crm.deal.get", b24test.Result("Chairs"))
	limits := b24.NewLimits(b24.StandardPlan(), b24.WithLimitsClock(p.Clock))
	client := p.Client(b24.WithLimiter(limits))
	start := p.Clock.Now()
	for range 68 {
		if _, err := b24.Call[string](context.Background(), client, "crm.deal.get", nil); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(p.Refused(), "refused in", p.Clock.Now().Sub(start))
	// Output: 0 refused in 10s
}

// Both steps of an upload, and what arrived.
func ExamplePortal_Upload() {
	p := b24test.Start()
	defer p.Close()

	p.Handle("disk.folder.uploadFile", p.Upload("file", b24test.Result(map[string]any{"ID": 9011})))
	res, err := b24.Upload(context.Background(), p.Client(), uploadFile{ID: 3},
		b24.UploadFile{Name: "a.txt", Content: strings.NewReader("hello")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range p.Uploaded() {
		fmt.Printf("%s: %s is file %v\n", f.Name, f.Content, res.Result["ID"])
	}
	// Output: a.txt: hello is file 9011
}

type uploadFile struct {
	ID int `json:"id"`
}

func (uploadFile) RESTMethod() b24.Method[map[string]any] {
	return b24.Method[map[string]any]{Name: "disk.folder.uploadFile"}
}

func ExampleEvent() {
	p := b24test.Start()
	defer p.Close()

	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.PostFormValue("auth[application_token]") != p.App.ApplicationToken {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		fmt.Println(r.PostFormValue("event"), r.PostFormValue("data[FIELDS][ID]"))
	})
	event := p.Event("ONCRMDEALADD", map[string]any{"FIELDS": map[string]any{"ID": 7}})
	fmt.Println(event.Send(handler).StatusCode)
	fmt.Println(event.WithToken("guess").Send(handler).StatusCode)
	// Output:
	// ONCRMDEALADD 7
	// 200
	// 403
}

// A secret in a log fails the test; the finding says where, without it.
func ExamplePortal_Logger() {
	p := b24test.Start()
	p.Logger().Info("calling " + p.Endpoint() + p.Webhook.Code)
	fmt.Println(strings.Contains(p.Close().Error(), "calling https://portal.example.com/rest/<webhook code>"))
	// Output: true
}
