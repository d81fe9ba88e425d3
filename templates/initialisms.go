package templates

import (
	"regexp"
	"strings"
	"unicode"
)

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
var numbered = regexp.MustCompile(`^([a-z]*)([0-9]+)([a-z]*)$`)

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
