package b24test_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

// sectionsOf runs a batch and returns its sections without the timings.
func sectionsOf(t *testing.T, p *b24test.Portal, body string) map[string]any {
	t.Helper()
	got, _ := call(t, p, "batch", body).body["result"].(map[string]any)
	delete(got, "result_time")
	return got
}

func echo(c *b24test.Call) b24test.Reply { return b24test.Reply{Result: c.Params} }

func TestBatchRunsInOrderWithReferences(t *testing.T) {
	p := b24test.New(t)
	p.Handle("user.get", b24test.Result([]any{map[string]any{"ID": "5", "TAGS": []string{"a", "b"}}}))
	p.Handle("echo", echo)
	got := sectionsOf(t, p, `{"halt": 0, "cmd": {
		"z": "user.get?x=1",
		"a": "echo?id=%24result%5Bz%5D%5B0%5D%5BID%5D&text=no%20$result[z][0][ID]!&tags=$result[z][0][TAGS]&lost=$result[b][ID]",
		"m": "echo?from=$result[a][id]&f[>ID]=7"}}`)
	same(t, "sections", got, `{
		"result": {
			"z": [{"ID": "5", "TAGS": ["a", "b"]}],
			"a": {"id": "5", "text": "no 5!", "tags": ["a", "b"], "lost": "$result[b][ID]"},
			"m": {"from": "5", "f": {">ID": "7"}}},
		"result_error": [], "result_total": [], "result_next": []}`)
	var order []string
	for _, c := range p.Calls("")[1:] {
		order = append(order, c.Command)
	}
	if strings.Join(order, "") != "zam" {
		t.Errorf("the commands ran in the order %v, want the received one", order)
	}
}

func TestBatchErrors(t *testing.T) {
	p := b24test.New(t)
	p.Handle("good", b24test.Result(nil))
	p.Handle("bad", b24test.Fail(400, 100, "no"))
	p.Handle("busy", b24test.OperationTimeLimit())
	p.Handle("file", p.Upload("file", b24test.Result(1)))
	const commands = `"cmd": ["good", "bad", "busy", "batch?cmd[]=good", "file", "good"]`
	same(t, "all run", sectionsOf(t, p, `{`+commands+`}`), `{
		"result": {"0": null, "5": null},
		"result_error": {
			"1": {"error": 100, "error_description": "no"},
			"2": {"error": "OPERATION_TIME_LIMIT", "error_description": "Method is blocked due to operation time limit"},
			"3": {"error": "ERROR_BATCH_METHOD_NOT_ALLOWED", "error_description": "Method is not allowed in batch"},
			"4": {"error": "ERROR_BATCH_METHOD_NOT_ALLOWED", "error_description": "Method is not allowed in batch"}},
		"result_total": [], "result_next": []}`)
	same(t, "halted", sectionsOf(t, p, `{"halt": true, `+commands+`}`), `{
		"result": [null],
		"result_error": {"1": {"error": 100, "error_description": "no"}},
		"result_total": [], "result_next": []}`)
	same(t, "no text", sectionsOf(t, p, `{"cmd": [["good", {"id": 1}], null]}`), `{
		"result": [],
		"result_error": [
			{"error": "ERROR_METHOD_NOT_FOUND", "error_description": "Method not found: a command is a text such as crm.deal.get?id=1"},
			{"error": "ERROR_METHOD_NOT_FOUND", "error_description": "Method not found: a command is a text such as crm.deal.get?id=1"}],
		"result_total": [], "result_next": []}`)
}

func TestBatchHoldsFiftyCommands(t *testing.T) {
	p := b24test.New(t)
	p.Handle("add", b24test.Result(1))
	commands, _ := json.Marshal(strings.Split(strings.Repeat("add ", 52), " ")[:52])
	got := sectionsOf(t, p, fmt.Sprintf(`{"cmd": %s}`, commands))
	const refusal = `{"error": "ERROR_BATCH_LENGTH_EXCEEDED", "error_description": "Max batch length exceeded"}`
	same(t, "errors", got["result_error"], `{"50": `+refusal+`, "51": `+refusal+`}`)
	if n := p.Count("add"); n != 50 {
		t.Errorf("%d commands ran, want 50", n)
	}
}

func TestBatchByForm(t *testing.T) {
	p := b24test.New(t)
	p.Handle("echo", echo)
	got, err := try(p, "POST", p.WebhookURL()+"batch", "application/x-www-form-urlencoded",
		"halt=0&cmd[a]=echo%3Fname%3DJohn%2526Martin")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "result", got.body["result"].(map[string]any)["result"], `{"a": {"name": "John&Martin"}}`)
}

func TestBatchDropsNull(t *testing.T) {
	p := b24test.New(t)
	p.BatchDropsNull = true
	p.Handle("null", b24test.Result(nil))
	got := call(t, p, "batch", `{"cmd": {"a": "null"}}`).body["result"].(map[string]any)
	same(t, "result", got["result"], `[]`)
	if _, ok := got["result_time"].(map[string]any)["a"]; !ok {
		t.Error("result_time does not tell that the command ran")
	}
}

func TestBatchBreaksWithACommand(t *testing.T) {
	p := b24test.New(t)
	p.Handle("add", b24test.CloseAfterRun(b24test.Result(1)))
	if _, err := try(p, "POST", p.WebhookURL()+"batch", "application/json", `{"cmd": ["add"]}`); err == nil {
		t.Error("the connection stayed open")
	}
	if n := p.Count("add"); n != 1 {
		t.Errorf("the command ran %d times, want 1", n)
	}
}

func TestBatchV3(t *testing.T) {
	p := b24test.New(t)
	p.HandleV3("add", b24test.Result(map[string]any{"item": map[string]any{"id": 5}}))
	p.HandleV3("list", b24test.JSON(`{"items": [{"id": 1}, {"id": 2}]}`))
	p.HandleV3("echo", echo)
	p.HandleV3("bad", b24test.FailV3(400, "CODE", "no"))
	got := callV3(t, p, "batch", `[
		{"method": "add", "query": {}, "as": "a"}, {"method": "list", "as": "l"},
		{"method": "echo", "query": {"id": {"$ref": "a.item.id"}, "ids": {"$refArray": "l.id"}}}]`)
	same(t, "result", got.body["result"], `[
		{"item": {"id": 5}}, {"items": [{"id": 1}, {"id": 2}]}, {"id": 5, "ids": [1, 2]}]`)

	for body, code := range map[string]string{
		`[{"method": "add"}, {"method": "bad"}]`:                            "CODE",
		`{"cmd": {"a": "add"}}`:                                             "BITRIX_REST_V3_EXCEPTION_INVALIDSELECTEXCEPTION",
		`[{"method": "echo", "query": {"id": {"$ref": "nobody.item.id"}}}]`: "BITRIX_REST_V3_EXCEPTION_INVALIDSELECTEXCEPTION",
		`[{"method": "nothing"}]`:                                           "BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION",
	} {
		got := callV3(t, p, "batch", body)
		if e, _ := got.body["error"].(map[string]any); e["code"] != code || got.body["result"] != nil {
			t.Errorf("%s answers %s, want only the error %s", body, got.text, code)
		}
	}
}
