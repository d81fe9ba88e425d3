package lookup

import (
	"path"
	"slices"
	"strings"
)

// docs begins the hosts of the documentation, one for each language, with the same paths.
const docs = "apidocs.bitrix24."

// slashes are those of an address that was copied out of another one, or from a system that has
// other ones.
var slashes = strings.NewReplacer("%2F", "/", "%2f", "/", "%3A", ":", "%3a", ":", "%3F", "?", "%3f", "?", "%25", "%", `\`, "/")

// unquoted is the text with the slashes of an address, however often it was copied into another.
func unquoted(text string) string {
	for range 4 {
		text = slashes.Replace(text)
	}
	return text
}

// IsCall reports whether a text has the address of a portal's REST API, behind which keys stand.
func IsCall(pasted string) bool {
	return slices.ContainsFunc(strings.Split(unquoted(pasted), "/"), isREST)
}

func isREST(part string) bool { return strings.EqualFold(part, "rest") }

// Word is what is looked for: the text itself or, of a pasted address or path, the page of the
// documentation or the method at its end, empty where there is none. [Index.Shown] says what of it
// can be shown.
func Word(pasted string) string {
	word := unquoted(strings.TrimSpace(pasted))
	if at := strings.IndexAny(word, "?&;"); at >= 0 && strings.Contains(word[at:], "=") {
		word = word[:at] // else it is a pattern's
	}
	if !strings.Contains(word, "/") {
		return ofReceiver(word)
	}
	word, _, _ = strings.Cut(word, "#")
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '/' })
	if at := lastIndex(parts, isREST); at >= 0 {
		return called(parts[at+1:])
	}
	last := path.Base(word)
	switch {
	case len(parts) == 2 && generation(parts[0]) != "":
		return generation(parts[0]) + ofReceiver(last)
	case len(parts) == 1:
		return generation(parts[0])
	case len(parts) == 0 || !strings.Contains(last, "."):
		return "" // a host, a folder, a user and the code of a webhook
	case strings.HasSuffix(last, ".html"):
		if at := lastIndex(parts, func(part string) bool { return strings.HasPrefix(strings.ToLower(part), docs) }); at >= 0 {
			parts = parts[at+1:]
		}
		return strings.Join(parts, "/")
	}
	return last
}

// ofReceiver is the method that is written as an expression of Go with its receiver,
// (*b24.Client).Call, as go doc takes it: b24.Client.Call.
func ofReceiver(word string) string {
	receiver, method, isMethod := strings.Cut(strings.TrimPrefix(word, "("), ").")
	if !isMethod || !strings.HasPrefix(word, "(") || strings.Contains(receiver, "(") {
		return word
	}
	return strings.TrimLeft(receiver, "*&") + "." + method
}

// called is the method at the end of a portal's address, behind /rest/.
func called(parts []string) string {
	v3 := ""
	if len(parts) > 0 && strings.EqualFold(parts[0], "api") {
		v3, parts = "v3/", parts[1:]
	}
	if len(parts) != 1 && len(parts) != 3 {
		return "" // without a method: a user, and the code of a webhook
	}
	return v3 + strings.TrimSuffix(parts[len(parts)-1], ".json")
}

func generation(part string) string {
	switch part = strings.ToLower(part); part {
	case "v2", "v3":
		return part + "/"
	}
	return ""
}

func lastIndex(parts []string, is func(string) bool) int {
	for i := len(parts) - 1; i >= 0; i-- {
		if is(parts[i]) {
			return i
		}
	}
	return -1
}
