package b24test

import (
	"encoding/pem"
	"net/http"
	"strings"
)

// Server is what a program needs to know of a portal that does not connect by
// [Portal.HTTPClient], as one in another language.
type Server struct {
	// Address is where the portal listens, host and port on the loopback, for TLS.
	Address string
	// Certificate is what it shows there, PEM-encoded, and is its own authority. It is for
	// 127.0.0.1, ::1 and the names below example.com.
	Certificate []byte
	// Handler is the portal itself, to be served elsewhere, by plain HTTP too.
	Handler http.Handler
}

// Server returns where else the portal can be had. By its address, as by any of the
// loopback, the portal and its authorization server are one host: addresses in its
// answers are those of the request then.
func (p *Portal) Server() Server {
	return Server{
		Address:     p.server.Listener.Addr().String(),
		Certificate: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: p.server.Certificate().Raw}),
		Handler:     http.HandlerFunc(p.serve),
	}
}

// base is the address of the site that a request was sent to.
func (p *Portal) base(r *http.Request) string {
	if r == nil || !p.isAddress(hostname(r)) {
		return "https://" + p.Host()
	}
	if r.TLS == nil {
		return "http://" + r.Host
	}
	return "https://" + r.Host
}

// authBase is the same of the authorization server.
func (p *Portal) authBase(r *http.Request) string {
	if r == nil || !p.isAddress(hostname(r)) {
		return "https://" + AuthHost
	}
	return p.base(r)
}

func hostOf(base string) string { return base[strings.Index(base, "//")+2:] }
