package templates

import "github.com/b24gen/b24gen/spec"

// The names of an event are pinned like those of a service: its constant, and
// the type of the data that comes with it.

func eventConstKey(event string) string { return "const " + eventKey(event) }
func eventTypeKey(event string) string  { return "type " + eventKey(event) }

// eventPins adds the pinned names of events.
func eventPins(pins map[string]string, n spec.Names) {
	for event, names := range n.Events {
		pins[eventConstKey(event)] = names.Const
		pins[eventTypeKey(event)] = names.Type
	}
}

// pinEvents adds the events that n does not hold yet.
func pinEvents(n *spec.Names, events []spec.Event, given map[string]string) (added []string) {
	for _, e := range events {
		if _, _, ok := n.Event(e.Name); ok {
			continue
		}
		n.PutEvent(e.Name, spec.EventNames{Const: given[eventConstKey(e.Name)], Type: given[eventTypeKey(e.Name)]})
		added = append(added, eventConstKey(e.Name), eventTypeKey(e.Name))
	}
	return added
}
