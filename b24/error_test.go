package b24_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestErrors(t *testing.T) {
	for name, test := range map[string]struct {
		answer string
		want   b24.Error
		text   string
	}{
		"text": {`400 {"error":"MISSING_PARAMS","error_description":"Invalid parameters"}`,
			b24.Error{Code: "MISSING_PARAMS", Description: "Invalid parameters", Status: 400},
			"x.y: MISSING_PARAMS: Invalid parameters (HTTP 400)"},
		"number":        {`400 {"error":100,"error_description":"d"}`, b24.Error{Code: "100", Description: "d", Status: 400}, "x.y: 100: d (HTTP 400)"},
		"zero":          {`400 {"error":0,"error_description":"d"}`, b24.Error{Code: "0", Description: "d", Status: 400}, "x.y: 0: d (HTTP 400)"},
		"digits":        {`400 {"error":"100"}`, b24.Error{Code: "100", Status: 400}, "x.y: 100 (HTTP 400)"},
		"empty":         {`400 {"error":"","error_description":"Not found"}`, b24.Error{Description: "Not found", Status: 400}, "x.y: Not found (HTTP 400)"},
		"all empty":     {`400 {"error":"","error_description":""}`, b24.Error{Status: 400}, "x.y (HTTP 400)"},
		"description":   {`400 {"error_description":"d"}`, b24.Error{Description: "d", Status: 400}, "x.y: d (HTTP 400)"},
		"argument":      {`400 {"error":"ERROR_ARGUMENT","error_description":"d","argument":"EMAIL"}`, b24.Error{Code: "ERROR_ARGUMENT", Description: "d", Argument: "EMAIL", Status: 400}, "x.y: ERROR_ARGUMENT: d: argument EMAIL (HTTP 400)"},
		"status 200":    {`{"error":"E","error_description":"d"}`, b24.Error{Code: "E", Description: "d", Status: 200}, "x.y: E: d (HTTP 200)"},
		"in result":     {`{"result":{"result":false,"error":"E","error_description":"d"}}`, b24.Error{Code: "E", Description: "d", Status: 200}, "x.y: E: d (HTTP 200)"},
		"error first":   {`{"error":"E","result":[],"total":0}`, b24.Error{Code: "E", Status: 200}, "x.y: E (HTTP 200)"},
		"html":          {`404 <html>no</html>`, b24.Error{Status: 404, Body: "<html>no</html>"}, "x.y: not the answer of a portal: not JSON: no value at byte 0 (HTTP 404)"},
		"empty body":    {`404 `, b24.Error{Status: 404}, "x.y: not the answer of a portal: not JSON: no value at byte 0 (HTTP 404)"},
		"truncated":     {`{"result":{"a`, b24.Error{Status: 200, MayHaveRun: true, Body: `{"result":{"a`}, "x.y: not the answer of a portal: not JSON: a string without an end at byte 11 (HTTP 200)"},
		"5xx":           {`502 <html>`, b24.Error{Status: 502, MayHaveRun: true, Body: "<html>"}, "x.y: not the answer of a portal: not JSON: no value at byte 0 (HTTP 502)"},
		"result on 4xx": {`404 {"result":[]}`, b24.Error{Status: 404, Body: `{"result":[]}`}, "x.y (HTTP 404)"},
		"v3": {`400 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION","message":"m","validation":[{"field":"title","message":"too short"}]}}`,
			b24.Error{Code: b24.ErrV3RequestValidation, Description: "m", Validation: []b24.Violation{{Field: "title", Message: "too short"}}, Status: 400},
			"x.y: BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION: m: title: too short (HTTP 400)"},
		"v3 without validation": {`400 {"error":{"code":"access_denied","message":"m"}}`, b24.Error{Code: "access_denied", Description: "m", Status: 400}, "x.y: access_denied: m (HTTP 400)"},
		"internal":              {`500 {"error":"INTERNAL_SERVER_ERROR","error_description":"d"}`, b24.Error{Code: "INTERNAL_SERVER_ERROR", Description: "d", Status: 500, MayHaveRun: true}, "x.y: INTERNAL_SERVER_ERROR: d (HTTP 500)"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, answers(test.answer))
			err := callErr(t, p.client(t), "x.y", nil)
			var got *b24.Error
			if !errors.As(err, &got) {
				t.Fatalf("error %v", err)
			}
			test.want.Method, test.want.Attempts = "x.y", 1
			if diff := cmp.Diff(test.want, *got, cmpopts.IgnoreFields(b24.Error{}, "Cause")); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.text, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSuccessWithErrorLikeFields(t *testing.T) {
	for _, body := range []string{
		`{"result":{"result":false}}`,
		`{"result":{"error":"E","error_description":"d","result":true}}`,
		`{"result":{"items":[{"error_description":"d"}]}}`,
		`{"result":1,"error":null}`,
	} {
		p := newPortal(t, answers(body))
		if err := callErr(t, p.client(t), "x.y", nil); err != nil {
			t.Errorf("%s: %v", body, err)
		}
	}
}

func TestCodes(t *testing.T) {
	err := fmt.Errorf("sync: %w", &b24.Error{Method: "x.y", Code: "Expired_Token", Cause: context.Canceled})
	if !errors.Is(err, b24.ErrExpiredToken) || errors.Is(err, b24.ErrNoAuthFound) || errors.Is(err, b24.Code("")) {
		t.Error("errors.Is does not compare codes without case")
	}
	if !errors.Is(err, context.Canceled) {
		t.Error("the cause is lost")
	}
	if got := b24.CodeOf(err); got != "Expired_Token" {
		t.Errorf("CodeOf is %q", got)
	}
	if got := b24.CodeOf(errors.New("other")); got != "" {
		t.Errorf("CodeOf another error is %q", got)
	}
	if got := b24.CodeOf(b24.ErrAccessDenied); got != b24.ErrAccessDenied {
		t.Errorf("CodeOf a code is %q", got)
	}
}

// Whatever goes wrong, the webhook's code and the token stay out of it.
func TestSecretsStayHidden(t *testing.T) {
	echo := newPortal(t, func(w http.ResponseWriter, r request, _ int) {
		w.WriteHeader(http.StatusBadGateway)
		fmt.Fprintf(w, "<p>%s?%s %s %s</p>", r.path, r.query, r.body, r.header.Get("Authorization"))
	})
	described := newPortal(t, func(w http.ResponseWriter, r request, _ int) {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"error":"E","error_description":%q,"argument":%q}`, r.path+r.body, r.path)
	})
	closed := newPortal(t, answers(""))
	closed.Close()

	var log strings.Builder
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	for _, p := range []*portal{echo, described, closed} {
		for _, c := range []*b24.Client{
			p.client(t, b24.WithLogger(logger)),
			b24.NewClient(&tokenAuth{endpoint: p.URL + "/rest/"}, b24.WithLogger(logger), b24.WithClock(p.clock)),
		} {
			for _, opts := range [][]b24.CallOption{nil, {b24.WithV3()}, {b24.WithForm()}, {b24.WithIdempotent()}} {
				err := callErr(t, c, "x.y", map[string]any{"a": 1}, opts...)
				if err == nil {
					t.Fatal("no error")
				}
				fmt.Fprintf(&log, "%v %+v %#v %v %#v\n", err, err, err, *err.(*b24.Error), errors.Unwrap(err))
			}
			fmt.Fprintf(&log, "%v %+v\n", c, c)
		}
	}
	for _, secret := range []string{webhookCode, "t0ken"} {
		if _, after, found := strings.Cut(log.String(), secret); found {
			t.Errorf("%s appears before %.80s", secret, after)
		}
	}
}

func TestWebhookAddresses(t *testing.T) {
	for address, host := range map[string]string{
		"https://p.example.com/rest/1/c0de/":              "p.example.com",
		"https://p.example.com/rest/1/c0de":               "p.example.com",
		" https://p.example.com/rest/1/c0de/crm.deal.get": "p.example.com",
		"https://p.example.com/rest/api/1/c0de/":          "p.example.com",
		"http://127.0.0.1:80/rest/1/c0de/":                "127.0.0.1:80",
	} {
		w, err := b24.NewWebhook(address)
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		access, _ := w.Access(t.Context())
		if !strings.HasSuffix(access.Endpoint, host+"/rest/") || access.Webhook.Reveal() != "1/c0de" {
			t.Errorf("%s: %s", address, access.Endpoint)
		}
		if text := fmt.Sprintf("%v %+v %#v %v %#v", w, w, w, access, access); strings.Contains(text, "c0de") {
			t.Errorf("the code is in %s", text)
		}
	}
	for _, address := range []string{
		"", "p.example.com/rest/1/c0de/", "http://p.example.com/rest/1/c0de/", "https://p.example.com/rest/c0de/",
		"https://u:p@p.example.com/rest/1/c0de/", "https://p.example.com/rest/1/c0de/../x/", "ftp://127.0.0.1/rest/1/c0de/", "https:///rest/1/c0de/",
	} {
		if _, err := b24.NewWebhook(address); err == nil || strings.Contains(err.Error(), "c0de") {
			t.Errorf("%s: error %v", address, err)
		}
	}
}
