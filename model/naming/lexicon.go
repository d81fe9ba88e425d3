package naming

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/spec"
)

// Lexicon knows where the words of a run-together name end. It learns from the
// spec, in this order of trust (compounds come first): the slugs of the pages, whose parts stand
// for the parts of the method's name; names that spell the same letters with
// breaks (chatId for chatid); and the words that occur in camel-case names.
type Lexicon struct {
	slugs   map[string]Votes // folded part of a method's name -> the ways in which slugs break it
	breaks  map[string]Votes // folded name -> the ways in which other names break it
	words   map[string]bool  // words of camel-case names, for cutting unseen names
	settled map[string]bool  // words that the documentation uses as one word

	idents map[string]string // what ident found before: the same names come again and again
}

// Votes counts the ways of spelling something: how names break the same letters, by the
// words with a space between, or which case a code has.
type Votes map[string]int

// settledSlugs is the number of slugs that must use a word before it counts as
// one: a rarer one may be a whole name that a slug's author did not break.
const settledSlugs = 3

func Learn(s spec.Spec) *Lexicon {
	l := &Lexicon{
		slugs: map[string]Votes{}, breaks: map[string]Votes{}, words: map[string]bool{}, settled: map[string]bool{},
		idents: map[string]string{},
	}
	uses := map[string]int{}
	for _, m := range s.Methods {
		for _, w := range l.slug(m) {
			uses[w]++
		}
		l.method(m)
	}
	for _, t := range s.Types {
		l.fields(t.Fields, t.Variants)
	}
	for w, n := range uses {
		if n >= settledSlugs {
			l.settled[w] = true
		}
	}
	return l
}

func (l *Lexicon) method(m spec.Method) {
	for part := range strings.SplitSeq(m.Name, ".") {
		l.name(part)
	}
	l.fields(m.Params, nil)
	if m.Result != nil {
		l.fields(m.Result.Fields, m.Result.Variants)
		l.fields(m.Result.Shown, nil)
	}
}

func (l *Lexicon) fields(fields []spec.Field, variants []spec.Variant) {
	for _, f := range fields {
		l.name(f.Name)
		l.typeName(f)
		l.fields(f.Fields, f.Variants)
		l.fields(f.Shown, nil)
	}
	for _, v := range variants {
		l.fields(v.Fields, nil)
	}
}

// typeName learns how fields spell a type, whose own name is in lower case: RestAppLayoutDto for
// restapplayoutdto, ActionDto for crm_actiondto.
func (l *Lexicon) typeName(f spec.Field) {
	name := strings.TrimSuffix(f.Type, "[]")
	if words := Split(name); len(words) > 1 && camelCase.MatchString(name) {
		vote(l.breaks, words)
	}
}

// camelCase finds names whose words begin with capitals: ActionDto.
var camelCase = lazyregexp.New(`^[A-Za-z]+[a-z][A-Z][A-Za-z]*$`)

// name learns from a name of several words.
func (l *Lexicon) name(name string) {
	words := Split(name)
	if len(words) < 2 {
		return
	}
	vote(l.breaks, words)
	camel := strings.ToUpper(name) != name
	for _, w := range words {
		l.settled[w] = true
		if camel {
			l.words[w] = true
		}
	}
}

func vote(on map[string]Votes, words []string) {
	folded := strings.Join(words, "")
	if on[folded] == nil {
		on[folded] = Votes{}
	}
	on[folded][strings.Join(words, " ")]++
}

// slug learns how the page's slug breaks the parts of the method's name, and
// returns the slug's words.
func (l *Lexicon) slug(m spec.Method) []string {
	file := path.Base(m.Page)
	words := Split(strings.TrimSuffix(file, path.Ext(file)))
	rest := words
	for part := range strings.SplitSeq(m.Name, ".") {
		found, after := cover(rest, Fold(part))
		if found == nil {
			continue
		}
		rest = after
		if len(found) > 1 && isRun(part) {
			vote(l.slugs, found)
		}
	}
	return words
}

// cover finds the consecutive words that spell the folded name exactly, and
// what follows them.
func cover(words []string, folded string) (found, after []string) {
	for i := range words {
		for j := i + 1; j <= len(words); j++ {
			text := strings.Join(words[i:j], "")
			if text == folded {
				return words[i:j], words[j:]
			}
			if !strings.HasPrefix(folded, text) {
				break
			}
		}
	}
	return nil, nil
}

// After are the words behind those that spell the folded name, if the words begin with
// it; nil if they do not, or if none are left.
func After(words []string, folded string) []string {
	found, after := cover(words, folded)
	if found == nil || len(after)+len(found) != len(words) {
		return nil
	}
	return after
}

// isRun reports whether the name gives no break itself.
func isRun(name string) bool { return len(Split(name)) == 1 }

// Split cuts a name into words, also where its spelling shows no break. The
// same word is cut in the same way wherever it stands.
func (l *Lexicon) Split(name string) []string {
	words := Split(name)
	if len(words) == 1 {
		words = l.cut(words[0])
	}
	return l.Settle(words)
}

// Settle cuts the words of a name that are names of services or methods, or
// compounds, and joins those that are closed.
func (l *Lexicon) Settle(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, l.part(w)...)
	}
	return joinClosed(cutCompounds(out))
}

// part cuts a word that is a part of a name, if a slug or a whole name shows
// how. Short words are themselves, whatever else their letters spell.
func (l *Lexicon) part(word string) []string {
	for _, seen := range []Votes{l.slugs[word], l.breaks[word]} {
		if len(seen) > 0 && len(word) >= shortestRun && compounds[word] == "" {
			return strings.Fields(seen.Winner())
		}
	}
	return []string{word}
}

// cut cuts one run-together word.
func (l *Lexicon) cut(word string) []string {
	if way := compounds[word]; way != "" {
		return strings.Fields(way)
	}
	for _, seen := range []Votes{l.slugs[word], l.breaks[word]} {
		if len(seen) > 0 {
			return strings.Fields(seen.Winner())
		}
	}
	if l.settled[word] || l.settled[Singular(word)] || len(word) < shortestRun {
		return []string{word}
	}
	if words := segment(word, l.words); words != nil {
		return words
	}
	return []string{word}
}

// Winner is the most frequent way, the first in the alphabet of equal ones.
func (v Votes) Winner() string {
	var best string
	for _, way := range slices.Sorted(maps.Keys(v)) {
		if best == "" || v[way] > v[best] {
			best = way
		}
	}
	return best
}

// shortestRun is the length below which a word is never cut by guessing.
const shortestRun = 8

// connectives are the words of one or two letters that may stand between others.
var connectives = set("id", "to", "as", "by", "is", "of", "in", "on", "for")

// segment cuts a word into the fewest words of the vocabulary, the longer first
// where several cuts have as few; nil if it cannot be cut, or begins with a connective: inactive.
func segment(word string, vocabulary map[string]bool) []string {
	best := make([][]string, len(word)+1) // best cut of word[i:]
	best[len(word)] = []string{}
	for i := len(word) - 1; i >= 0; i-- {
		for j := len(word); j > i; j-- {
			piece := word[i:j]
			known := connectives[piece] || len(piece) > 2 && vocabulary[piece]
			if known && best[j] != nil && (best[i] == nil || len(best[j])+1 < len(best[i])) {
				best[i] = append([]string{piece}, best[j]...)
			}
		}
	}
	if len(best[0]) > 0 && connectives[best[0][0]] {
		return nil
	}
	return best[0]
}
