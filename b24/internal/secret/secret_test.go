package secret

import "testing"

// key is the secret of all tests; nothing may show it.
const key = "s3cr3tK3y"

func TestMask(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"webhook", "POST https://p.example/rest/1/s3cr3tK3y/crm.deal.list", "POST https://p.example/rest/1/***/crm.deal.list"},
		{"webhook v3", "https://p.example/rest/api/1/s3cr3tK3y/tasks.task.get", "https://p.example/rest/api/1/***/tasks.task.get"},
		{"webhook at the end", "https://p.example/rest/1/s3cr3tK3y", "https://p.example/rest/1/***"},
		{"webhook in JSON of PHP", `"https:\/\/p.example\/rest\/1\/s3cr3tK3y\/"`, `"https:\/\/p.example\/rest\/1\/***\/"`},
		{"webhook in a query", "url=https%3A%2F%2Fp.example%2Frest%2F1%2Fs3cr3tK3y%2Fx", "url=https%3A%2F%2Fp.example%2Frest%2F1%2F***%2Fx"},
		{"query", "/rest/crm.deal.get?id=1&auth=s3cr3tK3y&x=1", "/rest/crm.deal.get?id=1&auth=***&x=1"},
		{"form", "auth=s3cr3tK3y", "auth=***"},
		{"token request", "client_id=app.1&client_secret=s3cr3tK3y&refresh_token=s3cr3tK3y", "client_id=app.1&client_secret=***&refresh_token=***"},
		{"one-time code", "https://h.example/?code=s3cr3tK3y&state=1", "https://h.example/?code=***&state=1"},
		{"event", "auth[access_token]=s3cr3tK3y&auth[domain]=p.example", "auth[access_token]=***&auth[domain]=p.example"},
		{"event, encoded", "auth%5Bapplication_token%5D=s3cr3tK3y&ts=1", "auth%5Bapplication_token%5D=***&ts=1"},
		{"batch command", `{"cmd":{"a":"user.get?auth=s3cr3tK3y&ID=1"}}`, `{"cmd":{"a":"user.get?auth=***&ID=1"}}`},
		{"batch command in a form", "cmd[a]=user.get%3Fauth%3Ds3cr3tK3y", "cmd[a]=user.get%3Fauth%3D***"},
		{"batch command in a form in a form", "x=cmd%5Ba%5D%3Duser.get%253FID%3D1%2526auth%253Ds3cr3tK3y", "x=cmd%5Ba%5D%3Duser.get%253FID%3D1%2526auth%253D***"},
		{"JSON", `{"access_token": "s3cr3tK3y", "expires_in": 3600}`, `{"access_token": "***", "expires_in": 3600}`},
		{"app page", `{"AUTH_ID":"s3cr3tK3y","REFRESH_ID":"s3cr3tK3y"}`, `{"AUTH_ID":"***","REFRESH_ID":"***"}`},
		{"JSON in JSON", `"{\"auth\":\"s3cr3tK3y\"}"`, `"{\"auth\":\"***\"}"`},
		{"upload address", `{"uploadUrl":"https:\/\/p.example\/rest\/upload.json?auth=s3cr3tK3y&token=disk%7Cs3cr3tK3y%7Cs3cr3tK3y"}`, `{"uploadUrl":"https:\/\/p.example\/rest\/upload.json?auth=***&token=***"}`},
		{"upload address in JSON of Go", `"?a=1\u0026auth=s3cr3tK3y\u0026token=s3cr3tK3y"`, `"?a=1\u0026auth=***\u0026token=***"`},
		{"header", "Authorization: Bearer s3cr3tK3y", "Authorization: Bearer ***"},
		{"error codes stay", `{"error":{"code":"ACCESS_DENIED"}}`, `{"error":{"code":"ACCESS_DENIED"}}`},
		{"words stay", "author=Ann&authors[]=x&monkey=1 auth: missing", "author=Ann&authors[]=x&monkey=1 auth: missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Mask(tt.text); got != tt.want {
				t.Errorf("Mask(%s)\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestMaskKnown(t *testing.T) {
	got := Mask("no such token: "+key, "", key)
	if want := "no such token: ***"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
