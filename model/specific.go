package model

import "slices"

// Which of two types says more, and still reads what the other does.

// isValue reports whether the type is one of single values.
func isValue(t Type) bool {
	switch t := t.(type) {
	case *Enum:
		return true
	case Basic:
		return t != Any
	case Runtime:
		return !t.IsCondition() && t != File
	}
	return false
}

// moreSpecific is the one of two types that says more and reads the values of both;
// false if there is none.
func moreSpecific(a, b Type) (Type, bool) {
	if a == b {
		return a, true
	}
	if rank(a) > rank(b) {
		a, b = b, a
	}
	if set, isEnum := a.(*Enum); isEnum {
		_, both := b.(*Enum)
		switch {
		case (b == YN || b == Flag || b == Bool) && set.hasMore():
			return a, true
		case both, b == YN:
			return b, true
		}
	}
	if a == Int && (b == Bool || b == Flag) {
		return Flag, true // a truth that a page calls a number travels as 1 or 0
	}
	return b, b == ID && rank(a) < rank(Date) || a == String || slices.Contains(reading[b], a)
}

// hasMore reports whether the set has values that are no truth value.
func (e *Enum) hasMore() bool {
	return slices.ContainsFunc(e.Values, func(v EnumValue) bool { return !isTruth(v.Text) })
}

// reading are the types whose values the key reads too, beside texts.
var reading = map[Type][]Type{
	Time: {Date}, Decimal: {Int}, YN: {Bool, Flag}, Flag: {Bool}, Bool: {Int},
}

// rank orders types from the general to the specific.
func rank(t Type) int {
	if _, ok := t.(*Enum); ok {
		return 1
	}
	return slices.Index([]Type{String, nil, Int, Decimal, ID, Date, Time, Labels, Bool, Flag, YN}, t)
}
