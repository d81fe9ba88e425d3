package changelog

import (
	"encoding/json"
	"io"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/spec"
)

// The keys of the JSON form are a contract with programs that read it.
type (
	document struct {
		Old    string       `json:"old"`
		New    string       `json:"new"`
		Step   changes.Step `json:"step"`
		Reason string       `json:"reason"`
		REST   listing      `json:"rest"`
		Go     listing      `json:"go"`
		Pins   []pinned     `json:"pins"`
	}
	listing struct {
		Breaking      int      `json:"breaking"`
		Compatible    int      `json:"compatible"`
		Documentation int      `json:"documentation"`
		Changes       []change `json:"changes"`
	}
	change struct {
		Kind  changes.Kind  `json:"kind"`
		Class changes.Class `json:"class"`
		Why   string        `json:"why"`
		// API, Event, Subject and Path are of a change of the REST API. One without
		// api that is of no event is of a documented type.
		API     spec.API `json:"api,omitempty"`
		Event   bool     `json:"event,omitempty"`
		Subject string   `json:"subject,omitempty"`
		Path    string   `json:"path,omitempty"`
		// Package and Symbol are of a change of the Go API.
		Package string `json:"package,omitempty"`
		Symbol  string `json:"symbol,omitempty"`
		Old     string `json:"old,omitempty"`
		New     string `json:"new,omitempty"`
	}
)

// JSON writes the log as one document.
func (l Log) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(document{
		Old: l.Old, New: l.New, Step: l.Step(), Reason: l.reason(),
		REST: l.restChanges(), Go: l.goChanges(), Pins: l.jsonPins(),
	})
}

func (l Log) restChanges() listing {
	out := listing{Changes: []change{}}
	for _, c := range l.REST {
		out.add(change{Kind: c.Kind, API: c.API, Event: c.Event, Subject: c.Subject, Path: c.Path, Old: c.Old, New: c.New})
	}
	return out
}

func (l Log) goChanges() listing {
	out := listing{Changes: []change{}}
	for _, c := range l.Go {
		out.add(change{Kind: c.Kind, Package: c.Package, Symbol: c.Symbol, Old: c.Old, New: c.New})
	}
	return out
}

func (cs *listing) add(c change) {
	c.Class, c.Why = c.Kind.Class(), c.Kind.Why()
	cs.Changes = append(cs.Changes, c)
	switch c.Class {
	case changes.Breaking:
		cs.Breaking++
	case changes.Compatible:
		cs.Compatible++
	default:
		cs.Documentation++
	}
}
