package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Sets of values that are one thing under several names: the kinds of a period in two fields of
// one object, the status of a meeting in its event and as an answer.

// mergeSets finds enums that are the same as an earlier one.
func (d *declarations) mergeSets() {
	for i, e := range d.enums {
		isOne := func(one *enumDraft) bool { return one.into == nil && one.isSameSet(e) }
		if j := slices.IndexFunc(d.enums[:i], isOne); j >= 0 {
			d.enums[j].standFor(e)
		}
	}
}

// standFor has the enum stand for another one, and for all that this stands for.
func (e *enumDraft) standFor(other *enumDraft) {
	isSpelled := e.isSpelledAs(other)
	e.add(other.Values)
	if isSpelled {
		e.dropSpellings()
	}
	other.into = e
	e.also = append(append(e.also, other), other.also...)
}

// isSameSet reports whether two enums are one: by their values, and the names of their fields.
func (e *enumDraft) isSameSet(other *enumDraft) bool {
	common := e.common(other)
	more := max(len(e.Values), len(other.Values))
	switch all := common == len(e.Values) && common == len(other.Values); {
	case all && e.isCalledAs(other, lastStem), all && e.isBeside(other):
		return true
	case all && e.isTelling():
		return e.isCalledAs(other, naming.LastWord)
	}
	if common == min(len(e.Values), len(other.Values)) && (e.isTakenWith(other) || e.isPartOf(other)) {
		return true
	}
	if e.isSpelledAs(other) {
		return true
	}
	return common >= telling && common >= more-1 && !e.isOfFields() && e.isCalledAs(other, foldName)
}

// isPartOf reports whether two sets, of which one has all values of the other and more, are of fields whose
// names end in the same word. Letters, and names of fields, are of each object.
func (e *enumDraft) isPartOf(other *enumDraft) bool {
	isOwn := func(e *enumDraft) bool { return slices.ContainsFunc(e.Values, isLetter) || e.isOfFields() }
	return len(e.Values) != len(other.Values) && !isOwn(e) && !isOwn(other) && e.isCalledAs(other, naming.LastWord)
}

// isSpelledAs reports whether two sets of one name differ in the capitals of some values alone.
func (e *enumDraft) isSpelledAs(other *enumDraft) bool {
	isIn := func(v EnumValue) bool { return slices.ContainsFunc(other.Values, v.isSpelledAs) }
	odd := func(v EnumValue) bool { return !isIn(v) }
	return len(e.Values) == len(other.Values) && !slices.ContainsFunc(e.Values, odd) && e.common(other) > 0 && e.isCalledAs(other, foldName)
}

func (v EnumValue) isSpelledAs(other EnumValue) bool { return strings.EqualFold(v.Text, other.Text) }

func isLetter(v EnumValue) bool { return len(v.Text) == 1 }

// dropSpellings leaves out values that are there in small letters too, beside others in small letters.
func (e *Enum) dropSpellings() {
	isSmall := func(v EnumValue) bool { return v.Text == strings.ToLower(v.Text) }
	e.Values = slices.DeleteFunc(e.Values, func(v EnumValue) bool {
		return !isSmall(v) && slices.Contains(e.Values, EnumValue{Text: strings.ToLower(v.Text)})
	})
}

// respell has the comments of the fields that hold the enum list its values as it spells them.
func (e *enumDraft) respell() {
	for _, h := range e.held {
		own := h.field.Facts.Enum
		spelled := make([]string, len(own))
		for i, v := range own {
			spelled[i] = e.spelling(v)
		}
		h.field.Facts.Enum = spelled
	}
}

// spelling is the value as the enum has it, in its capitals.
func (e *Enum) spelling(v string) string {
	out := v
	for _, known := range e.Values {
		switch {
		case known.Text == v:
			return v
		case strings.EqualFold(known.Text, v):
			out = known.Text
		}
	}
	return out
}

// common is the number of values that both have.
func (e *enumDraft) common(other *enumDraft) int {
	n := 0
	for _, v := range e.Values {
		if slices.Contains(other.Values, v) {
			n++
		}
	}
	return n
}

// isTelling reports whether the values say what they are the values of: words, or many letters. Yes and
// no are said of everything.
func (e *enumDraft) isTelling() bool {
	isVague := func(v EnumValue) bool { return isLetter(v) || isTruth(v.Text) }
	return len(e.Values) > telling || !slices.ContainsFunc(e.Values, isVague)
}

// isCalledAs reports whether a field of one enum has the same name as one of the other, or the
// same end of it.
func (e *enumDraft) isCalledAs(other *enumDraft, end func(string) string) bool {
	for _, a := range e.all() {
		for _, b := range other.all() {
			if end(a.subject()) == end(b.subject()) {
				return true
			}
		}
	}
	return false
}

// isTakenWith reports whether methods of one service take both under one name.
func (e *enumDraft) isTakenWith(other *enumDraft) bool {
	for _, a := range e.all() {
		for _, b := range other.all() {
			areTaken := a.parent.Role == RoleParams && b.parent.Role == RoleParams && a.parent.Method.Service == b.parent.Method.Service
			if areTaken && foldName(a.Documented) == foldName(b.Documented) {
				return true
			}
		}
	}
	return false
}

// isOfFields reports whether the values are names of fields, which each object has of its own.
func (e *enumDraft) isOfFields() bool {
	m := e.parent.method()
	return m != nil && describesObjects(m.Spec)
}

// all are the enum and those that it stands for.
func (e *enumDraft) all() []*enumDraft { return append([]*enumDraft{e}, e.also...) }

// subject is the name of the field that has the enum; of one that is answered it is what the method gets, or the
// service.
func (e *enumDraft) subject() string {
	m := e.parent.Method
	if m == nil || e.parent.Role != RoleResult || e.Documented != "result" {
		return e.Documented
	}
	if got := naming.Split(m.Name); len(got) > 1 && reads[got[0]] {
		return naming.Singular(strings.Join(got[1:], "_"))
	}
	return lastOf(m.Service.REST)
}

// isBeside reports whether fields of both are in one struct, and their names begin with the same
// two words: templateTypeInfo, templateTypeDelayed.
func (e *enumDraft) isBeside(other *enumDraft) bool {
	for _, a := range e.all() {
		for _, b := range other.all() {
			first := commonStart(naming.Split(a.Documented), naming.Split(b.Documented))
			if a.parent.final() == b.parent.final() && len(first) > 1 {
				return true
			}
		}
	}
	return false
}
