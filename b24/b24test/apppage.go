package b24test

import (
	"net/http"
	"net/url"
	"strconv"
)

// AppPage is the post by which a portal opens an application's page
// (REST-PROTOCOL section 14). Capital and small letters are mixed as portals
// mix them.
type AppPage struct {
	// Query goes into the address: DOMAIN, PROTOCOL, LANG, APP_SID.
	Query url.Values
	// Form is the body: AUTH_ID, REFRESH_ID, member_id and so on.
	Form url.Values
}

// AppPage returns the post that opens the application's page at a placement.
// The options are JSON text.
func (p *Portal) AppPage(placement, options string) AppPage {
	t := p.Install()
	return AppPage{
		Query: url.Values{"DOMAIN": {p.Host()}, "PROTOCOL": {"1"}, "LANG": {"en"}, "APP_SID": {"b24test"}},
		Form: url.Values{
			"AUTH_ID":           {t.AccessToken},
			"AUTH_EXPIRES":      {strconv.Itoa(t.ExpiresIn)},
			"REFRESH_ID":        {t.RefreshToken},
			"SERVER_ENDPOINT":   {t.ServerEndpoint},
			"APPLICATION_TOKEN": {p.App.ApplicationToken},
			"APPLICATION_SCOPE": {t.Scope},
			"member_id":         {t.MemberID},
			"status":            {t.Status},
			"PLACEMENT":         {placement},
			"PLACEMENT_OPTIONS": {options},
		},
	}
}

// Request returns the post as a request for [http.Handler.ServeHTTP].
func (a AppPage) Request(address string) *http.Request {
	return formPost(address+"?"+a.Query.Encode(), a.Form)
}

// Send posts to a handler and returns its answer.
func (a AppPage) Send(h http.Handler) *http.Response { return sendTo(h, a.Request(appAddress)) }
