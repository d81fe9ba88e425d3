package parser

import "strings"

// statedDefault is the default that the words state as a literal, nil without one.
// Defaults inside of a list's item belong to what the item describes.
//
// A field that holds a default itself, such as DEFAULT_VALUE, lists what can be one.
func (d description) statedDefault(name, typ string) *string {
	for _, l := range d.lines {
		if l.depth > 0 {
			continue
		}
		for _, p := range defaultPhrases {
			if m := p.match(l); m != nil && !isAssignment(m[1]) && !fromElsewhere.MatchString(m[0]) {
				return &m[1]
			}
		}
		if m := plainDefault.match(l); m != nil && !isContainer(typ) { // where it is that of a key
			return &m[1]
		}
		if m := emptyDefault.match(l); m != nil {
			value := emptyValues[strings.ToLower(m[1])]
			return &value
		}
	}
	if itselfDefault.MatchString(name) {
		return nil
	}
	return d.markedDefault()
}

// markedDefault is the value of the list that is marked as the default.
func (d description) markedDefault() *string {
	for _, l := range d.lines {
		if l.depth != 1 {
			continue
		}
		if m := markedItem.match(l); m != nil && !isOperator(m[1]) {
			return &m[1]
		}
	}
	return nil
}

// isOperator says that a literal is the operator of a filter, such as >=: the
// one that is used by default is no value of the parameter.
func isOperator(literal string) bool {
	return literal != "" && strings.Trim(literal, "=!<>%@") == ""
}

// isAssignment says that a literal gives a value to a key, as DEF = Y does: it says
// which of several things is the default.
func isAssignment(literal string) bool { return strings.Contains(literal, " = ") }

// namesDefault says that a sentence speaks of the default of a field, as something
// else than nothing.
func (d description) namesDefault(name string) bool {
	if itselfDefault.MatchString(name) {
		return false
	}
	for _, l := range d.lines {
		if l.depth == 0 && wordedDefault.at(l) != nil && noDefault.at(l) == nil {
			return true
		}
	}
	return false
}

// columnDefault reads the column of defaults; a dash says that there is none.
func columnDefault(marked string) *string {
	v := strings.Trim(marked, "`")
	switch v {
	case "", "-", "—", "–":
		return nil
	}
	return &v
}
