package lookup

import "strings"

// docs begins the hosts of the documentation, one for each language, with the same paths.
const docs = "apidocs.bitrix24."

// Word is what is looked for where an address was pasted, and otherwise the text itself: the
// page of an address of the documentation, the method of one of a portal, empty where there is
// none. It has nothing of what lets a program call the portal.
func Word(pasted string) string {
	word := strings.TrimSpace(pasted)
	_, address, isAddress := strings.Cut(word, "://")
	if !isAddress {
		return word
	}
	if end := strings.IndexAny(address, "?#"); end >= 0 {
		address = address[:end]
	}
	host, rest, _ := strings.Cut(address, "/")
	if strings.HasPrefix(strings.ToLower(host), docs) {
		return rest
	}
	_, call, _ := strings.Cut(address, "/rest/")
	call, isV3 := strings.CutPrefix(call, "api/")
	parts := strings.Split(strings.Trim(call, "/"), "/")
	if len(parts) == 2 {
		return "" // a user and the code of a webhook, without a method
	}
	method := strings.TrimSuffix(parts[len(parts)-1], ".json")
	if isV3 {
		return "v3/" + method
	}
	return method
}
