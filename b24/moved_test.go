package b24

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func redirected(status int, location string) *http.Response {
	w := httptest.NewRecorder()
	if location != "" {
		w.Header().Set("Location", location)
	}
	w.WriteHeader(status)
	resp := w.Result()
	resp.Request = httptest.NewRequest(http.MethodPost, "https://old.example/rest/1/c0de/user.get", nil)
	return resp
}

func TestMovedTo(t *testing.T) {
	webhook := Access{Endpoint: "https://old.example/rest/1/c0de/"}
	app := Access{Endpoint: "https://old.example/rest/", Token: "t"}
	tests := []struct {
		name     string
		from     Access
		status   int
		location string
		want     string
	}{
		{"no redirect", app, 200, "", ""},
		{"no redirect but a header", app, 201, "https://new.example/rest/", ""},
		{"application", app, 302, "https://new.example/rest/user.get", "https://new.example/rest/"},
		{"webhook", webhook, 302, "https://new.example/rest/1/c0de/user.get", "https://new.example/rest/1/c0de/"},
		{"permanent", app, 301, "https://new.example/rest/user.get", "https://new.example/rest/"},
		{"307", app, 307, "https://new.example:8443/rest/user.get?x=1", "https://new.example:8443/rest/"},
		{"v3 method", webhook, 308, "https://new.example/rest/api/1/c0de/tasks.task.get", "https://new.example/rest/1/c0de/"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := movedTo(tt.from, redirected(tt.status, tt.location))
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestMovedToRefuses(t *testing.T) {
	from := Access{Endpoint: "https://old.example/rest/1/c0de/"}
	for name, location := range map[string]string{
		"plain HTTP":   "http://new.example/rest/1/c0de/user.get",
		"a page":       "https://new.example/auth/?back=/rest/1/c0de/",
		"a user":       "https://a:b@new.example/rest/1/c0de/user.get",
		"another path": "https://new.example/restart/",
		"no address":   "",
		"itself":       "/rest/1/c0de/user.get",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := movedTo(from, redirected(http.StatusFound, location))
			if err == nil {
				t.Fatalf("moved to %q, want an error", got)
			}
			if strings.Contains(err.Error(), "c0de") {
				t.Errorf("the error shows the code: %v", err)
			}
		})
	}
}
