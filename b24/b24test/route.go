package b24test

import (
	"net/http"
	"strconv"
	"strings"
)

// route is a parsed address of a method (REST-PROTOCOL section 1).
type route struct {
	method string
	v3     bool
	user   int    // the webhook's user, 0 for OAuth
	code   string // the webhook's code
}

// parseRoute reads /rest/[api/][user/code/]method[.json][/].
func parseRoute(path string) (route, bool) {
	rest, ok := strings.CutPrefix(strings.TrimSuffix(path, "/"), "/rest/")
	if !ok {
		return route{}, false
	}
	var r route
	rest, r.v3 = strings.CutPrefix(rest, "api/")
	parts := strings.Split(rest, "/")
	r.method = strings.TrimSuffix(parts[len(parts)-1], ".json")
	switch len(parts) {
	case 1:
		return r, true
	case 3:
		user, err := strconv.Atoi(parts[0])
		r.user, r.code = user, parts[1]
		return r, err == nil && user > 0
	default:
		return route{}, false
	}
}

// callParams reads the parameters of a call. REST 3.0 reads a JSON body and
// ignores the query, except for the token (REST-PROTOCOL section 12.1).
func callParams(c *Call) (*tree, error) {
	if !c.V3 {
		params, err := readParams(c.Request, c.Body)
		if err != nil {
			return nil, &Failure{Code: "INVALID_REQUEST", Description: err.Error()}
		}
		return params, nil
	}
	params := newTree()
	if len(c.Body) > 0 {
		var err error
		if params, err = readV3(c); err != nil {
			return nil, v3Error(http.StatusBadRequest, "INVALIDJSONEXCEPTION", err.Error())
		}
	}
	if token := c.Request.URL.Query().Get("auth"); token != "" {
		params.set("auth", token)
	}
	return params, nil
}

func readV3(c *Call) (*tree, error) {
	contentType := c.Request.Header.Get("Content-Type")
	if media, _, _ := strings.Cut(contentType, ";"); media != "application/json" {
		return nil, &Failure{Description: "content type " + strconv.Quote(contentType) + " instead of application/json"}
	}
	return readObject(c.Body)
}

// identify finds out who calls and takes the token out of the parameters.
func (p *Portal) identify(c *Call, where route) *Failure {
	token, _ := c.tree.values["auth"].(string)
	if _, sent := c.tree.values["auth"]; sent {
		c.tree.delete("auth")
		c.setParams(c.tree)
	}
	if where.user > 0 {
		c.actor = "webhook"
		if where.user != p.Webhook.UserID || where.code != p.Webhook.Code {
			return noAuth()
		}
		return nil
	}
	if bearer, ok := strings.CutPrefix(c.Request.Header.Get("Authorization"), "Bearer "); ok {
		token = bearer
	}
	c.actor = "app"
	return p.checkToken(token)
}
