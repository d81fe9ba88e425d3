package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// What the words of a row state about its field.

// describe reads what the words of a row's description state about its field.
func (r *reader) describe(p *place, n *node, cells []outline.Cell) {
	for _, cell := range cells {
		for _, link := range cell.Content().Links() {
			n.link(r.path, link.Target, link.Text)
		}
		d := readDescription(cell.Lines())
		if len(n.anchors)+len(n.links) >= mostLinks {
			d.over = append(d.over, "links of a row")
		}
		for _, limit := range d.over {
			r.exceed(limit)
		}
		if link := d.asMethod(n.Name); link != "" && !strings.HasPrefix(link, r.path) {
			n.links = append(n.links, link)
		}
		if link := d.asFieldsOf(r.title); link != "" {
			n.links = append(n.links, link)
		}
		if link := d.listsKeysIn(); link != "" {
			n.links = append(n.links, link)
		}
		n.links = append(n.links, d.formatAt()...)
		n.like = cmp.Or(n.like, d.asField())
		n.addValues(d)
		if n.Enum == nil && d.mayHaveValues(n.Field) {
			n.Enum = r.valuesAt(n.anchors)
		}
		if n.Seen == "" && p.section.zone == zoneParams && d.takesFiles(n.Type) {
			n.Seen = filesType
		}
		n.addContents(d)
		n.isArray = n.isArray || d.listsInWords()
		n.keyed = n.keyed || isScalar(n.Type) && d.describesMap()
		n.listsValues = n.listsValues || n.Type == "" && len(d.listed(0)) > 1
		if n.Seen == "" && n.Enum == nil && p.section.zone == zoneResponse && d.formatsMoment(n.Type) {
			n.Seen = string(example.DateTime) // which reading takes in all formats
		}
		if n.Seen == "" && n.Enum == nil && p.section.zone == zoneResponse && d.dates(n.Field) {
			n.Seen = string(example.DateTime) // as far as examples have nothing else
		}
		if n.Seen == "" && n.keys == nil && d.leavesKeysOpen(n.Name, n.Type) {
			n.Seen = openMap
		}
		if n.Seen == "" && p.section.zone == zoneResponse && spec.ParseType(n.Type).All(isObjectWord) && (namesList.MatchString(n.Name) || d.listsInWords()) {
			n.Seen = string(example.Array)
		}
		if p.section.zone == zoneParams && n.Key == "" {
			n.Key = d.answeredKey()
		}
		n.addFromCode(cell, d)
		if n.Sent == "" && p.section.zone == zoneIntro && d.describesAnother() {
			n.Sent = spec.SentNever // of a type, where a method answers what it describes, or takes it
		}
		r.reportUnread(p, n, d)
		n.Conditional = n.Conditional || d.conditional() || n.Required == spec.Mandatory && d.omittable(n.Name)
		n.Pattern = n.Pattern || d.standsForOthers(n.Name)
		n.alternatives = append(n.alternatives, d.alternatives(n.Name)...)
		if r.options.Prose {
			n.Description = strings.TrimSpace(n.Description + "\n" + d.prose())
		}
	}
}

// reportUnread reports the values and the default of which the words only speak.
func (r *reader) reportUnread(p *place, n *node, d description) {
	ofKey := func(k *node) bool { return k.Default != nil }
	if n.Default == nil && d.namesDefault(n.Name) && !slices.ContainsFunc(n.keys, ofKey) {
		r.report(DefaultInWords, p.section, n.row, n.Name)
	}
	choosesRows := isContainer(n.Type) && choosers[strings.ToLower(n.Name)]
	if words := d.valuesInWords(); n.Enum == nil && n.keys == nil && words != "" && !choosesRows {
		r.report(ValuesInWords, p.section, n.row, n.Name+": "+words)
	}
	for _, k := range n.keys {
		if k.unread != "" {
			r.report(ValuesInWords, p.section, n.row, n.Name+"."+k.Name+": "+k.unread)
		}
	}
}

// addValues adds the values that words allow, the default, and whether there is another field to use.
func (n *node) addValues(d description) {
	if n.Default == nil {
		n.Default = d.statedDefault(n.Name, n.Type)
	}
	if n.Enum == nil {
		n.Enum = d.enumOf(n.Field)
	}
	if n.Deprecated == nil {
		n.Deprecated = d.deprecation()
	}
	if d.saysTruth(n.Field) {
		n.Wire = spec.WireDigit
	}
}

// addContents adds what the words tell of what is inside of the field.
func (n *node) addContents(d description) {
	if n.Seen == "" {
		n.Seen = d.itemsInWords(n.Type)
		n.listsIDs = n.Seen == idsType
	}
	if n.Seen == "" && !isScalar(n.Type) && !choosers[strings.ToLower(n.Name)] {
		n.Seen = d.mapInWords(n.Type)
	}
	if n.Seen == "" && mayBeLabels(n.Type) && slices.ContainsFunc(d.lines, func(l line) bool { return labelsPhrase.at(l) != nil }) {
		n.Seen = labelsType
	}
	if n.Seen == "" && n.keys == nil && slices.ContainsFunc(d.lines, func(l line) bool { return l.depth == 0 && phrasesPhrase.at(l) != nil }) {
		n.Seen = phrasesType // whatever the page calls it
	}
	n.isFlag = n.isFlag || d.callsFlag(n.Field)
	if n.Seen == "" && n.identifies(d) {
		n.Seen = idType
	}
	if n.Seen == "" && n.Enum == nil && d.speaksOfMoment(n.Type) {
		n.Seen = string(example.DateTime)
	}
	if n.Seen == "" && n.Enum == nil && spec.ParseType(n.Type).All(isWhole) && d.listsWords() {
		n.Seen = string(example.String)
	}
	if n.Seen == "" && n.Enum == nil && n.Type == string(example.Array) && d.mayHaveValues(n.Field) && d.listsTexts() {
		n.Seen = listOfTexts
	}
	if n.Sent == "" {
		n.Sent = d.sentInWords(n.Name)
	}
	if n.keys == nil && n.Type == "" && n.Seen == "" {
		if n.keys = d.keysOfEach(n.Name); n.keys != nil {
			n.Seen = listWord(string(example.Object))
		}
	}
	if n.keys == nil && isContainer(n.Type) && n.Seen != mapOfTexts { // of which a list of keys names some
		if n.keys = d.keys(n.Name, n.Type); n.keys == nil {
			n.keys = d.namedKeys(n.Name)
		}
	}
	n.giveDefault(d)
}

// giveDefault gives a default that is no object or list to the key of the object that the
// words name before it: limit is the size of a page, by default 50.
func (n *node) giveDefault(d description) {
	if n.Default == nil || !spec.ParseType(n.Type).All(isBareContainer) || !wholeNumber.MatchString(*n.Default) || len(n.keys) > 0 {
		return
	}
	words := ""
	for _, l := range d.lines {
		before, _, found := strings.Cut(l.text, "`"+*n.Default+"`")
		before, words = words+before, words+l.text
		names := literal.FindAllStringSubmatch(before, mostNames)
		if !found || len(names) != 1 {
			continue
		}
		key := names[0][1]
		if !keyName.MatchString(key) || truth.MatchString(key) || key == noValue || strings.EqualFold(key, n.Name) {
			continue
		}
		n.keys = []*node{{Field: spec.Field{Name: key, Type: "integer", Default: n.Default}}}
		n.Default = nil
		return
	}
}
