// Package lookup finds entries of an SDK's index by what people know of them: a name of
// the API in any case, the beginning of one, a pattern, a Go symbol or expression, an error
// code.
package lookup

import (
	"bytes"
	"cmp"
	"encoding/json"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/templates"
)

// Index is the index of an SDK as generate writes it. It is searched by its lines, and only
// entries that may be meant are decoded: decoding all takes longer than the program may.
type Index struct {
	data  []byte
	lines []line
}

// line is an entry that is not decoded.
type line struct {
	text []byte
	rest string // its name in the API
}

// Read takes an index apart into lines.
func Read(data []byte) Index {
	x := Index{data: data}
	for text := range bytes.Lines(data) {
		if bytes.HasPrefix(text, []byte("{")) && !bytes.HasPrefix(text, []byte(templates.IndexHeader)) {
			x.lines = append(x.lines, line{text, valueOf(text, "rest")})
		}
	}
	return x
}

// valueOf is the text at a key of the entry on a line.
func valueOf(text []byte, key string) string {
	_, rest, _ := bytes.Cut(text, []byte(`"`+key+`":"`))
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	if bytes.IndexByte(value, '\\') < 0 {
		return string(value)
	}
	var decoded string
	_ = json.NewDecoder(bytes.NewReader(append([]byte(`"`), rest...))).Decode(&decoded) // what is no JSON has no name
	return decoded
}

// Find gives the entries that a word names, with the module of the SDK. The first way that
// finds some is the one: the whole name, a Go symbol, a pattern with * or ?, the beginning
// of names, parts of them, a Go type that signatures and fields have. A word may begin with
// a generation of the API: v3/tasks.task.get.
func (x Index) Find(word string) (templates.Index, error) {
	if len(x.lines) == 0 {
		return templates.UnmarshalIndex(x.data, nil) // without entries, or no index
	}
	word = strings.TrimSpace(word)
	if x, word = x.generation(word); word == "" {
		return templates.Index{}, nil
	}
	folded := strings.ToLower(word)
	if found := x.named(func(name string) bool { return name == word }); len(found) > 0 {
		return x.decode(found)
	}
	if found := x.named(func(name string) bool { return strings.EqualFold(name, word) }); len(found) > 0 {
		return x.decode(found)
	}
	if found, err := x.symbols(folded); err != nil || len(found.Entries) > 0 {
		return found, err
	}
	for _, matches := range []func(name string) bool{
		func(name string) bool { return glob(folded, name) },
		func(name string) bool { return strings.HasPrefix(name, folded) },
		func(name string) bool { return strings.Contains("."+name+".", "."+folded+".") },
	} {
		if found := x.named(func(name string) bool { return matches(strings.ToLower(name)) }); len(found) > 0 {
			return x.decode(found)
		}
	}
	return x.decode(x.users(folded))
}

// generation is the part of the index that the beginning of a word asks for, and what is
// left of the word.
func (x Index) generation(word string) (Index, string) {
	generation, rest, isPath := strings.Cut(word, "/")
	v3 := strings.EqualFold(generation, "v3")
	if !isPath || !v3 && !strings.EqualFold(generation, "v2") {
		return x, word
	}
	lines := x.lines
	x.lines = nil
	for _, l := range lines {
		if strings.HasPrefix(valueOf(l.text, "dir"), "v3/") == v3 {
			x.lines = append(x.lines, l)
		}
	}
	return x, rest
}

// users are the entries that have a Go type in their signature or fields. Types of answers and
// parameters that are no objects of the API have no entry of their own.
func (x Index) users(symbol string) []line {
	pkg, name, isQualified := strings.Cut(symbol, ".")
	if !isQualified {
		pkg, name = "", symbol
	}
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return !isOfName(r) }) {
		return nil
	}
	var out []line
	for _, l := range x.lines {
		if pkg != "" && !strings.EqualFold(valueOf(l.text, "package"), pkg) {
			continue
		}
		if hasType(string(bytes.ToLower(l.text)), name) {
			out = append(out, l)
		}
	}
	return out
}

// hasType reports whether the type is in one of the types of an entry, of which the line is
// in lower case.
func hasType(line, name string) bool {
	for _, key := range []string{`"takes":"`, `"gives":"`, `"type":"`} {
		for rest := line; ; {
			_, after, found := strings.Cut(rest, key)
			if !found {
				break
			}
			var value string
			value, rest, _ = strings.Cut(after, `"`)
			if slices.Contains(strings.FieldsFunc(value, func(r rune) bool { return r != '.' && !isOfName(r) }), name) {
				return true
			}
		}
	}
	return false
}

