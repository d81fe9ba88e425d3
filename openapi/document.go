package openapi

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	oas "github.com/pb33f/libopenapi/datamodel/high/v3"
	"github.com/pb33f/libopenapi/orderedmap"
)

// Site is the address of the documentation, which the spec's pages are below.
const Site = "https://apidocs.bitrix24.com/"

// document puts together what was collected.
func (b *builder) document() *oas.Document {
	d := &oas.Document{
		Version:      full[b.Version],
		Info:         b.info(),
		ExternalDocs: &base.ExternalDoc{URL: Site},
		Servers:      b.servers(),
		Security:     b.security(nil),
		Tags:         b.tags(),
		Paths:        &oas.Paths{PathItems: b.paths},
		Components:   b.components(),
	}
	groups := orderedmap.New[string, *yaml.Node]()
	groups.Set("x-tagGroups", b.tagGroups())
	d.Extensions = groups
	switch {
	case b.webhooks.Len() == 0:
	case b.is30():
		d.Extensions.Set("x-webhooks", encoded(b.webhooks))
	default:
		d.Webhooks = b.webhooks
	}
	return d
}

func (b *builder) info() *base.Info {
	return &base.Info{
		Title:       "Bitrix24 REST API " + string(b.API),
		Version:     string(b.API),
		Description: "The methods that the documentation of the API describes, with the types that its tables and examples state. Objects have fields beside those listed here.",
		License:     &base.License{Name: "MIT", URL: "https://opensource.org/license/mit"},
	}
}

// path is where the methods of the API are, on a portal.
func (b *builder) path() string {
	if b.API == spec.V3 {
		return "/rest/api"
	}
	return "/rest"
}

// servers are the addresses for webhooks and for tokens.
func (b *builder) servers() []*oas.Server {
	portal := &oas.ServerVariable{Default: "portal.bitrix24.com", Description: "Host of the portal."}
	hook, app := orderedmap.New[string, *oas.ServerVariable](), orderedmap.New[string, *oas.ServerVariable]()
	hook.Set("portal", portal)
	hook.Set("user", &oas.ServerVariable{Default: "1", Description: "Id of the user who made the webhook."})
	hook.Set("code", &oas.ServerVariable{Default: "code", Description: "Secret code of the webhook."})
	app.Set("portal", portal)
	return []*oas.Server{
		{URL: "https://{portal}" + b.path() + "/{user}/{code}", Description: "Incoming webhook.", Variables: hook},
		{URL: "https://{portal}" + b.path(), Description: "Application with a token of OAuth 2.0.", Variables: app},
	}
}

// oauth2 names the security scheme of applications.
const oauth2 = "oauth2"

// security is what a method with the scopes requires: nothing beside the address of a
// webhook, or a token with one of the scopes.
func (b *builder) security(scopes []string) []*base.SecurityRequirement {
	none := &base.SecurityRequirement{Requirements: orderedmap.New[string, []string](), ContainsEmptyRequirement: true}
	out := []*base.SecurityRequirement{none}
	alternatives := [][]string{{}}
	if len(scopes) > 0 {
		alternatives = nil
	}
	for _, s := range scopes {
		b.scopes[s] = true
		alternatives = append(alternatives, []string{s})
	}
	for _, a := range alternatives {
		r := orderedmap.New[string, []string]()
		r.Set(oauth2, a)
		out = append(out, &base.SecurityRequirement{Requirements: r})
	}
	return out
}

func (b *builder) securityScheme() *oas.SecurityScheme {
	scopes := orderedmap.New[string, string]()
	for _, s := range slices.Sorted(maps.Keys(b.scopes)) {
		scopes.Set(s, "Methods of the scope "+s+".")
	}
	const tokens = "https://oauth.bitrix.info/oauth/token/"
	return &oas.SecurityScheme{
		Type:        "oauth2",
		Description: "The authorization address is that of the portal. The token can also be sent as the parameter auth, in the query or in the body.",
		Flows: &oas.OAuthFlows{AuthorizationCode: &oas.OAuthFlow{
			AuthorizationUrl: "https://portal.bitrix24.com/oauth/authorize/",
			TokenUrl:         tokens,
			RefreshUrl:       tokens,
			Scopes:           scopes,
		}},
	}
}

func (b *builder) components() *oas.Components {
	c := &oas.Components{
		Schemas:         newProperties(),
		Responses:       orderedmap.New[string, *oas.Response](),
		SecuritySchemes: orderedmap.New[string, *oas.SecurityScheme](),
	}
	c.Responses.Set(anyError, b.systemErrors())
	if b.API == spec.V3 && !b.is30() {
		c.Parameters = orderedmap.New[string, *oas.Parameter]()
		c.Parameters.Set(idempotencyKey, b.idempotencyKey())
	}
	c.SecuritySchemes.Set(oauth2, b.securityScheme())
	for _, name := range slices.SortedFunc(maps.Keys(b.schemas), byFoldedName) {
		c.Schemas.Set(name, b.schemas[name])
	}
	return c
}

// byFoldedName orders names without regard to case, and those that differ only in it
// by that.
func byFoldedName(x, y string) int {
	if c := strings.Compare(strings.ToLower(x), strings.ToLower(y)); c != 0 {
		return c
	}
	return strings.Compare(x, y)
}

// tags are the services, and the namespaces of events.
func (b *builder) tags() []*base.Tag {
	var out []*base.Tag
	for _, p := range b.packages {
		for _, s := range p.Services {
			out = append(out, &base.Tag{Name: s.REST, Description: "Methods of " + s.REST + "."})
		}
		if len(p.Events) > 0 {
			out = append(out, &base.Tag{Name: eventTag(p), Description: "Events of " + p.Namespace + "."})
		}
	}
	return out
}

// tagGroups are the namespaces, in the form that viewers know.
func (b *builder) tagGroups() *yaml.Node {
	list := listNode()
	for _, p := range b.packages {
		var names []string
		for _, s := range p.Services {
			names = append(names, s.REST)
		}
		if len(p.Events) > 0 {
			names = append(names, eventTag(p))
		}
		list.Content = append(list.Content, objectNode(member{"name", textNode(p.Namespace)}, member{"tags", textListNode(names)}))
	}
	return list
}
