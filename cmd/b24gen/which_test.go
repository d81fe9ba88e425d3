package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/lookup"
	"github.com/b24gen/b24gen/templates"
)

// TestKeys: what lets anybody call a portal is in no error, however it was pasted.
func TestKeys(t *testing.T) {
	out := "../../generated"
	for _, key := range []string{"Qx3q", "xmrkkvyv0oc9u9cg", "qwmrtkvyvplocyuycg", "6ec6a45f0070a1f0005cdf8a00000001f0f107"} {
		for _, pasted := range [][]string{
			{"https://a.bitrix24.com/rest/crm.deal.lsit&auth=" + key},
			{"crm.deal.lsit;auth=" + key},
			{"auth=" + key},
			{"access_token=" + key},
			{"Authorization: Bearer " + key},
			{`{"auth":"` + key + `"}`},
			{"a.bitrix24.com/rest/" + key},
			{"a.bitrix24.com/rest/1/" + key + "/"},
			{"https%253A%252F%252Fa.bitrix24.com%252Frest%252F1%252F" + key},
			{"https%25253A%25252F%25252Fa.bitrix24.com%25252Frest%25252F" + key},
			{`https:\\a.bitrix24.com\rest\1\` + key},
			{`a.bitrix24.com\rest\` + key},
			{"https://a.bitrix24.com/rest/1/", key},
			{"https://a.bitrix24.com/rest/1/crm.deal.list", key},
			{"https://a.bitrix24.com/rest/1/", "crm.deal.list." + key},
			{"me:" + key + "@a.bitrix24.com"},
			{"crm.New(" + key + ").Deal.Nothing"},
			{"--out", "https://a.bitrix24.com/rest/1/" + key + "/", "X"},
			{"--out", "rest/1/" + key + "/", "X"},
		} {
			var said bytes.Buffer
			args := append([]string{"which", "--out", out}, pasted...)
			if code := run(args, &said, &said); code == exitFine && len(key) > 8 || strings.Contains(said.String(), key) {
				t.Errorf("%q: %d\n%s", pasted, code, &said)
			}
		}
		if len(key) < 8 {
			continue
		}
		var said bytes.Buffer
		if code := run([]string{"which", "--out", out, key, "crm." + key, "a/" + key + ".html"}, &said, &said); code == exitFine && len(key) > 8 || strings.Contains(said.String(), key) {
			t.Errorf("%s alone: %d\n%s", key, code, &said)
		}
	}
}

// TestKeysBehindNames: nor is it where it stands behind what custom fields and packages of the runtime
// begin with.
func TestKeysBehindNames(t *testing.T) {
	for _, before := range []string{"UF_CRM_", "crm.Deal.UF_CRM_", "b24.", "b24.Client.", "inbound.", "crm.deal.get.", "crm.Deal.", "v3/", "(*b24.", "crm.deal.list.0."} {
		const key = "xmrkkvyv0oc9u9cg"
		var said bytes.Buffer
		run([]string{"which", "--out", "../../generated", before + key}, &said, &said)
		if said.Len() == 0 || strings.Contains(said.String(), key) {
			t.Errorf("%s: %s", before, &said)
		}
	}
}

// TestShown: what looks like a name is told as it was written, beside what it may mean.
func TestShown(t *testing.T) {
	for word, want := range map[string]string{
		"crm.dael.list":            "crm.dael.list: no such name in .*; did you mean crm.deal.list",
		"v3/tasks.tsk.get":         "v3/tasks.tsk.get: no such name",
		"*.nothing.*":              "*.nothing.*: no such name",
		"UF_CRM_1639669411830_":    "UF_CRM_1639669411830_: no such name",
		"sign.b2edocumentt.get":    "what was pasted: no such name in .*; did you mean sign.b2e.document.get",
		"crm.New(client).Dael.Get": "what was pasted: no such name",
		"moved/crm-deal-lsit.html": "crm-deal-lsit.html: no such name",
		strings.Repeat("a.b", 99):  "what was pasted: no such name",
		"https://a.bitrix24.com/rest/1/KEY/crm.dael.list?auth=1": "crm.dael.list: no such name",
	} {
		var said bytes.Buffer
		code := run([]string{"which", "--out", "../../generated", word}, &said, &said)
		begin, end, _ := strings.Cut(want, ".*")
		if code != exitFailed || !strings.HasPrefix(said.String(), begin) || !strings.Contains(said.String(), end) {
			t.Errorf("%s: %d %s, want %s", word, code, &said, want)
		}
	}
}

// TestSuccessors: what to use instead is a method, a service by its name in Go, or not in the SDK.
func TestSuccessors(t *testing.T) {
	entry := func(rest, symbol string) templates.Entry {
		return templates.Entry{Kind: templates.KindMethod, REST: rest, Package: "crm", Go: symbol}
	}
	file, err := templates.Index{Entries: []templates.Entry{
		entry("crm.category.add", "CategoryService.Add"), entry("crm.category.field.add", "CategoryFieldService.Add"), entry("crm.deal.add", "DealService.Add"),
	}}.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	x := lookup.New(bytes.NewReader(file))
	for name, want := range map[string]string{
		"crm.deal.add":       "crm.deal.add",
		"CRM.deal.Add":       "CRM.deal.Add",
		"crm.category":       "service crm.Category (crm.category)",
		"crm.category.field": "service crm.CategoryField (crm.category.field)",
		"crm":                "crm, which the documentation names and this SDK does not have",
		"crm.deal.move":      "crm.deal.move, which the documentation names and this SDK does not have",
	} {
		e := withSuccessors(x, templates.Entry{Deprecated: true, Use: []string{name}})
		if got := instead(e); got != "use "+want {
			t.Errorf("%s: %s, want use %s", name, got, want)
		}
	}
}
