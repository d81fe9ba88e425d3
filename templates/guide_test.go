package templates

import "testing"

// TestInAPI: what a service is in the API, and how its structs are named, where the field of
// the client has another name.
func TestInAPI(t *testing.T) {
	for _, tt := range []struct{ rest, method, takes, field, want string }{
		{"crm.deal.add", "DealService.Add", "DealAddParams", "Deal", " (crm.deal)"},
		{"im.notify.answer", "NotifyService.Answer", "NotifyAnswerParams", "NotifyService", " (im.notify, Notify...Params)"},
		{"im.notify", "Service.Notify", "NotifyParams", "New(client)", " (im)"},
		{"crm.deal.own", "DealService.Own", "OwnOfDeal", "Deal", " (crm.deal)"},
		{"methods", "Service.Methods", "", "New(client)", ""},
	} {
		if got := inAPI(Entry{REST: tt.rest, Go: tt.method, Takes: tt.takes}, tt.field); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rest, got, tt.want)
		}
	}
}
