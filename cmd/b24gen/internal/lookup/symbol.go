package lookup

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/templates"
)

// isSymbol is the way to search by what an entry is called in Go. Those lines are decoded that
// have all that the symbol is made of.
func isSymbol(word string) func(*line) bool {
	symbol := ofClient(pasted(strings.ToLower(word)))
	words := strings.FieldsFunc(strings.ReplaceAll(symbol, client, ""), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_'
	})
	if len(words) == 0 || isPattern(symbol) || strings.HasSuffix(symbol, ".") {
		return func(*line) bool { return false }
	}
	for i, w := range words {
		words[i] = strings.TrimPrefix(w, "new") // constructors that follow from the type are on no line
	}
	slices.Reverse(words) // the last ones are in fewer lines
	return func(l *line) bool {
		names := l.names()
		own := names[max(bytes.Index(names, []byte(`"go":`)), 0):] // behind the names of the API and of the package
		if !endsPart(own, words[0]) || slices.ContainsFunc(words[1:], func(w string) bool { return !endsPart(names, w) }) {
			return false
		}
		e, err := l.brief()
		return err != nil || hasSymbol(e, symbol) // whoever decodes what is found tells of the error
	}
}

// pasted is the symbol in what is copied out of a program: without what makes a pointer, a list
// or a value of a type, what a method is called with, and the path of the package.
func pasted(word string) string {
	word, _, _ = strings.Cut(strings.TrimLeft(word, "&*[]"), "{")
	if at := callAt(word); at >= 0 {
		word = word[:at]
	}
	if symbol := word[strings.LastIndexByte(word, '/')+1:]; strings.Contains(symbol, ".") {
		return symbol
	}
	return word
}

// callAt is where the arguments of a method begin that is called on a service, -1 if none is.
func callAt(word string) int {
	constructor, method, isCalled := strings.Cut(word, ").")
	at := strings.IndexByte(method, '(')
	if !isCalled || at < 0 {
		return -1
	}
	return len(constructor) + len(").") + at
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

// hasSymbol reports whether the word, which is in lower case, is what the entry is called in
// Go, with its package or without: crm.Deal.List, Deal.List, DealListParams,
// crm.New(client).Deal.List.
func hasSymbol(e templates.Entry, folded string) bool {
	symbols := []string{e.Go, e.New}
	if e.Kind == templates.KindMethod {
		service, method, _ := strings.Cut(e.Go, ".")
		symbols = append(symbols, service, e.Iterator, e.Takes, e.Expr, e.New+client)
		if folded == strings.ToLower(e.Package)+".new"+client {
			return true // it makes all services of the package
		}
		if strings.EqualFold(method, folded) {
			return true // by its own name, of whatever service
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

// uses is the way to search by a Go type in signatures and fields. Types of answers and
// parameters that are no objects of the API have no entry of their own.
func uses(symbol string) func(*line) bool {
	pkg, name, isQualified := strings.Cut(symbol, ".")
	if !isQualified {
		pkg, name = "", symbol
	}
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return !isOfName(r) }) {
		return func(*line) bool { return false }
	}
	isNoName := func(r rune) bool { return r != '.' && !isOfName(r) }
	is := func(word []byte) bool { return string(word) == name }
	hasType := func(value []byte) bool {
		return bytes.Contains(value, []byte(name)) && slices.ContainsFunc(bytes.FieldsFunc(value, isNoName), is)
	}
	return func(l *line) bool {
		return (pkg == "" || strings.EqualFold(string(l.value("package")), pkg)) &&
			hasValue(l.folded(len(l.text)), hasType, "takes", "gives", "type")
	}
}

func isOfName(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