func isOfName(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// named are the entries whose name in the API matches.
func (x Index) named(matches func(name string) bool) []line {
	var out []line
	for _, l := range x.lines {
		if l.rest != "" && matches(l.rest) {
			out = append(out, l)
		}
	}
	return out
}

// decode gives one entry with all that it has, several without their parameters.
func (x Index) decode(lines []line) (templates.Index, error) {
	if len(lines) > 1 {
		if brief, err := x.brief(lines); err == nil {
			return brief, nil
		}
	}
	wanted := map[*byte]bool{}
	for _, l := range lines {
		wanted[&l.text[0]] = true
	}
	return templates.UnmarshalIndex(x.data, func(text []byte) bool { return wanted[&text[0]] })
}

// brief decodes entries without their parameters, which are most of a line.
func (x Index) brief(lines []line) (templates.Index, error) {
	head, _, _ := bytes.Cut(x.data, []byte("\n{"))
	file := append(bytes.Clone(head), '\n')
	for _, l := range lines {
		names, rest, _ := bytes.Cut(l.text, []byte(params))
		_, rest, _ = bytes.Cut(rest, []byte("}]"))
		file = append(append(file, names...), rest...)
	}
	file = append(bytes.TrimRight(file, ",\n"), "\n]}\n"...)
	return templates.UnmarshalIndex(file, nil)
}

// params begins the parameters of an entry.
const params = `,"params":[`

// symbols are the entries of a Go symbol, of which those lines are decoded that have all
// that the symbol is made of.
func (x Index) symbols(symbol string) (templates.Index, error) {
	symbol = ofClient(symbol)
	words := strings.FieldsFunc(strings.ReplaceAll(symbol, client, ""), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_'
	})
	if len(words) == 0 || isPattern(symbol) || strings.HasSuffix(symbol, ".") {
		return templates.Index{}, nil
	}
	for i, w := range words {
		words[i] = strings.TrimPrefix(w, "new") // constructors that follow from the type are on no line
	}
	var candidates []line
	for _, l := range x.lines {
		names, _, _ := bytes.Cut(l.text, []byte(params))
		names = bytes.ToLower(names)
		if !slices.ContainsFunc(words, func(w string) bool { return !endsPart(names, w) }) {
			candidates = append(candidates, l)
		}
	}
	decoded, err := x.decode(candidates)
	if err != nil {
		return decoded, err
	}
	var found []line
	for i, e := range decoded.Entries {
		if isSymbol(e, symbol) {
			found = append(found, candidates[i])
		}
	}
	return x.decode(found)
}

// endsPart reports whether a part of one of the names ends in the word, which the end of a
// service's type may follow.
func endsPart(names []byte, word string) bool {
	if word == "" {
		return true
	}
	for rest := names; ; {
		at := bytes.Index(rest, []byte(word))
		if at < 0 {
			return false
		}
		rest = bytes.TrimPrefix(rest[at+len(word):], []byte("service"))
		if len(rest) > 0 && (rest[0] == '"' || rest[0] == '.') {
			return true
		}
	}
}

// client is what constructors take, as the index writes it.
const client = "(client)"

// ofClient has a call in the symbol take what those of the index take.
func ofClient(symbol string) string {
	before, rest, isCall := strings.Cut(symbol, "(")
	_, after, isClosed := strings.Cut(rest, ")")
	if !isCall || !isClosed {
		return symbol
	}
	return before + client + after
}

// isSymbol reports whether the word, which is in lower case, is what the entry is called in
// Go, with its package or without: crm.Deal.List, Deal.List, DealListParams,
// crm.New(client).Deal.List.
func isSymbol(e templates.Entry, folded string) bool {
	symbols := []string{e.Go, e.New}
	if e.Kind == templates.KindMethod {
		service, method, _ := strings.Cut(e.Go, ".")
		symbols = append(symbols, service, e.Takes, e.Expr, e.New+client)
		of := strings.TrimSuffix(service, "Service")
		for _, name := range []string{method, e.Iterator} {
			if name != "" {
				// crm.Deal.List stands for crm.DealService.List
				symbols = append(symbols, service+"."+name, strings.TrimPrefix(of+"."+name, "."), e.Expr+"."+name, e.New+client+"."+name)
			}
		}
	}
	for _, s := range symbols {
		if s != "" && (strings.EqualFold(s, folded) || strings.EqualFold(e.Package+"."+s, folded)) {
			return true
		}
	}
	return false
}

func isPattern(word string) bool { return strings.ContainsAny(word, "*?[") }

func glob(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return isPattern(pattern) && err == nil && ok
}

// mostSuggestions bounds what is suggested.
const mostSuggestions = 5

// Suggest gives the names that are most like a word that names nothing.
func (x Index) Suggest(word string) []string {
	distances := map[string]int{}
	var names []string
	folded, seen := strings.ToLower(word), map[string]bool{}
	for _, l := range x.lines {
		for _, name := range []string{l.rest, valueOf(l.text, "package") + "." + valueOf(l.text, "go")} {
			lower := strings.ToLower(name)
			changes, near := changesTo(lower, folded)
			if near && name != "" && !seen[lower] {
				distances[name], seen[lower] = changes, true
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(distances[a], distances[b]), cmp.Compare(a, b))
	})
	return names[:min(len(names), mostSuggestions)]
}

// changesTo are the changes that make the word the name, and whether they are so few that
// it is still the same.
func changesTo(name, word string) (changes int, near bool) {
	most := min(max(2, len(word)/3), len(word)-1) // a word of which nothing is left is not the same
	changes = distance(word, name, most)
	return changes, changes <= most
}

// distance is the number of letters to insert, remove or replace; more than most is most+1.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > most { // it only grows from here
			return most + 1
		}
	}
	return min(row[len(b)], most+1)
}
