package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
)

const blockPage = "api-reference/lists/block.html"

// typesOf are the types that a method uses which takes a parameter layout of the given type, described
// on another page, by their names; that of the parameter also as layout.
func typesOf(t *testing.T, typ, request string, article ...string) map[string]spec.Type {
	t.Helper()
	page := func(blocks ...string) []byte {
		return []byte(`<html><head><base href="../../" /></head><body><main class="dc-doc-page__content"><h1 class="dc-doc-page-title">A block</h1>` +
			`<div class="dc-doc-page__body yfm">` + strings.Join(blocks, "") + `</div></main></body></html>`)
	}
	other := page(`<h3 id="parameters">Parameters</h3>`, table("Name/type|Description", param("<strong>id</strong>", "integer", "One.")))
	method := strings.Replace(string(methodPage(paramsHeading, table("Name/type|Description", linked("layout", typ)), request)), `"./"`, `"../../"`, 1)
	s, _ := parser.Assemble([]parser.Page{
		parse("api-reference/lists/about.html", other), parse(blockPage, page(article...)), parse("api-reference/lists/lists-thing-do.html", []byte(method)),
	})
	out := map[string]spec.Type{}
	for _, typ := range s.Types {
		out[typ.Name] = typ
		if typ.Name == s.Methods[0].Params[0].Ref {
			out["layout"] = typ
		}
	}
	return out
}

// linked is a row of which the type leads to the page about blocks, at its anchor if it has one.
func linked(name, typ string) []string {
	typ, anchor, _ := strings.Cut(typ, "#")
	if anchor != "" {
		anchor = "#" + anchor
	}
	return []string{`<strong>` + name + `</strong><br /><a href="` + blockPage + anchor + `"><code>` + typ + `</code></a>`, "One."}
}

// TestTypeOfASection: a section headed by the name of a type has its table below the next heading.
func TestTypeOfASection(t *testing.T) {
	section := func(id, heading, label string, rows ...[]string) string {
		return `<h2 id="` + id + `">` + heading + `</h2><h3 id="` + id + `-fields">` + label + `</h3>` + table("Name/type|Description", rows...)
	}
	side := [][]string{param("<strong>width</strong>", "integer", "One."), param("<strong>title</strong>", "string", "One.")}
	click := section("link", "Link", "Parameters", param("<strong>kind</strong>", "string", "One.")) +
		section("open", "Open", "Parameters", param("<strong>kind</strong>", "string", "One."), linked("side", "SidePanelDto#panel"))
	got := typesOf(t, "ClickDto", request(`{"layout": {"kind": "a", "side": {"width": 1, "title": "b"}}}`), click, section("panel", "SidePanelDto", "Parameters", side...))
	if fields := strings.Join(names(got["layout"].Fields), " "); fields != "kind side" || got["layout"].Fields[1].Ref != "SidePanelDto" {
		t.Errorf("a click has %+v, want kind and side, a SidePanelDto", got["layout"].Fields)
	}
	if panel := got["SidePanelDto"]; strings.Join(names(panel.Fields), " ") != "width title" || panel.Page != blockPage+"#panel" {
		t.Errorf("the panel is %+v", panel)
	}
	got = typesOf(t, "ClickDto#open-fields", "", click, section("panel", "SidePanelDto", "Small", side...), `<h3 id="large">Large</h3>`, table("Name/type|Description", side[0]))
	if panel, ok := got["SidePanelDto"]; ok {
		t.Errorf("of two tables in the section one is the panel's: %+v", panel)
	}
}

// TestTypeAroundAPage: what a page describes lies below a key of the objects of its type, which it
// may have in it again.
func TestTypeAroundAPage(t *testing.T) {
	cases := func(rows ...[]string) string {
		return `<h3>Case</h3><h4 id="p` + rows[0][0][8:9] + `">Parameters</h4>` + table("Name/type|Description", rows...)
	}
	got := typesOf(t, "BlockDto", request(`{"layout": {"type": "line", "properties": {"text": "a", "title": "b", "inner": {"type": "text", "properties": {"text": "c"}}}}}`),
		cases(param("<strong>text</strong>", "string", "One.")), cases(param("<strong>title</strong>", "string", "One."), linked("inner", "BlockDto"), linked("more", "BlockDto[]")))
	block, inside := got["layout"], got["lists_blockdto_properties"]
	if strings.Join(names(block.Fields), " ") != "type properties" || block.Fields[1].Ref != inside.Name || block.Page != blockPage {
		t.Fatalf("a block is %+v of %v", block, got)
	}
	if strings.Join(names(inside.Fields), " ") != "text title inner more" || inside.Page == blockPage {
		t.Fatalf("in it is %+v", inside)
	}
	for _, f := range inside.Fields[2:] {
		if f.Ref != block.Name || len(f.Shown) > 0 {
			t.Errorf("%s is %+v, want a block", f.Name, f)
		}
	}
}

// TestFieldOfSeveralSections: a field whose section has a table in each of its subsections has the fields of all.
func TestFieldOfSeveralSections(t *testing.T) {
	part := func(id string, row []string) string {
		return `<h3 id="` + id + `">Parameters of ` + id + `</h3>` + table("Name/type|Description", row)
	}
	for heading, want := range map[string]string{"REPEAT Parameter": "PERIOD DAYS", "Repeating": ""} {
		got := typesOf(t, "BlockDto#block", "", `<h2 id="block">BlockDto</h2>`, table("Name/type|Description",
			param("<strong>ID</strong>", "integer", "One."), param("<strong>REPEAT</strong>", "object", `How (<a href="`+blockPage+`#repeat">detailed description</a>)`)),
			`<h2 id="repeat">`+heading+`</h2>`, part("all", param("<strong>PERIOD</strong>", "string", "One.")), part("weeks", param("<strong>DAYS</strong>", "array", "One.")))
		block := got["layout"]
		if len(block.Fields) != 2 {
			t.Fatalf("a block is %+v", block)
		}
		if fields := strings.Join(names(got[block.Fields[1].Ref].Fields), " "); fields != want {
			t.Errorf("below %s: repeat has %q, want %q", heading, fields, want)
		}
	}
}

// TestPartsOfAType: a section of additional fields is about the type that the section around it describes, whether
// that has a table itself or one below Common Fields.
func TestPartsOfAType(t *testing.T) {
	kind, size := table("Name/type|Description", param("<strong>kind</strong>", "string", "One.")), table("Name/type|Description", param("<strong>size</strong>", "integer", "One."))
	for _, tt := range []struct{ common, more, want string }{
		{"", "Additional Fields (only in answers)", "kind size"},
		{"<h3>Common Fields</h3>", "Additional Fields", "kind size"},
		{"", "Additional Fields of the Owner", "kind"},
		{"", "Sizes", "kind"},
	} {
		got := typesOf(t, "Block#block", "", `<h2 id="block">Block</h2>`+tt.common, kind, `<h3 id="more">`+tt.more+`</h3>`, size)
		if fields := strings.Join(names(got["layout"].Fields), " "); fields != tt.want || got["layout"].Page != blockPage+"#block" {
			t.Errorf("%s%s: a block of %s has %q, want %q", tt.common, tt.more, got["layout"].Page, fields, tt.want)
		}
	}
}
