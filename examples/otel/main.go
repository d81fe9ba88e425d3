// Command otel has the calls of a program in its traces: a span for each request, with
// the method, the commands of a batch, and what the portal says of its own time. It is a
// module of its own, since b24 and the SDK need the standard library alone.
package main

import (
	"context"
	"log"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/stdout/stdouttrace"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/generated/crm"
)

func main() {
	exporter, err := stdouttrace.New(stdouttrace.WithPrettyPrint())
	if err != nil {
		log.Fatal(err)
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter))
	client, err := b24.NewWebhookClient(os.Getenv("B24_WEBHOOK"), b24.WithTrace(spans(provider.Tracer("example"))))
	if err != nil {
		log.Fatal(err)
	}
	_, err = crm.NewItem(client).List(context.Background(), crm.ItemListParams{EntityTypeID: 2})
	if flushed := provider.Shutdown(context.Background()); err == nil {
		err = flushed
	}
	if err != nil {
		log.Fatal(err)
	}
}

// spans makes a span of each request. A call that is repeated has several, beside each
// other in the caller's span.
func spans(tracer trace.Tracer) b24.Trace {
	return func(ctx context.Context, a b24.Attempt) (context.Context, func(b24.Attempt)) {
		ctx, span := tracer.Start(ctx, "bitrix24 "+a.Method, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(
			attribute.String("bitrix24.method", a.Method),
			attribute.String("bitrix24.api", a.API.String()),
			attribute.Int("bitrix24.attempt", a.Number),
			attribute.StringSlice("bitrix24.commands", a.Commands),
		))
		return ctx, func(a b24.Attempt) {
			defer span.End()
			span.SetAttributes(
				attribute.Int("http.response.status_code", a.Status),
				attribute.Float64("bitrix24.duration", a.Time.Duration.Seconds()),
				attribute.Float64("bitrix24.operating", a.Time.Operating.Seconds()),
			)
			if a.Err != nil { // its text holds no secret
				span.SetStatus(codes.Error, a.Err.Error())
				span.SetAttributes(attribute.String("error.type", string(b24.CodeOf(a.Err))))
			}
		}
	}
}
