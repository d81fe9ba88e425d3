package goapi_test

import (
	"os"
	"testing"

	"github.com/b24gen/b24gen/changes/goapi"
)

// BenchmarkRead reads the committed SDK, and compares it with itself.
func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		src, err := goapi.FromFS("example.com/sdk", os.DirFS("../../generated"))
		if err != nil {
			b.Fatal(err)
		}
		api, err := goapi.Read(src)
		if err != nil {
			b.Fatal(err)
		}
		if found := goapi.Compare(api, api); len(found) > 0 {
			b.Fatalf("changes of nothing: %v", found)
		}
	}
}
