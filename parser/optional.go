package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

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
			if m := p.matchWords(l); m != nil && !isAssignment(m[1]) && !methodLiteral.MatchString(m[1]) && !fromElsewhere.MatchString(m[0]) {
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

// methodLiteral is the name of a method, which does something by default.
var methodLiteral = lazyregexp.New(`^[a-z]\w*(?:\.[A-Za-z]\w*){2,}$`)

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

// deprecation is what the words say of a field that is no longer to be used, nil of any other.
func (d description) deprecation() *spec.Deprecation {
	for _, l := range d.lines {
		m := deprecatedField.match(l)
		switch {
		case m == nil || l.depth+l.within > 0:
		case m[1] != "":
			return &spec.Deprecation{Replacements: m[1:]}
		default:
			return &spec.Deprecation{}
		}
	}
	return nil
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

// alternatives are fields of which at least one is needed.
type alternatives struct {
	// names are as the words have them; the field that the words describe is among
	// them where it is one.
	names []string
	// replaces says that one may stand for the others; whether these are needed at
	// all is said elsewhere.
	replaces bool
	// purpose says that one of them is needed for something that the method does not always do.
	purpose bool
}

// alternatives reads the sentences that say that one of several fields is needed.
func (d description) alternatives(own string) []alternatives {
	var out []alternatives
	for _, l := range d.lines {
		if !mayGiveAlternatives(l) {
			continue
		}
		for sentence := range strings.SplitSeq(withoutLinks(l.text), ". ") {
			if a := alternativesIn(sentence, own); len(a.names) > 1 {
				out = append(out, a)
			}
		}
	}
	return out
}

// mayGiveAlternatives spares most lines the slow look.
func mayGiveAlternatives(l line) bool {
	return strings.Contains(l.text, "`") && slices.ContainsFunc(alternativeStems, func(stem string) bool { return strings.Contains(l.lower, stem) })
}

func alternativesIn(sentence, own string) alternatives {
	for _, p := range alternativePhrases {
		at := p.form.FindStringSubmatchIndex(sentence)
		if at == nil || p.not != nil && p.not.MatchString(sentence[:at[1]]) {
			continue
		}
		purpose := forPurpose.MatchString(sentence) && !ownPurpose.MatchString(sentence)
		out := alternatives{replaces: p.replaces, purpose: purpose}
		names := sentence[at[0]:]
		if len(at) > 2 {
			names = sentence[at[2]:at[3]]
		}
		for _, m := range literal.FindAllStringSubmatch(names, mostNames) {
			out.names = append(out.names, m[1])
		}
		if p.own && own != "" && !slices.Contains(out.names, own) {
			out.names = append(out.names, own)
		}
		return out
	}
	return alternatives{}
}

// alternativePhrase says that one of several fields is needed.
type alternativePhrase struct {
	// form has a group around the names, where others may stand behind it.
	form *lazyregexp.Regexp
	// not is what takes that back where it stands before or within the phrase.
	not *lazyregexp.Regexp
	// own says that the field that the words describe is one of them.
	own bool
	// replaces says that it is about the one that may stand for another.
	replaces bool
}

// anyOf finds the groups of parameters of which at least one is needed: in the
// words of the rows, and in those around the tables. What is required, if only for
// want of another, is bound to that condition.
func (r *reader) anyOf(roots []*node) [][]string {
	var found alternativeGroups
	levels := levelsOf(nil, nil, roots, "")
	for _, l := range levels {
		for _, n := range l.nodes {
			for _, a := range n.alternatives {
				if !r.spend(len(levels) + len(l.nodes)) {
					return found
				}
				found.add(a, append([]level{l}, ownedBy(levels, n)...))
			}
		}
	}
	for _, s := range r.in(zoneIntro, zoneParams) {
		around := r.levelsIn(s, levels)
		for _, p := range s.places {
			words := paragraphOf(p)
			if slices.ContainsFunc(words.lines, func(l line) bool { return oneOfAll.at(l) != nil }) {
				found.add(alternatives{names: namesOf(levels[0].nodes)}, levels[:1])
			}
			for _, a := range words.alternatives("") {
				if !r.spend(sizeOf(around)) {
					return found
				}
				found.add(a, around)
			}
		}
	}
	return found
}

func sizeOf(levels []level) int {
	n := len(levels)
	for _, l := range levels {
		n += len(l.nodes)
	}
	return n
}

// paragraphOf is the text of a place as a description of nothing in particular.
func paragraphOf(p *place) description {
	if p.Kind != outline.Paragraph {
		return description{}
	}
	text := p.Text.Marked()
	return description{lines: []line{{text: cutLine(text), lower: strings.ToLower(cutLine(text))}}}
}

// level is the fields that lie side by side: the parameters, or those of an object.
type level struct {
	owner  *node // nil for the parameters themselves
	nodes  []*node
	prefix string
}

func levelsOf(out []level, owner *node, nodes []*node, prefix string) []level {
	out = append(out, level{owner, nodes, prefix})
	for _, n := range nodes {
		if len(n.children) > 0 {
			out = levelsOf(out, n, n.children, prefix+n.Name+".")
		}
	}
	return out
}

func ownedBy(levels []level, owners ...*node) []level {
	var out []level
	for _, l := range levels {
		if slices.Contains(owners, l.owner) {
			out = append(out, l)
		}
	}
	return out
}

// levelsIn are those that the words of a section may speak of: the ones that its
// tables describe, else the parameters and what they hold.
func (r *reader) levelsIn(s *section, levels []level) []level {
	for _, g := range r.paramGroups {
		if g.section == s && len(g.fields) > 0 {
			return ownedBy(levels, g.fields...)
		}
	}
	return append(levels[:1:1], ownedBy(levels, levels[0].nodes...)...)
}

// alternativeGroups are the paths of parameters of which one is needed.
type alternativeGroups [][]string

// add takes in the names where all are those of one level.
func (g *alternativeGroups) add(a alternatives, levels []level) {
	for _, l := range levels {
		paths, members := l.named(a.names)
		if len(paths) < 2 || len(paths) < distinct(a.names) || a.replaces && !anyRequired(members) {
			continue
		}
		for _, n := range members {
			n.Conditional = n.Conditional || (n.Required == spec.Mandatory) != a.purpose
		}
		if a.purpose {
			return
		}
		if !slices.ContainsFunc(*g, func(have []string) bool { return slices.Equal(have, paths) }) {
			*g = append(*g, paths)
		}
		return
	}
}

// named are the fields of some names, in the order of the page. The names may begin
// with that of the object around them.
func (l level) named(names []string) (paths []string, members []*node) {
	for _, n := range l.nodes {
		if slices.Contains(names, n.Name) || slices.Contains(names, l.prefix+n.Name) {
			paths, members = append(paths, l.prefix+n.Name), append(members, n)
		}
	}
	return paths, members
}

func distinct(names []string) int {
	return len(slices.Compact(slices.Sorted(slices.Values(names))))
}
