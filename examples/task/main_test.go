package main

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestPlan(t *testing.T) {
	portal := b24test.New(t)
	portal.Handle("tasks.task.add", b24test.Result(map[string]any{"task": map[string]any{"id": "8"}}))
	portal.Handle("task.checklistitem.add", b24test.Result(1))
	portal.Handle("disk.folder.uploadFile", b24test.Result(map[string]any{"ID": 31}))
	portal.Handle("tasks.task.files.attach", b24test.Result(map[string]any{"attachmentId": 5}))
	var out strings.Builder
	p := plan{title: "Move", responsible: "1", steps: []string{"Pack", "Unpack"}, folder: "3"}
	if err := p.make(t.Context(), portal.Client(), &out); err != nil {
		t.Fatal(err)
	}
	if want := "task 8: 2 steps, file 31\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	if got := portal.Calls("tasks.task.add")[0].Text("fields", "TITLE"); got != "Move" {
		t.Errorf("the task is called %q", got)
	}
	if n := portal.Count("task.checklistitem.add"); n != 2 {
		t.Errorf("%d steps, want 2", n)
	}
	if upload := portal.Calls("disk.folder.uploadFile")[0]; upload.Text("data", "NAME") != "plan.txt" || upload.Text("fileContent", "1") != "TW92ZQ==" {
		t.Errorf("uploaded %s", upload.Body)
	}
	if got := portal.Calls("tasks.task.files.attach")[0].Int("fileId"); got != 31 {
		t.Errorf("file %d is attached, want 31", got)
	}
}
