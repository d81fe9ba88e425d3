package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// What the name of a field says of its values, where that is more than its type.

// byName is the type of values of the type t by the name of their field, nil if the
// name does not say.
func (n *knownNames) byName(places []place, t Type, isStated bool) Type {
	namespace, key := places[0].in.pkg.Namespace, places[0].field().Key
	form := formOf(Deref(places[0].field().Type))
	if t == ID && !n.identifies(namespace, key, Int) {
		if mixed := mixed(places, key); mixed != nil {
			return mixed
		}
	}
	switch {
	case n.isCode(places, namespace, key, t):
		return String
	case form == "[]" && t == String && naming.LastWord(key) == "id" && foldName(key) != "id":
		return nil // the parts of one id, some of which are names
	case t == String && form == "" && identifies(key, false) == ID && slices.ContainsFunc(places, place.defaultsToNumber):
		return ID
	case t == String && form == "" && n.namesServed(namespace, key):
		return ID
	case t == Int && slices.ContainsFunc(places, place.listsNumbers):
		return nil // kinds
	case isValueOfID(t) && (n.identifies(namespace, key, t) || n.isCalledID(places, key)):
		return ID
	case t == ID && n.isKindOnly(places, namespace, key):
		return Int
	case t == Int && isAmount(key):
		return Decimal
	case t == Time && isAfter(key):
		return Int
	case t == YN && !isStated:
		return n.truth(places, t)
	case !isStated:
		return n.ofExamples(namespace, key, form, t)
	case t == String && form == "" && isDated(key):
		return n.moment(namespace, key)
	case t == String && form == "" && naming.LastWord(key) == "birthday" && n.moment(namespace, key) == Date:
		return Date
	case t == String && form == "":
		return n.moreThanText(places, namespace, key)
	case t == Int && form == "[]":
		return listed(key)
	}
	return n.truth(places, t)
}

// isCalledID reports whether the words of a page of the same service call values of the name ids:
// one that connects a line and one that tells its status speak of the same line.
func (n *knownNames) isCalledID(places []place, key string) bool {
	m := places[0].in.method()
	return m != nil && n.calledIDs[objectOfService(m.Service)+"/"+foldName(key)] && !isAmount(key) && places[0].in.parent == nil
}

// isCode reports whether values that could be ids are codes of a dictionary. The own id of
// something is an id, also where it is such a code.
func (n *knownNames) isCode(places []place, namespace, key string, t Type) bool {
	if foldName(key) == "id" {
		return false
	}
	named := n.codes[nameKey(namespace, foldName(key))] > 0
	return (t == ID || isValueOfID(t)) && (named || slices.ContainsFunc(places, n.holdsCode))
}

// ofExamples is the type of values that only examples show.
func (n *knownNames) ofExamples(namespace, key, form string, t Type) Type {
	switch {
	case form != "":
		return n.elements(namespace, key, form, t)
	case t == Int:
		return n.number(namespace, key)
	case t == String:
		return n.text(namespace, key)
	case t == Time && n.all(namespace, foldName(key)) == Date:
		return Date // whose midnight an example shows
	}
	return nil
}

// holdsCode reports whether the page calls the values of the place codes of a dictionary.
func (n *knownNames) holdsCode(p place) bool { return p.field().Facts.Stated.Any(n.types.isCode) }

func isValueOfID(t Type) bool { return t == String || t == Int || t == Decimal }

// number is the type of whole numbers that only examples show: what all pages state of
// the name, or else a number that can have a fraction, but for dates. That it is a truth has
// to be stated in the namespace.
func (n *knownNames) number(namespace, key string) Type {
	switch known := n.all(namespace, foldName(key)); known {
	case Flag, YN, Bool:
		if len(n.stated[nameKey(namespace, foldName(key))]) > 0 {
			return known
		}
	case Int, ID, Decimal:
		return known
	}
	switch stem, isID := n.stemOf(key); {
	case isID && n.isServed("", stem):
		return ID
	case isID, isDated(key), naming.LastWord(key) == "timestamp", isCount(key), kindNames[naming.LastWord(key)]:
		return Int // of a kind; seconds since 1970
	}
	return Decimal
}

// text is the type of texts that only examples show, if all pages state a moment or a
// truth of the name in its namespace.
func (n *knownNames) text(namespace, key string) Type {
	if isAmount(key) && n.number(namespace, key) == Decimal && endsInAmount(key) {
		return Decimal
	}
	if len(n.stated[nameKey(namespace, foldName(key))]) == 0 {
		return nil
	}
	if isAmount(key) && n.all(namespace, foldName(key)) == Decimal {
		return Decimal
	}
	switch known := n.all(namespace, foldName(key)); known {
	case Time, Date, YN:
		return known
	}
	return nil
}

// isDated reports whether the name is one of a moment or a day.
func isDated(key string) bool {
	words := naming.Split(key)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if slices.ContainsFunc(words, func(w string) bool { return notDates[w] }) {
		return false
	}
	return slices.Contains(words, "date") || last == "at" || last == "deadline"
}

