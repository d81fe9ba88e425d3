package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// What the parameters of a call tell of the things that it is about: which of them it
// identifies, and whether it gives one or several.

// idOf is the parameter that a call has to give to identify such a thing, or several of it:
// CONTACT_ID of a contact, userIds or USERS of a user, also inside of an object that is sent.
// It is nil without one.
func idOf(m *model.Method, n noun) *model.Field {
	for _, f := range required(m) {
		if model.Innermost(f.Type) == model.ID && n.endsIn(idStem(f.Key)) {
			return &f
		}
	}
	return nil
}

// required are the parameters that a call has to give, and the fields inside of them.
func required(m *model.Method) []model.Field {
	var out []model.Field
	for _, f := range m.Params.Fields {
		if !f.OmitZero {
			out = append(out, f)
		}
	}
	for _, n := range m.Needs {
		sent := m.Params.Find(n.In)
		if sent == nil {
			continue
		}
		if in, ok := model.Deref(sent.Type).(*model.Struct); ok {
			out = append(out, slices.DeleteFunc(slices.Clone(in.Fields), func(f model.Field) bool { return !slices.Contains(n.Keys, f.Key) })...)
		}
	}
	return out
}

// idStem is what the key of an id, or of several, is for, in one word: contact of CONTACT_ID.
func idStem(key string) string {
	stem := naming.Fold(key)
	for _, id := range []string{"ids", "id"} {
		if cut, ok := strings.CutSuffix(stem, id); ok {
			return naming.Singular(cut)
		}
	}
	return naming.Singular(stem)
}

// endsIn reports whether the last words of the thing are the given ones, run together.
func (n noun) endsIn(folded string) bool {
	for i := range n {
		if naming.Fold(noun(n[i:]).single().text()) == folded {
			return true
		}
	}
	return false
}

// counted is the thing in the number in which the parameters give it.
func counted(c call, t thing) thing {
	switch {
	case len(t.noun) == 0, t.isAll:
	case givesSeveral(c.Method, t.noun):
		t.noun = strings.Fields(t.noun.many())
	case t.isMany() && !c.own && givesOne(c.Method):
		t.noun = t.single()
	}
	return t
}

// givesSeveral reports whether a call gives several of the things, or the ids of several. What
// is unset is what is set, and what is read without its id is all of it.
func givesSeveral(m *model.Method, n noun) bool {
	last := strings.ToLower(m.Spec.Last())
	if set := methodOf(m.Service, "set"); last == "unset" && set != nil {
		m, last = set, "set"
	}
	return slices.ContainsFunc(m.Params.Fields, func(f model.Field) bool {
		key, stem, several := naming.Fold(f.Key), idStem(f.Key), holdsSeveral(f.Type)
		_, isList := f.Type.(model.List)
		switch {
		case f.OmitZero:
			return several && key == "ids" || last == "read" && stem != key && n.endsIn(stem)
		case last == "set" && isList && !wholes[n.last()]:
			return true
		}
		return several && stem != key && (strings.HasSuffix(key, "ids") || n.endsIn(stem))
	})
}

// holdsSeveral reports whether the type is a list, a map, or an object of lists.
func holdsSeveral(t model.Type) bool {
	t = model.Deref(t)
	if s, ok := t.(*model.Struct); ok {
		isOne := func(f model.Field) bool { return model.Deref(f.Type) == model.Innermost(f.Type) }
		return len(s.Fields) > 0 && !slices.ContainsFunc(s.Fields, isOne)
	}
	return t != model.Innermost(t)
}

// givesOne reports whether a call is for one of the things of a service that adds them: it
// adds one, or has the id of one.
func givesOne(m *model.Method) bool {
	isID := func(f model.Field) bool { return strings.EqualFold(f.Key, "id") }
	return methodOf(m.Service, "add") != nil && (m.Spec.Last() != "get" || slices.ContainsFunc(required(m), isID))
}

// givesAbout reports whether a call can be given the id of the service's thing.
func givesAbout(c call) bool {
	return slices.ContainsFunc(c.Params.Fields, func(f model.Field) bool {
		key := naming.Fold(f.Key)
		isID := strings.HasSuffix(key, "id") || model.Innermost(f.Type) == model.ID
		initial := c.about.last()[:1] + "id" // lid, of a landing
		return key == "id" || key == initial || isID && c.about.endsIn(idStem(key)) || !f.OmitZero && key == naming.Fold(c.about.text())
	})
}
