package site

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// typeView is the page of a Go type.
type typeView struct {
	frame
	Name       string
	Package    string
	What       string // what it stands for
	Of         link   // what it belongs to
	Documented string
	Page       string // of the documentation
	Rows       []row
	Source     reason // of the fields
	Values     []model.EnumValue
	Sent       bool
	Schema     string
	Users      []link // methods and events that have it
	Findings   []finding
}

// roles say what a struct is.
var roles = map[model.Role]string{
	model.RoleRow: "A row of the list that the method answers", model.RoleField: "The object in a field", model.RoleElement: "An element of a field",
	model.RoleValue: "A value of the map in a field", model.RoleType: "An object that a page of its own describes",
	model.RoleObject: "What the service is about, in all methods that speak of it", model.RoleRetained: "Kept by a pin: the documentation no longer has it",
}

func (b *builder) structView(p *model.Package, s *model.Struct) any {
	v := typeView{
		frame: b.inPackage(p, b.types[s], p.Name+"."+s.Name, s.Service, link{"types", packagePath(p) + "#types"}),
		Name:  s.Name, Package: p.Name, What: roles[s.Role], Documented: s.Documented, Page: s.Page,
		Rows: b.tree(s), Source: b.reason(s.Source), Sent: s.Sent, Schema: b.schemaOf(p, s.Name), Users: b.users[s],
	}
	page, _, _ := strings.Cut(s.Page, "#")
	v.Findings = b.findingsOf(page)
	if s.Page == "" {
		v.Documented = "" // a key, which stands with what has it
	}
	switch {
	case s.Role == model.RoleObject && s.Service != nil:
		v.Of = link{s.Service.REST, packagePath(p) + "#" + s.Service.REST}
	case s.Parent != nil:
		v.Of = link{s.Parent.Name + " › " + s.Documented, b.types[s.Parent]}
	case s.Method != nil:
		v.Of = link{s.Method.Spec.Name, b.methods[s.Method]}
	case s.Service != nil:
		v.Of = link{s.Service.REST, packagePath(p) + "#" + s.Service.REST}
	}
	return v
}

func (b *builder) enumView(p *model.Package, e *model.Enum) any {
	v := typeView{
		frame: b.inPackage(p, b.types[e], p.Name+"."+e.Name, nil, link{"types", packagePath(p) + "#types"}),
		Name:  e.Name, Package: p.Name, What: "An open set of values: others can be sent and are read", Documented: e.Documented,
		Values: e.Values, Schema: b.schemaOf(p, e.Name), Users: b.users[e],
	}
	if e.Parent != nil {
		v.Of = link{e.Parent.Name + " › " + e.Documented, b.types[e.Parent]}
	}
	return v
}

// usersOf are the methods and events that have a type, however deep, by the type.
func (a addresses) usersOf(sdk *model.SDK) map[model.Type][]link {
	users := map[model.Type][]link{}
	for _, p := range sdk.Packages {
		for _, m := range p.Methods() {
			noteUser(users, link{m.Spec.Name, a.methods[m]}, m.Params, m.Result)
		}
		for _, e := range p.Events {
			noteUser(users, link{e.Spec.Name, a.events[e]}, e.Data)
		}
	}
	return users
}

// note notes the user for all types inside the given ones.
func noteUser(users map[model.Type][]link, user link, types ...model.Type) {
	seen := map[model.Type]bool{}
	var visit func(t model.Type)
	visit = func(t model.Type) {
		if t == nil {
			return
		}
		for _, part := range model.Parts(t) {
			s, isStruct := part.(*model.Struct)
			_, isEnum := part.(*model.Enum)
			if seen[part] || !isStruct && !isEnum {
				continue
			}
			seen[part] = true
			users[part] = append(users[part], user)
			if isStruct {
				for _, f := range s.Fields {
					visit(f.Type)
				}
			}
		}
	}
	for _, t := range types {
		visit(t)
	}
}

// eventView is the page of an event.
type eventView struct {
	frame
	Event    spec.Event
	Go       string
	Scopes   []link
	Uses     []link
	Data     result
	Findings []finding
	Known    bool
	Handler  template.HTML
	Fragment string
	Whole    link
}

func (b *builder) eventView(p *model.Package, e *model.Event) any {
	return eventView{
		frame: b.inPackage(p, b.events[e], e.Spec.Name, nil, link{"events", packagePath(p) + "#events"}),
		Event: e.Spec, Go: p.Name + "." + e.Const, Scopes: b.scopeLinks(e.Spec.Scopes), Uses: b.successors(e.Spec.Deprecated),
		Data: b.result(e.Data, e.Why), Findings: b.findingsOf(e.Spec.Page), Known: b.Source.Findings != nil,
		Handler:  handler(p, e),
		Fragment: string(b.parts[p.API].Webhooks[e.Spec.Code()]), Whole: b.wholeDocument(p.API),
	}
}

// handler takes the event, in Go.
func handler(p *model.Package, e *model.Event) template.HTML {
	return goCode(fmt.Sprintf("inbound.On(events, %[1]s.%[2]s, func(ctx context.Context, e inbound.Event[%[1]s.%[3]s]) error {\n\tfmt.Println(e.Data)\n\treturn nil\n})",
		p.Name, e.Const, e.DataName()))
}
