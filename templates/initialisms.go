package templates

import (
	"strings"
	"unicode"
)

// initialisms are the words that Go writes in capitals: those of the Go linters
// that occur in the API, and Bitrix24's own.
var initialisms = set(
	"ai", "api", "b2e", "css", "csv", "db", "dns", "faq", "gps", "guid", "html", "http", "https",
	"id", "ip", "json", "js", "os", "pdf", "php", "qr", "seo", "sip", "sql", "ssl", "ssh", "tcp", "tls",
	"ttl", "ui", "uid", "uri", "url", "utc", "utf8", "uuid", "xml",
	"crm", "dto", "hcm", "iban", "im", "imap", "inn", "kpp", "mcp", "nps", "oauth", "ogrn", "pbx", "pos",
	"rpa", "rrule", "sku", "sla", "sms", "smtp", "sso", "tts", "uf", "utm", "vat", "xls", "zip",
)

// spellings are the words that Go's habit writes in a way of their own.
var spellings = map[string]string{
	"oauth": "OAuth", "ids": "IDs", "urls": "URLs", "uids": "UIDs", "apis": "APIs", "skus": "SKUs",
	"ips": "IPs",
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// spell writes one lower-case word as a part of an exported identifier.
func spell(word string) string {
	if s, ok := spellings[word]; ok {
		return s
	}
	if initialisms[word] {
		return strings.ToUpper(word)
	}
	runes := []rune(word)
	runes[0] = unicode.ToTitle(runes[0])
	return string(runes)
}

// singular is the word for one of several: tasks -> task. It serves names of
// element types only, so that a word it does not know is merely left as it is.
func singular(word string) string {
	for _, keep := range []string{"ss", "us", "is", "ews"} {
		if strings.HasSuffix(word, keep) {
			return word
		}
	}
	switch {
	case len(word) < 4 && word != "ids":
		return word
	case strings.HasSuffix(word, "ies"):
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"):
		return strings.TrimSuffix(word, "es")
	}
	return strings.TrimSuffix(word, "s")
}
