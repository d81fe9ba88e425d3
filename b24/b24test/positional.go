package b24test

import (
	"net/http"
	"slices"
	"strconv"
)

// Positional makes an answer that of a method which reads its arguments by
// position (REST-PROTOCOL section 2). Named keys are refused, and so is any
// parameter of the query that would shift the positions; only auth may stand
// there. The arguments are in [Call.Args].
func Positional(a Answer) Answer {
	return func(c *Call) Reply {
		for i, key := range c.tree.keys {
			if key != strconv.Itoa(i) {
				return Fail(http.StatusBadRequest, "ERROR_CORE",
					"Argument "+strconv.Itoa(i)+" is expected by position, not by the name "+key)(c)
			}
		}
		if extra := shifting(c); extra != "" {
			return Fail(http.StatusBadRequest, "ERROR_CORE", "The query parameter "+extra+" shifts the arguments")(c)
		}
		return a(c)
	}
}

// shifting returns a parameter of the query that the method would count, empty
// where there is none.
func shifting(c *Call) string {
	if c.Command != "" || len(c.Body) == 0 {
		return "" // the arguments themselves are a query
	}
	keys := readQuery(c.Request.URL.RawQuery).keys
	if i := slices.IndexFunc(keys, func(key string) bool { return key != "auth" }); i >= 0 {
		return keys[i]
	}
	return ""
}
