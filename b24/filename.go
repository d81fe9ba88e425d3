package b24

import (
	"mime"
	"net/http"
	"strings"
	"unicode"
)

// maxFileName is how many bytes of a name file systems take.
const maxFileName = 255

// fileName is the name in Content-Disposition as it can be given to any file system. A
// stranger may have chosen it: it has no folders, no characters that control a terminal or
// the direction of writing, and none that Windows does not take or a shell reads as an
// option.
func fileName(h http.Header) string {
	_, params, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	name := params["filename"]
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(fileRune, strings.ToValidUTF8(name, ""))
	name = strings.TrimLeft(strings.TrimRight(name, ". "), ". -")
	if isDevice(name) {
		name = "_" + name
	}
	return shortened(name)
}

// fileRune is a character of a name, negative for one that is left out.
func fileRune(r rune) rune {
	switch {
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
		return -1
	case strings.ContainsRune(`<>:"|?*`, r):
		return '_'
	}
	return r
}

// devices are names that Windows keeps for itself, with any extension.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

func isDevice(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	base = strings.TrimRight(base, " ")
	port := len(base) == 4 && (base[:3] == "com" || base[:3] == "lpt") && base[3] >= '0' && base[3] <= '9'
	return devices[base] || port
}

// shortened cuts a name that is too long, and keeps its extension.
func shortened(name string) string {
	if len(name) <= maxFileName {
		return name
	}
	extension := ""
	if i := strings.LastIndexByte(name, '.'); i >= 0 && len(name)-i <= 20 {
		extension = name[i:]
	}
	return strings.ToValidUTF8(name[:maxFileName-len(extension)], "") + extension
}
