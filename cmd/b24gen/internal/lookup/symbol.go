package lookup

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/templates"
)

// errLines is for an index that something else than generate has written.
var errLines = errors.New("not one entry on a line, as generate writes the index")

// symbols are the entries of a Go symbol, for which those lines are decoded that have all
// that the symbol is made of.
func (x Index) symbols(symbol string) ([]line, error) {
	symbol = ofClient(symbol)
	words := strings.FieldsFunc(strings.ReplaceAll(symbol, client, ""), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_'
	})
	if len(words) == 0 || isPattern(symbol) || strings.HasSuffix(symbol, ".") {
		return nil, nil
	}
	for i, w := range words {
		words[i] = strings.TrimPrefix(w, "new") // constructors that follow from the type are on no line
	}
	var candidates []line
	var names []byte
	for _, l := range x.lines {
		before, _, _ := bytes.Cut(l.text, []byte(params))
		names = foldInto(names, before)
		if !slices.ContainsFunc(words, func(w string) bool { return !endsPart(names, w) }) {
			candidates = append(candidates, l)
		}
	}
	decoded, err := x.decode(candidates)
	if err != nil {
		return nil, err
	}
	if len(decoded.Entries) != len(candidates) {
		return nil, errLines
	}
	var found []line
	for i, e := range decoded.Entries {
		if isSymbol(e, symbol) {
			found = append(found, candidates[i])
		}
	}
	return found, nil
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
		if root := strings.ToLower(e.Package) + ".new"; folded == root || folded == root+client {
			return true // it makes all services of the package
		}
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
	var text []byte
	for _, l := range x.lines {
		if pkg != "" && !strings.EqualFold(valueOf(l.text, "package"), pkg) {
			continue
		}
		if text = foldInto(text, l.text); hasType(text, name) {
			out = append(out, l)
		}
	}
	return out
}

// hasType reports whether the type is in one of the types of an entry, of which the line is
// in lower case.
func hasType(line []byte, name string) bool {
	isNoName := func(r rune) bool { return r != '.' && !isOfName(r) }
	is := func(word []byte) bool { return string(word) == name }
	for _, key := range []string{`"takes":"`, `"gives":"`, `"type":"`} {
		for rest := line; ; {
			_, after, found := bytes.Cut(rest, []byte(key))
			if !found {
				break
			}
			var value []byte
			value, rest, _ = bytes.Cut(after, []byte(`"`))
			if bytes.Contains(value, []byte(name)) && slices.ContainsFunc(bytes.FieldsFunc(value, isNoName), is) {
				return true
			}
		}
	}
	return false
}

func isOfName(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
