package form

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEncode(t *testing.T) {
	tests := []struct{ name, params, want string }{
		{"nothing", ``, ``},
		{"null", `null`, ``},
		{"empty object", `{}`, ``},
		{"empty array", `[]`, ``},
		{"order is kept", `{"b":1,"a":2}`, `b=1&a=2`},
		{"nested", `{"fields":{"PHONE":[{"VALUE":"1","VALUE_TYPE":"WORK"}]}}`, `fields[PHONE][0][VALUE]=1&fields[PHONE][0][VALUE_TYPE]=WORK`},
		{"positional", `[123,{"POST_MESSAGE":"x"}]`, `0=123&1[POST_MESSAGE]=x`},
		{"separators", `{"TITLE":"John&Martin = 1+1"}`, `TITLE=John%26Martin%20%3D%201%2B1`},
		{"operators in names", `{"filter":{">=ID":5,"!%NAME":"x"}}`, `filter[%3E%3DID]=5&filter[%21%25NAME]=x`},
		{"reference", `{"ID":"$result[users][0][ID]"}`, `ID=%24result%5Busers%5D%5B0%5D%5BID%5D`},
		{"booleans", `{"a":true,"b":false}`, `a=1&b=0`},
		{"digits are kept", `{"n":12345678901234567890.10}`, `n=12345678901234567890.10`},
		{"empty text", `{"UF_CRM_1":""}`, `UF_CRM_1=`},
		{"text beyond ASCII", `{"имя":"да"}`, `%D0%B8%D0%BC%D1%8F=%D0%B4%D0%B0`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Encode([]byte(tt.params))
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("Encode(%s)\n got %s\nwant %s", tt.params, got, tt.want)
			}
		})
	}
}

func TestEncodeRefusesAllAtOnce(t *testing.T) {
	_, err := Encode([]byte(`{
		"filter": {"=UF_CRM_1": null, "ok": 1, "ID": []},
		"fields": [{"PHONE": {}}],
		"order.by": 1,
		"select": {"a]b": 1, "": 2}
	}`))
	if err == nil {
		t.Fatal("no error")
	}
	var paths []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		var refused *Error
		if !errors.As(e, &refused) {
			t.Fatalf("%v is a %T", e, e)
		}
		paths = append(paths, refused.Path)
	}
	want := []string{"filter[=UF_CRM_1]", "filter[ID]", "fields[0][PHONE]", "order.by", "select[a]b]", "select[]"}
	if d := cmp.Diff(want, paths); d != "" {
		t.Error(d)
	}
	if !strings.Contains(err.Error(), "filter[ID]: an empty list cannot be written in bracket form") {
		t.Errorf("unclear text: %v", err)
	}
}

func TestEncodeBadJSON(t *testing.T) {
	for _, params := range []string{`5`, `"a=b"`, `{`, `{"a":`, `{"a":1}{}`, `[1,]`} {
		if got, err := Encode([]byte(params)); err == nil {
			t.Errorf("Encode(%s) = %q, want an error", params, got)
		}
	}
}

func TestEncodeDepth(t *testing.T) {
	deep := func(n int) []byte {
		return []byte(strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n))
	}
	if _, err := Encode(deep(MaxDepth)); err != nil {
		t.Errorf("%d levels: %v", MaxDepth, err)
	}
	if _, err := Encode(deep(MaxDepth + 1)); err == nil {
		t.Errorf("%d levels: no error", MaxDepth+1)
	}
}
