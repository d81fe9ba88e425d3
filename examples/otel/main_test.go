package main

import (
	"fmt"
	"strings"
	"testing"

	"go.opentelemetry.io/otel/codes"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/generated/crm"
)

func TestSpans(t *testing.T) {
	portal := b24test.New(t)
	portal.Handle("crm.item.get", b24test.QueryLimit(), b24test.JSON(`{"item":{"id":7}}`))
	portal.Handle("crm.item.delete", b24test.Fail(403, "ACCESS_DENIED", "no"))
	recorder := tracetest.NewSpanRecorder()
	provider := sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(recorder))
	client := portal.Client(b24.WithTrace(spans(provider.Tracer("test"))))

	items := crm.NewItem(client)
	if _, err := items.Get(t.Context(), crm.ItemGetParams{EntityTypeID: 2, ID: "7"}); err != nil {
		t.Fatal(err)
	}
	batch := client.NewBatch()
	b24.Add(batch, crm.ItemGetParams{EntityTypeID: 2, ID: "7"})
	b24.Add(batch, crm.ItemDeleteParams{EntityTypeID: 2, ID: "7"})
	if err := batch.Run(t.Context()); err == nil {
		t.Fatal("no error")
	}
	var got []string
	for _, span := range recorder.Ended() {
		text := span.Name()
		for _, a := range span.Attributes() {
			if a.Key == "http.response.status_code" || a.Key == "bitrix24.commands" {
				text += " " + a.Value.Emit()
			}
		}
		if span.Status().Code == codes.Error {
			text += " " + span.Status().Description
		}
		got = append(got, text)
		b24test.Inspect(portal, fmt.Sprint(span.Attributes(), span.Status()))
	}
	want := `bitrix24 crm.item.get [] 503 crm.item.get: QUERY_LIMIT_EXCEEDED: Too many requests (HTTP 503)
bitrix24 crm.item.get [] 200
bitrix24 batch ["crm.item.get","crm.item.delete"] 200`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}
