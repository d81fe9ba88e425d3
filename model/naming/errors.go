package naming

import (
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// mostWords is the length above which the name of a code that is a sentence
// is cut; the whole sentence is the second choice.
const mostWords = 8

// quoted finds the values that a page puts into a sentence: with ID '60'.
var quoted = lazyregexp.New(`\s*'\d+'`)

// v3Prefix begins the codes of REST 3.0, which are names of PHP classes without
// their case: BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION.
const v3Prefix = "bitrix_rest_v3_"

// v3Words are the words of those class names.
var v3Words = set("access", "denied", "request", "validation", "filter", "dto", "unknown", "property", "invalid",
	"select", "order", "json", "pagination", "operator", "entity", "not", "found", "insufficient", "scope", "field",
	"idempotency", "key", "reused", "method", "rate", "limit", "internal", "server", "error", "argument", "required",
	"module", "license", "already", "exists", "type", "value", "cursor", "aggregate", "batch", "token", "expired",
	"authentication", "authorization", "user", "relation", "sort", "save", "update", "delete", "add", "create")

// ErrorNames are the constant's names for a code, best first.
func (l *Lexicon) ErrorNames(text string) []string {
	if class, ok := strings.CutPrefix(strings.ToLower(text), v3Prefix); ok {
		return v3Names(class)
	}
	words := l.codeWords(quoted.ReplaceAllString(text, ""))
	whole := "Err" + joinCode(words)
	names := []string{}
	if len(words) > 1 && words[0] == "error" {
		names = append(names, "Err"+joinCode(words[1:]))
	}
	if len(words) > mostWords && strings.Contains(text, " ") {
		names = append(names, "Err"+joinCode(beginning(words)))
	}
	names = append(names, whole, whole+kindOfCode(text))
	if full := "Err" + joinCode(Split(readable(text))); full != whole {
		names = append(names, full)
	}
	return names
}

// beginning is the beginning of a sentence, which does not end in a word that
// wants another one.
func beginning(words []string) []string {
	n := mostWords
	for n > 1 && dangling[words[n-1]] {
		n--
	}
	return words[:n]
}

var dangling = set("a", "an", "and", "as", "at", "be", "by", "for", "in", "is", "of", "on", "or", "that", "the", "to", "with")

// kindOfCode tells a code from a sentence that says the same.
func kindOfCode(text string) string {
	if strings.Contains(text, " ") {
		return "Text"
	}
	return "Code"
}

// codeWords splits a code as a name, or as a sentence, whose words are not cut
// further.
func (l *Lexicon) codeWords(text string) []string {
	if words := Split(readable(text)); len(words) != 1 {
		return l.Settle(words)
	}
	return l.Split(readable(text))
}

// joinCode joins words; a number may follow Err, so it needs no letter. Two
// numbers in a row keep a break.
func joinCode(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && isDigits(w) && isDigits(words[i-1]) {
			b.WriteByte('_')
		}
		b.WriteString(spell(w))
	}
	return b.String()
}

func isDigits(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// v3Names takes a class name of REST 3.0 apart: the last part says enough, the
// whole path is for classes that share it.
func v3Names(class string) []string {
	var parts []string
	isSign := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	for part := range strings.FieldsFuncSeq(class, isSign) {
		if part = strings.TrimSuffix(part, "exception"); part != "" {
			parts = append(parts, part)
		}
	}
	var names []string
	for i := len(parts) - 1; i >= 0; i-- {
		var words []string
		for _, part := range parts[i:] {
			words = append(words, classWords(part)...)
		}
		names = append(names, "Err"+joinCode(words))
	}
	return append(names, "ErrV3"+joinCode(parts))
}

func classWords(part string) []string {
	if words := segment(part, v3Words); words != nil {
		return words
	}
	return []string{part}
}
