package inbound_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/inbound"
)

// offlineQueue is the queue of a portal, event n with the message id m<n>.
type offlineQueue struct {
	waiting  []int
	reserved []int
	calls    []string
}

func (q *offlineQueue) client(t *testing.T) *b24.Client {
	s := httptest.NewServer(q)
	t.Cleanup(s.Close)
	client, err := b24.NewWebhookClient(s.URL + "/rest/1/c0de/")
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func (q *offlineQueue) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method := r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]
	var params struct {
		Clear     *int              `json:"clear"`
		Limit     int               `json:"limit"`
		ProcessID string            `json:"process_id"`
		ID        []json.RawMessage `json:"id"`
		MessageID []string          `json:"message_id"`
	}
	json.NewDecoder(r.Body).Decode(&params)
	if method != "event.offline.get" {
		q.calls = append(q.calls, fmt.Sprintf("%s %s %s%s", method, params.ProcessID, params.ID, params.MessageID))
		fmt.Fprint(w, `{"result":true}`)
		return
	}
	if params.Clear == nil || *params.Clear != 0 {
		q.calls = append(q.calls, "events were removed before they were handled")
	}
	if params.ProcessID == "" {
		n := min(params.Limit, len(q.waiting))
		q.reserved, q.waiting = q.waiting[:n], q.waiting[n:]
	}
	q.answer(w)
}

func (q *offlineQueue) answer(w http.ResponseWriter) {
	events := []map[string]any{}
	for _, n := range q.reserved {
		events = append(events, map[string]any{
			"ID": fmt.Sprint(n), "TIMESTAMP_X": "2026-03-02T12:00:00+02:00", "EVENT_NAME": "ONCRMLEADADD",
			"EVENT_DATA": map[string]any{"FIELDS": map[string]any{"ID": n}}, "EVENT_ADDITIONAL": false, "MESSAGE_ID": fmt.Sprintf("m%d", n),
		})
	}
	q.reserved = nil
	answer := map[string]any{"process_id": nil, "events": events}
	if len(events) > 0 {
		answer["process_id"] = "p1"
	}
	json.NewEncoder(w).Encode(map[string]any{"result": answer})
}

func TestDrain(t *testing.T) {
	q := &offlineQueue{waiting: []int{1, 2, 3}}
	offline := inbound.Offline{Client: q.client(t), Limit: 2}
	var seen []string
	boom := errors.New("boom")
	err := offline.Drain(t.Context(), func(_ context.Context, e inbound.OfflineEvent) error {
		seen = append(seen, fmt.Sprint(e.Name, " ", e.ID, " ", e.Data["FIELDS"], " ", e.Additional == nil, " ", e.ProcessID))
		if e.ID == "2" {
			return boom
		}
		return nil
	})
	if !errors.Is(err, boom) || !strings.Contains(err.Error(), "offline event ONCRMLEADADD 2: boom") {
		t.Errorf("got %v", err)
	}
	want := []string{
		"ONCRMLEADADD 1 map[ID:1] true p1",
		"ONCRMLEADADD 2 map[ID:2] true p1",
		"ONCRMLEADADD 3 map[ID:3] true p1",
	}
	if d := cmp.Diff(want, seen); d != "" {
		t.Error(d)
	}
	wantCalls := []string{
		"event.offline.clear p1 [1][]",
		"event.offline.error p1 [][m2]",
		"event.offline.clear p1 [3][]",
	}
	if d := cmp.Diff(wantCalls, q.calls); d != "" {
		t.Error(d)
	}
}

// What was handled before the end is removed, the rest stays reserved and can
// be taken up.
func TestDrainEndsEarly(t *testing.T) {
	q := &offlineQueue{waiting: []int{1, 2, 3}}
	offline := inbound.Offline{Client: q.client(t), Limit: 3}
	ctx, cancel := context.WithCancel(t.Context())
	var process string
	err := offline.Drain(ctx, func(_ context.Context, e inbound.OfflineEvent) error {
		process = e.ProcessID
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if d := cmp.Diff([]string{"event.offline.clear p1 [1][]"}, q.calls); d != "" {
		t.Error(d)
	}
	q.reserved = []int{2, 3}
	n := 0
	err = offline.Resume(t.Context(), process, func(context.Context, inbound.OfflineEvent) error { n++; return nil })
	if err != nil || n != 2 {
		t.Errorf("took up %d events, %v; want 2", n, err)
	}
}
