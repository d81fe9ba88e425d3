package goapi_test

import "github.com/b24gen/b24gen/spec"

// base is the spec that the pairs start from. It has one of everything.
func base() *spec.Spec {
	s := &spec.Spec{
		Methods: []spec.Method{add(), getList(), get()},
		Types: []spec.Type{{Name: "landing_role", Page: "landing/role/index.html", Fields: []spec.Field{
			{Name: "id", Type: "integer"}, {Name: "title", Type: "string"},
		}}},
		Events: []spec.Event{added(), sold()},
	}
	s.Sort()
	return s
}

// added is an event with a payload of fields.
func added() spec.Event {
	return spec.Event{
		Name: "onLandingAdd", Page: "landing/events/on-landing-add.html", Scopes: []string{"landing"}, Fields: []spec.Field{
			{Name: "event", Type: "string", Required: spec.Mandatory},
			{Name: "data", Type: "object", Required: spec.Mandatory, Fields: []spec.Field{
				{Name: "FIELDS", Type: "object", Required: spec.Mandatory, Fields: []spec.Field{
					{Name: "ID", Type: "integer", Required: spec.Mandatory},
					{Name: "STATE", Type: "string", Required: spec.Mandatory, Enum: []string{"NEW", "DONE"}},
				}},
			}},
		},
	}
}

// sold is an event whose payload is a number.
func sold() spec.Event {
	return spec.Event{
		Name: "onLandingSold", Page: "landing/events/on-landing-sold.html", Scopes: []string{"landing"}, Fields: []spec.Field{
			{Name: "event", Type: "string", Required: spec.Mandatory},
			{Name: "data", Type: "integer", Required: spec.Mandatory},
		},
	}
}

func add() spec.Method {
	return spec.Method{
		Name: "landing.site.add", API: spec.V2, Page: "landing/site/landing-site-add.html", Scopes: []string{"landing"},
		Params: []spec.Field{
			{Name: "scope", Type: "string"},
			{Name: "siteId", Type: "integer", Required: spec.Mandatory},
			{Name: "active", Type: "boolean", Wire: spec.WireYN},
			{Name: "fields", Type: "object", Required: spec.Mandatory, Fields: []spec.Field{
				{Name: "TITLE", Type: "string", Required: spec.Mandatory},
				{Name: "TYPE", Type: "string", Enum: []string{"PAGE", "STORE", "SMN"}, Default: new("PAGE")},
				{Name: "SORT", Type: "integer", Default: new("100")},
				{Name: "TAGS", Type: "string[]"},
			}},
		},
		Result: &spec.Result{Type: "integer", Source: spec.FromTable},
		Errors: []spec.ErrorCode{{Code: "ACCESS_DENIED", Status: 403}, {Code: "SITE_LIMIT_REACHED"}}, ErrorsShown: []string{"TOO_LATE"},
	}
}

func getList() spec.Method {
	return spec.Method{
		Name: "landing.site.getList", API: spec.V2, Page: "landing/site/landing-site-get-list.html", Scopes: []string{"landing"}, Idempotent: true,
		Params: []spec.Field{{Name: "filter", Type: "object"}, {Name: "options", Type: "object"}, {Name: "start", Type: "integer"}},
		Result: &spec.Result{Type: "array", Source: spec.FromTable, Fields: []spec.Field{
			{Name: "ID", Type: "integer"}, {Name: "TITLE", Type: "string"}, {Name: "DATE_CREATE", Type: "datetime"},
			{Name: "STATE", Type: "string", Enum: []string{"NEW", "DONE"}},
		}},
		List: &spec.List{By: spec.ByStart, Start: "start", ID: "ID"},
	}
}

func get() spec.Method {
	return spec.Method{
		Name: "landing.role.get", API: spec.V2, Page: "landing/role/landing-role-get.html",
		Params: []spec.Field{{Name: "holder", Type: "landing_role", Ref: "landing_role"}},
		Result: &spec.Result{Type: "object", Source: spec.FromTable, Fields: []spec.Field{
			{Name: "role", Type: "landing_role", Ref: "landing_role"},
		}},
		Deprecated: &spec.Deprecation{Replacements: []string{"landing.site.getList"}},
	}
}

// The ways to what a pair changes.

func method(s *spec.Spec, name string) *spec.Method {
	for i := range s.Methods {
		if s.Methods[i].Name == name {
			return &s.Methods[i]
		}
	}
	panic(name + ": no such method")
}

func in(fields []spec.Field, name string) *spec.Field {
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	panic(name + ": no such field")
}

func event(s *spec.Spec, name string) *spec.Event {
	for i := range s.Events {
		if s.Events[i].Name == name {
			return &s.Events[i]
		}
	}
	panic(name + ": no such event")
}

func data(e *spec.Event) *spec.Field { return in(e.Fields, "data") }
func payload(s *spec.Spec, n string) *spec.Field {
	return in(data(event(s, "onLandingAdd")).Fields[0].Fields, n)
}
func adding(s *spec.Spec) *spec.Method         { return method(s, "landing.site.add") }
func listing(s *spec.Spec) *spec.Method        { return method(s, "landing.site.getList") }
func getting(s *spec.Spec) *spec.Method        { return method(s, "landing.role.get") }
func param(s *spec.Spec, n string) *spec.Field { return in(adding(s).Params, n) }
func field(s *spec.Spec, n string) *spec.Field { return in(param(s, "fields").Fields, n) }
func row(s *spec.Spec, n string) *spec.Field   { return in(listing(s).Result.Fields, n) }
