package openapi

import (
	"cmp"

	"github.com/b24gen/b24gen/model"
	"github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	oas "github.com/pb33f/libopenapi/datamodel/high/v3"
	"github.com/pb33f/libopenapi/orderedmap"
)

// eventTag groups the events of a namespace.
func eventTag(p *model.Package) string { return p.Namespace + " events" }

// addEvents adds a webhook for each event of the package.
func (b *builder) addEvents(p *model.Package) {
	for _, e := range p.Events {
		b.webhooks.Set(e.Spec.Code(), &oas.PathItem{Post: b.event(p, e)})
	}
}

// formType is how portals send events: as forms, with brackets around the keys of what
// is nested.
const formType = "application/x-www-form-urlencoded"

// event is the post of an event to its handler.
func (b *builder) event(p *model.Package, e *model.Event) *oas.Operation {
	responses := &oas.Responses{Codes: orderedmap.New[string, *oas.Response]()}
	responses.Codes.Set("200", &oas.Response{Description: "The event was taken. The portal does not send it again."})
	encoding := orderedmap.New[string, *oas.Encoding]()
	for _, name := range []string{"data", "auth"} {
		encoding.Set(name, &oas.Encoding{Style: "deepObject", Explode: new(true)})
	}
	op := &oas.Operation{
		Tags:         []string{eventTag(p)},
		Summary:      e.Spec.Name,
		ExternalDocs: page(e.Spec.Page),
		OperationId:  e.Spec.Code(),
		RequestBody:  &oas.RequestBody{Required: new(true), Content: content(formType, &oas.MediaType{Schema: b.post(e), Encoding: encoding})},
		Responses:    responses,
		Security:     []*base.SecurityRequirement{{Requirements: orderedmap.New[string, []string](), ContainsEmptyRequirement: true}},
		Extensions:   deprecation(nil, e.Spec.Deprecated),
	}
	if b.Prose && e.Spec.Prose != nil {
		op.Summary = cmp.Or(model.OneLine(e.Spec.Prose.Title), op.Summary)
		op.Description = e.Spec.Prose.Description
	}
	if e.Spec.Deprecated != nil {
		op.Deprecated = new(true)
	}
	if len(e.Spec.Scopes) > 0 {
		op.Extensions = extend(op.Extensions, "scopes", textListNode(e.Spec.Scopes))
	}
	return op
}

// post is what the handler of an event receives.
func (b *builder) post(e *model.Event) *base.SchemaProxy {
	members := newProperties()
	members.Set("event", base.CreateSchemaProxy(&base.Schema{Type: []string{"string"}, Enum: textNodes([]string{e.Spec.Code()})}))
	members.Set("event_handler_id", b.runtime(model.ID, place{}))
	members.Set("data", b.schema(e.Data, place{}))
	members.Set("ts", b.union("integer", "string"))
	members.Set("auth", b.component("EventAuth", b.eventAuth))
	return base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Required: []string{"event"}, Properties: members})
}

// eventAuth says which portal sends an event, and has a token where a user caused it.
func (b *builder) eventAuth() *base.Schema {
	members := newProperties()
	for _, name := range []string{
		"domain", "member_id", "client_endpoint", "server_endpoint", "application_token",
		"access_token", "refresh_token", "scope", "status",
	} {
		members.Set(name, ofType("string"))
	}
	for _, name := range []string{"expires", "expires_in", "user_id"} {
		members.Set(name, b.union("integer", "string"))
	}
	return &base.Schema{Type: []string{"object"}, Properties: members}
}

// encoded are the webhooks as a value, for an extension.
func encoded(items *orderedmap.Map[string, *oas.PathItem]) *yaml.Node {
	n := objectNode()
	for name, item := range items.FromOldest() {
		made, _ := item.MarshalYAML() // it has no error to give
		n.Content = append(n.Content, textNode(name), made.(*yaml.Node))
	}
	return n
}
