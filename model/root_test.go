package model

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

func specOf(methods ...string) spec.Spec {
	var s spec.Spec
	for _, name := range methods {
		s.Methods = append(s.Methods, spec.Method{Name: name, API: spec.V2, Page: name + ".html"})
	}
	return s
}

// members are what the root of the only package has: methods, and fields with their types.
func members(sdk *SDK) []string {
	p := sdk.Packages[0]
	out := []string{p.Root.Type + " by " + p.Root.New}
	for _, m := range p.Root.Methods {
		out = append(out, m.Name+"()")
	}
	for _, s := range p.Held() {
		out = append(out, s.Field+" "+s.Type)
	}
	return out
}

func TestRoot(t *testing.T) {
	for _, c := range []struct {
		name string
		in   spec.Spec
		pins spec.Names
		want []string
	}{
		{"without methods", specOf("crm.deal.list", "crm.lead.list"), spec.Names{}, []string{"Service by New", "Deal DealService", "Lead LeadService"}},
		{"with methods", specOf("user.get", "user.option.get"), spec.Names{}, []string{"Service by New", "Get()", "Option OptionService"}},
		{"a method has the name", specOf("im.notify", "im.notify.read"), spec.Names{}, []string{"Service by New", "Notify()", "NotifyService NotifyService"}},
		{"a service of the root's type", specOf("crm.own.get", "crm.service.get"), spec.Names{}, []string{"Service by New", "Own OwnService", "Service ServiceService"}},
		{"a pinned type", specOf("crm.deal.list"), spec.Names{V2: map[string]spec.ServiceNames{"crm.deal": {Type: "Sale"}}}, []string{"Service by New", "Sale Sale"}},
		{"a pinned root", specOf("crm.deal.list"), spec.Names{V2: map[string]spec.ServiceNames{"crm": {Type: "API"}}}, []string{"API by NewAPI", "Deal DealService"}},
	} {
		sdk, err := Build(c.in, Config{Names: Pins(c.pins)})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if d := cmp.Diff(c.want, members(sdk)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestRootStays: a new method of the root takes no field's name once that is released, but
// asks for another.
func TestRootStays(t *testing.T) {
	var names spec.Names
	before, after := specOf("im.notify.read"), specOf("im.notify", "im.notify.read")
	if _, _, err := Keep(&names, before, before, Config{}); err != nil {
		t.Fatal(err)
	}
	_, _, err := Keep(&names, before, after, Config{})
	if err == nil || !strings.Contains(err.Error(), `pin "method v2/im.notify" to another name`) {
		t.Errorf("error %v, want one that asks for a pin of the newcomer", err)
	}
	names.Others["method v2/im.notify"] = "Send"
	sdk, _, err := Keep(&names, before, after, Config{})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Service by New", "Send()", "Notify NotifyService"}, members(sdk)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestRootOfPart: the part of a package without its own methods has its services.
func TestRootOfPart(t *testing.T) {
	sdk, err := Build(specOf("user.get", "user.option.get"), Config{Part: spec.Part{Include: []string{"user.option.*"}}})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Service by New", "Option OptionService"}, members(sdk)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
