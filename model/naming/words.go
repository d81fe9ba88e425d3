// Package naming makes Go names of the names in the documentation.
//
// A name of the documentation is cut into lower-case words ([Split]), run-together
// words are cut further where the documentation itself shows the break
// ([Lexicon]), each word is spelled as Go spells it, and the words are joined
// ([Join]). What cannot stand in an identifier is put into words before that.
// Names that come out equal are told apart by [Scope], and a pinned name beats
// whatever these rules say. Nothing is decided here about types.
package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// Split cuts a name into lower-case words at everything that is not a letter
// or a digit, and where the case changes: getListURL is get, list, url. Digits
// stay with the letters before them: v2, b2e.
func Split(name string) []string {
	var words []string
	runes, lower := []rune(name), strings.ToLower(name)
	begin, i := 0, 0
	end := func(at int) {
		if at > begin {
			words = append(words, lower[begin:at])
		}
	}
	for at, r := range lower {
		switch {
		case !isOfWord(r):
			end(at)
			begin = at + utf8.RuneLen(r)
		case startsWord(runes, i):
			end(at)
			begin = at
		}
		i++
	}
	end(len(lower))
	return words
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// startsWord reports whether the case says that a word begins at i: an upper
// case letter after another kind of letter, or the last of several upper case
// letters before a lower case one (the L of URLList). A plural s belongs to
// the initialism before it: IDs is one word.
func startsWord(runes []rune, i int) bool {
	if i == 0 || !unicode.IsUpper(runes[i]) {
		return false
	}
	if !unicode.IsUpper(runes[i-1]) {
		return true
	}
	next := i + 1
	if next == len(runes) || !unicode.IsLower(runes[next]) {
		return false
	}
	plural := runes[next] == 's' && (next+1 == len(runes) || !unicode.IsLower(runes[next+1]))
	return !plural
}

// Fold is the name without its word breaks, for comparing spellings.
func Fold(name string) string {
	return strings.Map(func(r rune) rune {
		if !isOfWord(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// LastWord is the last word of a name, in lower case. A number behind it tells
// things of one kind apart: PARENT_ID_136.
func LastWord(name string) string {
	words := Split(strings.TrimRight(name, "0123456789_"))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// Join makes the exported Go identifier of the words.
func Join(words ...string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(spell(w))
	}
	return b.String()
}

// initialisms are the words that Go writes in capitals: those of the Go linters
// that occur in the API, those of trade and of requisites, and Bitrix24's own.
// A plural (ids) needs no entry.
var initialisms = set(
	"ai", "api", "b2b", "b2c", "b2e", "css", "csv", "db", "dnd", "dns", "faq", "gps", "guid", "html", "http", "https",
	"id", "ip", "json", "js", "jwt", "mime", "ok", "os", "pdf", "php", "qr", "rss", "seo", "sip", "sql", "ssl", "ssh",
	"tcp", "tls", "ttl", "tz", "ui", "uid", "uri", "url", "utc", "utf8", "uuid", "www", "xml",
	"ceo", "cod", "cpc", "cpm", "iban", "icq", "im", "imap", "kpi", "nps", "oauth", "pbx", "sku", "sla", "sms",
	"smtp", "sso", "swift", "tts", "vat", "xls", "zip",
	"bic", "bik", "cnpj", "cpf", "drfo", "edrpou", "ffd", "ifns", "iik", "iin", "inn", "kbe", "kkm", "kkt", "kpp",
	"krs", "mfo", "ofd", "ogrn", "ogrnip", "okpo", "oktmo", "okved", "pesel", "rcs", "regon", "rib", "siren", "siret",
	"usrle",
	"crm", "dav", "dto", "fm", "hcm", "imol", "lid", "mcp", "rest", "rpa", "rrule", "uf", "utm",
)

// spellings are the words that have a way of their own.
var spellings = map[string]string{
	"bbcode": "BBCode", "etag": "ETag", "linkedin": "LinkedIn", "oauth": "OAuth", "webdav": "WebDAV",
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// spell writes one lower-case word as a part of an exported identifier. What
// follows digits is a word again, from three letters on: bitrix24form.
func spell(word string) string {
	if s := spellWhole(word); s != "" {
		return s
	}
	parts := numbered.FindStringSubmatch(word)
	if parts == nil {
		return title(word)
	}
	head, number, tail := parts[1], parts[2], parts[3]
	switch {
	case number == "1" && tail == "c": // the program 1C
		tail = "C"
	case len(tail) > 2:
		tail = spell(tail)
	}
	if head != "" {
		head = spell(head)
	}
	return head + number + tail
}

// numbered are words with a number: id1220, bitrix24form.
var numbered = lazyregexp.New(`^([a-z]*)([0-9]+)([a-z]*)$`)

// spellWhole is the word in its own way or in capitals, empty if it has neither.
func spellWhole(word string) string {
	if s, ok := spellings[word]; ok {
		return s
	}
	if initialisms[word] {
		return strings.ToUpper(word)
	}
	if one, ok := strings.CutSuffix(word, "s"); ok && initialisms[one] {
		return strings.ToUpper(one) + "s"
	}
	return ""
}

func title(word string) string {
	runes := []rune(word)
	runes[0] = unicode.ToTitle(runes[0])
	return string(runes)
}
