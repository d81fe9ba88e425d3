package diff

import "github.com/b24gen/b24gen/spec"

// list compares the way in which a method pages through rows.
func (p place) list(old, new *spec.List) {
	switch {
	case old == nil && new == nil:
		return
	case old == nil:
		p.add(ListAdded, "", string(new.By))
		return
	case new == nil:
		p.add(ListRemoved, string(old.By), "")
		return
	}
	p.shape("by", string(old.By), string(new.By))
	p.shape("start", old.Start, new.Start)
	p.shape("next", old.Next, new.Next)
	p.shape("rows", old.Rows, new.Rows)
	p.shape("id", old.ID, new.ID)
	if old.Limit == "" && new.Limit != "" {
		p.add(ListLimitAdded, "", new.Limit)
		return
	}
	p.shape("limit", old.Limit, new.Limit)
}

// shape notes a change of one property of the list, which both sides name.
func (p place) shape(property, old, new string) {
	if old != new {
		p.add(ListShapeChanged, property+" "+orNone(old), property+" "+orNone(new))
	}
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}
