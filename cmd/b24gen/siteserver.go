package main

import (
	"fmt"
	"log"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
)

// serveSite serves the files until the program is interrupted.
func serveSite(a *app, address string, files map[string][]byte) error {
	if strings.HasPrefix(address, ":") {
		address = "127.0.0.1" + address
	}
	listener, err := new(net.ListenConfig).Listen(a.ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("site: --serve %s: %w", address, err)
	}
	fmt.Fprintf(a.report(), "http://%s/\n", listener.Addr())
	return serve(a.ctx, listener, siteHandler(files), log.New(a.stderr, "", 0))
}

// sitePolicy has browsers load nothing from other hosts, and run nothing that stands in a
// page.
const sitePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"

// siteHandler answers with files by their paths.
func siteHandler(files map[string][]byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		data, ok := files[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mediaType(name))
		w.Header().Set("Content-Security-Policy", sitePolicy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		_, _ = w.Write(data) // the reader may have gone
	})
}

func mediaType(name string) string {
	if path.Ext(name) == ".yaml" {
		return "text/plain; charset=utf-8" // so that browsers show it
	}
	return mime.TypeByExtension(path.Ext(name))
}
