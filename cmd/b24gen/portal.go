package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"time"

	"github.com/b24gen/b24gen/b24/b24test"
)

type portalCmd struct {
	sourceArg
	specFlag
	Addr      string        `default:"127.0.0.1:0" placeholder:"HOST:PORT" help:"Where to listen (${default}, any free port). Other machines are let in only if it is no address of the loopback."`
	TLS       string        `name:"tls" placeholder:"FILE" help:"Serve HTTPS, and write the certificate that clients must trust into this file."`
	Rows      uint          `placeholder:"N" help:"How many rows services that keep rows begin with, at least those of the examples."`
	Fail      float64       `placeholder:"PERCENT" help:"How many of the answers fail, from 0 to 100."`
	Fault     []string      `enum:"limit,500,502,empty,cut,close" default:"limit" help:"In which ways: limit (503, too many requests), 500, 502, empty, cut, close (the connection, after the method ran) (${default})."`
	Plan      string        `enum:"none,standard,enterprise" default:"none" help:"Whose limit of requests it keeps: none, standard, enterprise (${default})."`
	TokenLife time.Duration `default:"1h" help:"How long access tokens are good (${default})."`
	Unchecked bool          `help:"Take any parameters. Without it those that lack or have the wrong type are errors, and unknown ones are named."`
}

func (c *portalCmd) Run(a *app) error {
	if c.Fail < 0 || c.Fail > 100 {
		return fmt.Errorf("--fail %g: it is a percentage, from 0 to 100", c.Fail)
	}
	facts, err := c.facts(a)
	if err != nil {
		return err
	}
	p := b24test.Start()
	defer p.Close()
	problems := log.New(a.stderr, "", 0)
	p.Report = func(err error) { problems.Print(err) }
	c.set(p)
	if err := p.Load(facts); err != nil {
		return err
	}
	p.KeepRows(int(c.Rows))

	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w", c.Addr, err)
	}
	p.AnyHost = !isLoopback(listener.Addr())
	place, err := c.secure(a.ctx, &listener)
	if err != nil {
		listener.Close()
		return err
	}
	if err := announce(a, p, place, c.TLS); err != nil {
		listener.Close()
		return err
	}
	return serve(a.ctx, listener, p.Server().Handler, problems)
}

// facts are those of the spec, in the form in which the portal reads them.
func (c *portalCmd) facts(a *app) ([]byte, error) {
	loaded, err := a.withExamples(c.Source, c.specFlag)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = loaded.WriteJSON(&out)
	return out.Bytes(), err
}

// remembered is how many calls the portal keeps; nobody asks for them here.
const remembered = 100

// failures are the ways to fail, by their names on the command line.
var failures = map[string]b24test.Fault{
	"limit": b24test.Instead(b24test.QueryLimit()),
	"500":   b24test.Status500HTML,
	"502":   b24test.Status502HTML,
	"empty": b24test.EmptyBody,
	"cut":   b24test.CutOff,
	"close": b24test.CloseAfterRun,
}

func (c *portalCmd) set(p *b24test.Portal) {
	p.Clock = b24test.RunningClock()
	p.Check = !c.Unchecked
	p.TokenLife = c.TokenLife
	p.Remember = remembered
	var chosen []b24test.Fault
	for _, name := range c.Fault {
		chosen = append(chosen, failures[name])
	}
	p.Inject(c.Fail/100, chosen...)
	switch c.Plan {
	case "standard":
		p.LimitRate(50, 2)
	case "enterprise":
		p.LimitRate(250, 5)
	}
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// secure has the listener speak TLS, if that is asked for, and gives the address of what
// is served.
func (c *portalCmd) secure(ctx context.Context, listener *net.Listener) (string, error) {
	place := shown((*listener).Addr())
	if c.TLS == "" {
		return "http://" + place, nil
	}
	own, err := newCertificate()
	if err == nil {
		err = own.write(ctx, c.TLS)
	}
	if err != nil {
		return "", err
	}
	*listener = tls.NewListener(*listener, &tls.Config{Certificates: []tls.Certificate{own.pair}, NextProtos: []string{"http/1.1"}})
	return "https://" + place, nil
}

// shown is an address by which programs of this machine reach it.
func shown(addr net.Addr) string {
	host, port, _ := net.SplitHostPort(addr.String())
	if ip := net.ParseIP(host); ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

// announcement is what programs need to know of the portal, as one line of JSON.
type announcement struct {
	URL              string `json:"url"`
	Webhook          string `json:"webhook"`
	Certificate      string `json:"certificate,omitempty"`
	ClientID         string `json:"client_id"`
	ClientSecret     string `json:"client_secret"`
	ApplicationToken string `json:"application_token"`
	b24test.Token
}

// announce says where the portal is: to programs on stdout, to people on stderr.
func announce(a *app, p *b24test.Portal, place, certificate string) error {
	said := announcement{
		URL:         place,
		Webhook:     fmt.Sprintf("%s/rest/%d/%s/", place, p.Webhook.UserID, p.Webhook.Code),
		Certificate: certificate,
		ClientID:    p.App.ClientID, ClientSecret: p.App.ClientSecret, ApplicationToken: p.App.ApplicationToken,
		Token: p.Install(),
	}
	said.ClientEndpoint, said.ServerEndpoint = place+"/rest/", place+"/rest/"
	_, said.Domain, _ = strings.Cut(place, "//")
	said.Expires = p.Clock.Now().Unix() + int64(said.ExpiresIn)
	if !a.cli.Quiet {
		people(a.stderr, said)
	}
	return json.NewEncoder(a.stdout).Encode(said)
}

func people(w io.Writer, said announcement) {
	fmt.Fprintf(w, "A fake portal. None of its secrets is one; Ctrl-C ends it.\n")
	fmt.Fprintf(w, "  webhook      %s\n", said.Webhook)
	fmt.Fprintf(w, "  application  %s, secret %s\n", said.ClientID, said.ClientSecret)
	fmt.Fprintf(w, "  tokens       %s/oauth/token/\n", said.URL)
	if said.Certificate != "" {
		fmt.Fprintf(w, "  certificate  %s\n", said.Certificate)
	}
}
