package model

import (
	"slices"
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

// TestRootStays: a new method of the root takes no field's name once that is released.
func TestRootStays(t *testing.T) {
	var names spec.Names
	before := specOf("im.notify.read")
	for _, after := range []spec.Spec{before, specOf("im.notify", "im.notify.read"), before} {
		sdk, _, err := Keep(&names, before, after, Config{})
		if err != nil {
			t.Fatal(err)
		}
		if got := members(sdk); !slices.Contains(got, "Notify NotifyService") {
			t.Errorf("the root has %q", got)
		}
		before = after
	}
	if want := "CallNotify"; names.V2["im"].Methods["notify"] != want {
		t.Errorf("names %v, want %s", names.V2["im"], want)
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
