package b24test_test

import (
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// commentAdd has its fields in an order that is not the alphabet's.
type commentAdd struct {
	TaskID int            `json:"TASKID"`
	Fields map[string]any `json:"FIELDS"`
	After  *int           `json:"AFTER,omitzero"`
}

func (commentAdd) RESTMethod() b24.Method[[]any] {
	return b24.Method[[]any]{Name: "task.commentitem.add", Positional: true}
}

func TestChecklist10Positional(t *testing.T) {
	for name, client := range map[string]func(*b24test.Portal) *b24.Client{
		"webhook": func(p *b24test.Portal) *b24.Client { return p.Client() },
		"app":     func(p *b24test.Portal) *b24.Client { return p.AppClient() },
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("task.commentitem.add", b24test.Positional(b24test.Result([]any{})))
			c := client(p)
			message := map[string]any{"POST_MESSAGE": "x"}
			result(t, c, commentAdd{TaskID: 123, Fields: message})
			result(t, c, commentAdd{TaskID: 123, Fields: message, After: new(7)})
			calls := p.Calls("task.commentitem.add")
			same(t, "arguments", jsonOf(t, calls[0].Args), `[123, {"POST_MESSAGE": "x"}]`)
			same(t, "arguments", jsonOf(t, calls[1].Args), `[123, {"POST_MESSAGE": "x"}, 7]`)
		})
	}
}

func TestChecklist10PositionalAnyMethod(t *testing.T) {
	p := b24test.New(t)
	p.Handle("task.item.list", b24test.Positional(b24test.Result(1)))
	_, err := b24.Call[int](t.Context(), p.Client(), "task.item.list", []any{map[string]any{"ID": "asc"}, map[string]any{}}, b24.ByPosition())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "arguments", jsonOf(t, p.Calls("task.item.list")[0].Args), `[{"ID": "asc"}, {}]`)
}
