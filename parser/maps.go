package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// mapInWords is the type of an object whose keys are data, as the words describe it: by the names of
// its keys and values, where these tell what a value is, or as a map of nobody knows what.
func (d description) mapInWords(typ string) string {
	for _, l := range d.lines {
		if l.depth > 0 || !spec.ParseType(typ).All(isBareContainer) {
			continue
		}
		if values := l.valuesInWords(); values != "" {
			return values
		}
		var m []string
		if strings.Contains(l.text, "`{") {
			m = mapFormat.FindStringSubmatch(l.text)
		}
		if m == nil {
			m = pairFormat.match(l)
		}
		switch {
		case allTexts.at(l) != nil:
			return mapOfTexts
		case mapOfIDs.at(l) != nil:
			return mapWord(idType)
		case m == nil:
		case namesID(m[3]):
			return mapWord(valueWord(m[2], idType))
		case !textValue.MatchString(m[3]):
		case langKey.MatchString(m[1]) && m[2] == "":
			return labelsType
		default:
			return mapWord(valueWord(m[2], string(example.String)))
		}
	}
	if d.describesMap() {
		return mapType
	}
	return ""
}

// mapOfTexts is the word for texts by keys of any kind.
var mapOfTexts = mapWord(string(example.String))

// valueWord is the type of the values of a map, of which a bracket says that they are lists.
func valueWord(bracket, of string) string {
	if bracket == "" {
		return of
	}
	return listWord(of)
}

// valuesInWords is the type of a map of which the words say that its values are ids, or lists of these; empty where
// they do not.
func (l line) valuesInWords() string {
	for _, p := range valuePhrases {
		if m := p.match(l); m != nil && !otherIDs.MatchString(m[0]) {
			return p.typ
		}
	}
	return ""
}

// identifiesInside says that the words call what is in lists or maps ids, where examples show numbers
// there, or texts all of which are numbers, in the same lists and maps.
func identifiesInside(inExample, inWords string, s *example.Shape) bool {
	shown, one := spec.ParseType(inExample).Only()
	if !one || !shown.IsTypedMap() || strings.ReplaceAll(inWords, idType, shown.Innermost().Text) != inExample {
		return false
	}
	for s.Item != nil {
		s = s.Item
	}
	return shown.Innermost().Is(spec.Integer) || shown.Innermost().Is(spec.String) && all(filled(s.Texts), wholeNumber)
}

// meansValues is the type of a map whose values are ids where the one row for any of its keys says so.
func meansValues(typ string, row spec.Field) string {
	for _, t := range spec.ParseType(typ).Terms {
		if row.Seen == idType && t.IsTypedMap() && t.Elem.Is(spec.Integer, spec.String) {
			typ = strings.Replace(typ, t.Text, mapWord(idType), 1)
		}
	}
	return typ
}

// describesMap says that the words describe an object whose keys are data.
func (d description) describesMap() bool {
	return slices.ContainsFunc(d.lines, func(l line) bool {
		return l.depth == 0 && mapPhrase.at(l) != nil && !namesKey.MatchString(l.text)
	})
}

// Of some objects somebody else chooses the keys: data of the caller's, settings of a handler, values of
// the fields of a template. What an example shows of one are some of its keys, in both directions.

// openMap is the word for a map with values of any type.
var openMap = mapWord("any")

// phrasesType is the word for the phrases of an application: texts by codes of its own, for each language.
var phrasesType = mapWord(mapOfTexts)

// leavesKeysOpen says that the words describe such an object.
func (d description) leavesKeysOpen(name, typ string) bool {
	return spec.ParseType(typ).All(isBareContainer) && !choosers[strings.ToLower(name)] && slices.ContainsFunc(d.lines, func(l line) bool {
		return l.depth == 0 && (openKeysPhrase.at(l) != nil || valuesName.MatchString(name) && valuesPhrase.at(l) != nil)
	})
}

// choosesKeys says that the words, which stand above a table of keys, say who chooses the keys.
func (d description) choosesKeys() bool {
	return slices.ContainsFunc(d.lines, func(l line) bool { return l.depth == 0 && openKeysPhrase.at(l) != nil })
}

// standsForKeys is the name of a row that stands for any key: <field_code>.
var standsForKeys = lazyregexp.New(`^<\w+>$`)

// forgetOpenKeys takes the keys that the page has for all of an object's, whatever its words say.
func (n *node) forgetOpenKeys() {
	if n.Seen == openMap && !n.bare() && !n.openKeys {
		n.Seen = ""
	}
}

// openAnswers has objects of answers that only examples show leave their keys open where a method of
// the same service takes such an object, or phrases, below the same key.
func openAnswers(methods []spec.Method) {
	open := map[string]string{}
	for _, m := range methods {
		eachField(m.Params, func(f *spec.Field) {
			if f.Seen == openMap || f.Seen == phrasesType {
				open[string(m.API)+m.Service()+" "+slugOf(f.Name)] = f.Seen
			}
		})
	}
	for _, m := range methods {
		if m.Result == nil {
			continue
		}
		eachShown(m.Result.Fields, m.Result.Shown, func(f *spec.Field) {
			if as := open[string(m.API)+m.Service()+" "+slugOf(f.Name)]; as != "" && len(f.Fields) > 0 && (f.Type == "object" || as == phrasesType && f.Type == mapWord("object")) {
				f.Type, f.Fields = as, nil
			}
		})
	}
}

func eachField(fields []spec.Field, do func(*spec.Field)) {
	for i := range fields {
		do(&fields[i])
		eachField(fields[i].Fields, do)
		for _, v := range fields[i].Variants {
			eachField(v.Fields, do)
		}
	}
}

// eachShown calls do with the fields that examples alone show.
func eachShown(fields, shown []spec.Field, do func(*spec.Field)) {
	for _, f := range fields {
		eachShown(f.Fields, f.Shown, do)
		for _, v := range f.Variants {
			eachShown(v.Fields, nil, do)
		}
	}
	eachField(shown, do)
}
