package b24_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/b24gen/b24gen/b24"
)

// DiskFile is what a portal tells of a file.
type DiskFile struct {
	ID          b24.ID `json:"ID"`
	DownloadURL string `json:"DOWNLOAD_URL"`
}

// UploadFileParams are parameters as the generated packages have them.
type UploadFileParams struct {
	ID int `json:"id"`
}

// RESTMethod names the method and its result.
func (UploadFileParams) RESTMethod() b24.Method[DiskFile] {
	return b24.Method[DiskFile]{Name: "disk.folder.uploadFile"}
}

// A file goes up as a stream and comes down as one.
func ExampleUpload() {
	portal := diskPortal() // plays a portal
	defer portal.Close()
	client, err := b24.NewWebhookClient(portal.URL + "/rest/1/webhookcode/")
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()

	res, err := b24.Upload(ctx, client, UploadFileParams{ID: 7}, b24.UploadFile{
		Name:     "report.txt",
		Content:  strings.NewReader("All is well."),
		Progress: func(sent int64) { fmt.Println("sent", sent, "bytes") },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("file", res.Result.ID)

	file, err := client.Download(ctx, res.Result.DownloadURL)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Body.Close()
	content, err := io.ReadAll(file.Body)
	fmt.Println(file.Name, string(content), err)
	// Output:
	// sent 12 bytes
	// file 9011
	// report.txt All is well. <nil>
}

func diskPortal() *httptest.Server {
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	mux.HandleFunc("/rest/1/webhookcode/disk.folder.uploadFile", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"result":{"field":"file","uploadUrl":"%s/rest/upload.json?token=up"}}`, s.URL)
	})
	var content []byte
	mux.HandleFunc("/rest/upload.json", func(w http.ResponseWriter, r *http.Request) {
		if f, _, err := r.FormFile("file"); err == nil {
			content, _ = io.ReadAll(f)
		}
		fmt.Fprintf(w, `{"result":{"ID":9011,"DOWNLOAD_URL":"%s/rest/download.json?token=down"}}`, s.URL)
	})
	mux.HandleFunc("/rest/download.json", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="report.txt"`)
		w.Write(content)
	})
	return s
}
