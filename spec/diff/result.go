package diff

import "github.com/b24gen/b24gen/spec"

// result compares what a method answers.
func (p place) result(old, new *spec.Result) {
	switch {
	case old == nil && new == nil:
		return
	case old == nil:
		p.add(ResultDocumented, "", typeText(new.Type))
		return
	case new == nil:
		p.add(ResultUndocumented, typeText(old.Type), "")
		return
	}
	p = p.below("result")
	p.typeOf(whole, statedResult(*old), statedResult(*new))
	p.text(ResultSourceChanged, string(old.Source), string(new.Source))
	p.ref(old.Ref, new.Ref)
	if old.Description != new.Description {
		p.add(DescriptionChanged, "", "")
	}
	p.fields(answers, OrderChanged, fieldSet{old.Fields, old.Shown, old.Variants}, fieldSet{new.Fields, new.Shown, new.Variants})
}

func statedResult(r spec.Result) stated {
	return stated{text: r.Type, seen: r.Seen, shown: r.Source == spec.FromExample}
}
