package parser

import (
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// The reasons why a page is neither a method page nor one of an event.
const (
	namesNoMethod  = "its title, text and examples agree on no method"
	handlerPage    = "it is about what a handler of the application receives, but documents no event of its own"
	jsFunctionPage = "it documents a function of the BX24 JavaScript library"
)

// methodName finds the method that the page documents. Title, first sentence,
// examples and the page's own address each name it, and each is wrong
// somewhere; what most of them say holds, the title deciding a draw.
func (r *reader) methodName() (name, reason string) {
	v := ballot{}
	for _, n := range namesIn(r.title) {
		v.vote(n, fromTitle)
	}
	for _, n := range r.introNames() {
		v.vote(n, fromText)
	}
	for _, c := range r.calls {
		v.vote(c.method, fromExample)
	}
	v.voteAddress(r.slug())
	best := v.best()
	switch {
	case best == nil:
		return "", namesNoMethod
	case strings.HasPrefix(best.name, "BX24."):
		return "", jsFunctionPage
	case !best.holds() || !best.by[fromExample] && r.scopeLine() == nil:
		return "", namesNoMethod
	}
	if title := v.titled(); title != nil && title != best {
		r.report(NameUnclear, nil, 0, title.name+" in the title, "+best.name+" elsewhere")
	}
	return best.name, ""
}

type witness uint8

const (
	fromTitle witness = iota
	fromText
	fromExample
	fromAddress
	witnesses
)

type candidate struct {
	name string
	by   [witnesses]bool
}

func (c *candidate) votes() int {
	n := 0
	for _, yes := range c.by {
		if yes {
			n++
		}
	}
	return n
}

// holds says that enough witnesses agree on a method: two, title or address among them.
// Only an example shows that a name without dots is one.
func (c *candidate) holds() bool {
	return c.votes() > 1 && (c.by[fromTitle] || c.by[fromAddress]) && (c.by[fromExample] || strings.Contains(c.name, "."))
}

// ballot collects who names which method. Spellings that differ in case only
// are one method, in the spelling that came first.
type ballot struct {
	candidates []*candidate
	byName     map[string]*candidate // in lower case
}

func (b *ballot) vote(name string, w witness) {
	if tooLong(name) || !wordsWithDots.MatchString(name) {
		return
	}
	folded := strings.ToLower(name)
	c := b.byName[folded]
	if c == nil {
		c = &candidate{name: name}
		if b.byName == nil {
			b.byName = map[string]*candidate{}
		}
		b.byName[folded] = c
		b.candidates = append(b.candidates, c)
	}
	c.by[w] = true
}

// voteAddress is the vote of the page's own address.
func (b *ballot) voteAddress(slug string) {
	for _, c := range b.candidates {
		if slugOf(c.name) == slug {
			c.by[fromAddress] = true
		}
	}
}

func (b *ballot) best() *candidate {
	var best *candidate
	for _, c := range b.candidates {
		if best == nil || c.votes() > best.votes() {
			best = c
		}
	}
	return best
}

func (b *ballot) titled() *candidate {
	for _, c := range b.candidates {
		if c.by[fromTitle] {
			return c
		}
	}
	return nil
}

// namesIn are the dotted method names in a text.
func namesIn(text string) []string {
	var out []string
	for w := range strings.FieldsSeq(text) {
		if w = strings.Trim(w, ".,:;()[]`\"'*"); methodName.MatchString(w) {
			out = append(out, w)
		}
	}
	return out
}

// introNames are the literals of the first paragraph that names any method,
// above the first heading.
func (r *reader) introNames() []string {
	for _, p := range r.introParagraphs() {
		var out []string
		for _, l := range p.Text.Literals() {
			if methodName.MatchString(l) || slugOf(l) == r.slug() {
				out = append(out, l)
			}
		}
		if len(out) > 0 {
			return out[:1]
		}
	}
	return nil
}

// slug is the page's own name in its address, without what separates words.
func (r *reader) slug() string {
	path := strings.TrimSuffix(r.path, ".html")
	path = path[strings.LastIndexByte(path, '/')+1:]
	return slugOf(strings.TrimSuffix(path, "-rest-v3"))
}

// slugOf is a name without what separates its words.
func slugOf(name string) string { return strings.ToLower(wordBreaks.Replace(name)) }

var wordBreaks = strings.NewReplacer(".", "", "-", "", "_", "")

// methodName is a dotted REST method name.
var methodName = lazyregexp.New(`^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+$`)

// wordsWithDots is what calls and addresses may name too: batch, scope.
var wordsWithDots = lazyregexp.New(`^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$`)
