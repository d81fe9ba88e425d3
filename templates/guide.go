package templates

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/b24gen/b24gen/model"
)

// guideText says how the SDK is used: what a coding agent has to know before it writes a call.
//
//go:embed guide.md
var guideText string

// guide is llms.txt: how to call, what costs data, and the index in compact form.
func guide(sdk *model.SDK, x Index) []byte {
	var b strings.Builder
	b.WriteString(Header + "\n\n")
	b.WriteString(strings.ReplaceAll(guideText, "SDK_MODULE", moduleOr(sdk.Module)))
	for _, p := range sdk.Packages {
		entries := x.of(p)
		if len(entries) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n### %s (%s)\n", p.Dir, title(p))
		service := ""
		for _, e := range entries {
			if e.Kind == KindEvent {
				continue
			}
			if s := e.Expr; s != service {
				service = s
				name := s[strings.LastIndexByte(s, '.')+1:]
				fmt.Fprintf(&b, "\n%s%s:", name, inAPI(e, name))
			}
			b.WriteString(" " + compact(e))
		}
		events(&b, p, entries)
		b.WriteString("\n")
	}
	return []byte(b.String())
}

// inAPI is the name in the API of a method's service, if it has one, in parentheses. Where the names
// of its structs do not begin with the field that holds the service, it is told how they begin.
func inAPI(e Entry, field string) string {
	var about []string
	if i := strings.LastIndexByte(e.REST, '.'); i > 0 {
		about = append(about, e.REST[:i])
	}
	_, method, _ := strings.Cut(e.Go, ".")
	if begin, isRegular := strings.CutSuffix(e.Takes, method+"Params"); isRegular && begin != "" && begin != field {
		about = append(about, begin+"...Params")
	}
	if len(about) == 0 {
		return ""
	}
	return " (" + strings.Join(about, ", ") + ")"
}

// compact is the name of a method, in Go and, where it does not follow, in the API.
func compact(e Entry) string {
	_, name, _ := strings.Cut(e.Go, ".")
	text := name
	if last := e.REST[strings.LastIndexByte(e.REST, '.')+1:]; !strings.EqualFold(last, name) {
		text += "(" + e.REST + ")"
	}
	if e.Deprecated {
		text += "!"
	}
	return text
}

func events(b *strings.Builder, p *model.Package, entries []Entry) {
	first := true
	for _, e := range entries {
		if e.Kind != KindEvent {
			continue
		}
		if first {
			fmt.Fprintf(b, "\nevents of %s:", p.Name)
			first = false
		}
		b.WriteString(" " + e.Go)
	}
}

func moduleOr(module string) string {
	if module == "" {
		return "example.com/sdk"
	}
	return module
}
