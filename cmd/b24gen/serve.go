package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"
)

// leave is how long answers under way may take when the program ends.
const leave = 2 * time.Second

// serve answers until the context ends.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, problems *log.Logger) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute, ErrorLog: problems}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), leave)
	defer cancel()
	if server.Shutdown(within) != nil {
		return server.Close()
	}
	return nil
}
