package b24test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
)

// Event is a post that a portal sends to an application's handler
// (REST-PROTOCOL section 14). Change the fields to send something else.
type Event struct {
	// Code is the event in capital letters.
	Code string
	// HandlerID is left out where it is 0.
	HandlerID int
	// Data is the payload. On the wire all of it is text, and a container that
	// is empty leaves no trace, so a nil Data is how an empty one looks.
	Data map[string]any
	// Timestamp is in Unix seconds.
	Timestamp int64
	// Auth is the key auth, nil to leave it out.
	Auth map[string]string
}

// Event returns an event that a user caused: it carries the application token
// and tokens that work.
func (p *Portal) Event(code string, data map[string]any) Event {
	e := p.SystemEvent(code, data)
	t := p.Install()
	maps.Copy(e.Auth, map[string]string{
		"access_token":  t.AccessToken,
		"refresh_token": t.RefreshToken,
		"expires_in":    strconv.Itoa(t.ExpiresIn),
		"scope":         t.Scope,
		"status":        t.Status,
		"user_id":       "1",
	})
	return e
}

// SystemEvent returns an event that no user caused, such as ONAPPUNINSTALL: it
// carries the application token alone.
func (p *Portal) SystemEvent(code string, data map[string]any) Event {
	return Event{
		Code:      code,
		HandlerID: 1,
		Data:      data,
		Timestamp: p.Clock.Now().Unix(),
		Auth: map[string]string{
			"domain":            p.Host(),
			"client_endpoint":   p.Endpoint(),
			"server_endpoint":   "https://" + AuthHost + "/rest/",
			"member_id":         p.App.MemberID,
			"application_token": p.App.ApplicationToken,
		},
	}
}

// WithToken returns the event with another application token; an empty one
// takes the key out.
func (e Event) WithToken(token string) Event {
	e.Auth = maps.Clone(e.Auth)
	delete(e.Auth, "application_token")
	if token != "" {
		e.Auth["application_token"] = token
	}
	return e
}

// Form returns the event as a form.
func (e Event) Form() url.Values {
	form := url.Values{"event": {e.Code}, "ts": {strconv.FormatInt(e.Timestamp, 10)}}
	if e.HandlerID != 0 {
		form.Set("event_handler_id", strconv.Itoa(e.HandlerID))
	}
	writeQuery(form, "data", e.Data)
	writeQuery(form, "auth", e.Auth)
	return form
}

// Request returns the event as a request for [http.Handler.ServeHTTP]. To post
// it to a running server, use [http.PostForm] with [Event.Form].
func (e Event) Request(address string) *http.Request { return formPost(address, e.Form()) }

// Send posts the event to a handler and returns its answer.
func (e Event) Send(h http.Handler) *http.Response { return sendTo(h, e.Request(appAddress)) }

// appAddress stands for the application's own address.
const appAddress = "https://app.example.com/handler"

func formPost(address string, form url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func sendTo(h http.Handler, r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

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