// moment is the type of texts with the name of a moment or a day: what pages state of the
// name in the namespace, or else in the whole API, where some of them state a time and all
// others a text.
func (n *knownNames) moment(namespace, key string) Type {
	for _, where := range []string{namespace, ""} {
		types := n.stated[nameKey(where, foldName(key))]
		isOther := func(t Type) bool { return t != String && t != Time && t != Date }
		switch {
		case slices.ContainsFunc(types, isOther):
			return nil
		case slices.Contains(types, Type(Time)):
			return Time
		case slices.Contains(types, Type(Date)):
			return Date
		}
	}
	return nil
}

// moreThanText is the type of what one page calls a text, where another page of the namespace
// states an amount below the name of one, a number below that of a count, or yes and no in an object, and all others a
// text. A parameter that is called as a count may say by which field rows are sorted.
func (n *knownNames) moreThanText(places []place, namespace, key string) Type {
	at := nameKey(namespace, foldName(key))
	var more []Type
	for _, t := range n.stated[at] {
		if t != String {
			more = append(more, t)
		}
	}
	if len(more) != 1 {
		return nil
	}
	isParameter := func(p place) bool { return p.in.Role == RoleParams }
	if more[0] == YN && n.truths[at] || more[0] == Decimal && isAmount(key) || more[0] == Int && isCount(key) && !slices.ContainsFunc(places, isParameter) {
		return more[0]
	}
	return nil
}

// elements is the type of the whole numbers in a list or map that only examples show.
func (n *knownNames) elements(namespace, key, form string, t Type) Type {
	if t != Int {
		return nil
	}
	if strings.HasSuffix(form, "[]") {
		return listed(key)
	}
	if known := n.all(namespace, foldName(key)); known == Int || known == ID {
		return known
	}
	if measures[naming.LastWord(key)] || isCount(key) {
		return Int
	}
	return Decimal
}

// listed is the type of whole numbers in lists of the name: ids, but for measures and amounts.
func listed(key string) Type {
	switch {
	case measures[naming.LastWord(key)]:
		return Int
	case isAmount(key):
		return Decimal
	}
	return ID
}

// truth is the type of a truth value, of which examples show texts, or pages say no more than
// that it is a letter: a text, if pages give fields of the name other values than yes and no.
func (n *knownNames) truth(places []place, t Type) Type {
	if t != YN && t != Flag && t != Bool {
		return nil
	}
	isEnum := func(t Type) bool { _, ok := t.(*Enum); return ok }
	isText := func(p place) bool { return p.field().Type == String && !p.in.named }
	if slices.ContainsFunc(n.stated[nameKey("", foldName(places[0].field().Key))], isEnum) && (slices.ContainsFunc(places, isText) || !slices.ContainsFunc(places, place.saysMoreThanLetter)) {
		return String
	}
	return nil
}

// saysMoreThanLetter reports whether the page says of the place more than that it is a letter.
func (p place) saysMoreThanLetter() bool {
	f := p.field().Facts
	isLetter := f.Stated.All(isChar) || f.Stated.All(isText) && f.Wire == spec.WireYN && f.Default == nil
	return !isLetter || len(f.Enum) > 0
}

// isAmount reports whether the name is one of an amount: of money, goods, or a rate.
func isAmount(key string) bool {
	words := naming.Split(key)
	if len(words) == 0 || noAmounts[words[0]] || noAmounts[words[len(words)-1]] {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool { return amounts[w] }) || strings.HasSuffix(foldName(key), "taxvalue")
}

// isCount reports whether the name is one of a number that has no fraction: a place in an order, a size,
// or how many there are of something.
func isCount(key string) bool {
	words := naming.Split(key)
	return len(words) > 0 && counts[words[len(words)-1]] || len(words) > 2 && words[0] == "number" && words[1] == "of"
}

func endsInAmount(key string) bool { return amounts[naming.LastWord(key)] }

var (
	// measures are lists of whole numbers that are no ids.
	measures = set("offsets", "sizes", "counts", "minutes", "hours", "days", "weekdays", "months", "years", "actions")
	// counts are last words of names of single whole numbers.
	counts = set("sort", "size", "count", "counter", "total", "rows", "width", "height", "page")
	// kindNames are last words of names of kinds.
	kindNames = set("type", "kind")
	// notDates are words of what is said of a date.
	notDates = set("can", "change", "allow", "format", "formatted", "length", "is", "has", "ts", "utc", "duration", "timezone", "user")
	amounts  = set("price", "prices", "sum", "amount", "cost", "quantity", "opportunity", "tax", "discount", "weight", "rate", "balance", "paid")
	// noAmounts are words that say something about an amount, before or behind it.
	noAmounts = set("id", "type", "code", "mode", "currency", "count", "cnt", "precision", "round", "measure", "name", "sort", "included",
		"is", "can", "allow", "has", "have", "by", "trace", "control", "all", "calc", "xml")
)

// isAfter reports whether the name says how long after something: when a task is due, in seconds
// after it was made of a template. Examples send such a number as a text.
func isAfter(name string) bool { return naming.LastWord(name) == "after" }
