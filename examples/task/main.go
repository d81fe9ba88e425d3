// Command task makes a task with a checklist and a file.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/generated/disk"
	"github.com/b24gen/b24gen/generated/task"
	"github.com/b24gen/b24gen/generated/tasks"
)

func main() {
	client, err := b24.NewWebhookClient(os.Getenv("B24_WEBHOOK"))
	if err != nil {
		log.Fatal(err)
	}
	plan := plan{
		title: "Move the office", responsible: "1", steps: []string{"Find a van", "Pack", "Unpack"},
		folder: b24.ID(os.Getenv("B24_FOLDER")), // of the drive, to put the file into
	}
	if err := plan.make(context.Background(), client, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

type plan struct {
	title       string
	responsible b24.ID
	steps       []string
	folder      b24.ID
}

// make adds the task, then all steps in one request, then the file.
func (p plan) make(ctx context.Context, client *b24.Client, out io.Writer) error {
	added, err := tasks.New(client).Task.Add(ctx, tasks.TaskAddParams{
		Fields: tasks.TaskInput{Title: &p.title, ResponsibleID: &p.responsible},
	})
	if err != nil {
		return err
	}
	id := added.Result.Task.ID
	batch := client.NewBatch()
	for i, step := range p.steps {
		b24.Add(batch, task.ChecklistItemAddParams{TaskID: id, Fields: task.ChecklistItemInput{Title: &step, SortIndex: new(i)}})
	}
	if err := batch.Run(ctx); err != nil {
		return err
	}
	file, err := p.attach(ctx, client, id)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "task %s: %d steps, file %s\n", id, len(p.steps), file)
	return nil
}

// attach puts a file on the drive and hangs it at the task.
func (p plan) attach(ctx context.Context, client *b24.Client, id b24.ID) (file b24.ID, err error) {
	uploaded, err := disk.New(client).Folder.UploadFile(ctx, disk.FolderUploadFileParams{
		ID:          p.folder,
		Data:        &disk.NameData{Name: new("plan.txt")},
		FileContent: new(b24.FilePair("plan.txt", []byte(p.title))),
	})
	if err != nil {
		return "", err
	}
	file = uploaded.Result.ID
	_, err = tasks.New(client).TaskFiles.Attach(ctx, tasks.TaskFilesAttachParams{TaskID: id, FileID: file})
	return file, err
}
