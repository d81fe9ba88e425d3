package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// entryName checks a name found in an archive and makes it a clean path.
// Archives are never unpacked, but a name that would lead out of the target
// says that this is no saved site.
func entryName(name string) (string, error) {
	switch {
	case strings.Contains(name, `\`):
		return "", errors.New("name with a backslash; pack the archive with forward slashes")
	case strings.HasPrefix(name, "/"):
		return "", errors.New("absolute name; pack the archive from inside the site's folder")
	}
	clean := path.Clean(name)
	if !fs.ValidPath(clean) || strings.Contains("/"+name+"/", "/../") {
		return "", errors.New("name that leads out of the archive")
	}
	return clean, nil
}

// isPage tells pages from the site's other files. Names that begin with a dot
// are left behind by archivers and file managers.
func isPage(name string) bool {
	return path.Ext(name) == ".html" && !strings.HasPrefix(path.Base(name), ".")
}

// Address is a path as addresses have it: with percent signs for all but the letters and
// digits of ASCII and the marks . - _ and /. A name may have them already, as programs
// that save sites leave them.
func Address(name string) string {
	if plain, err := url.PathUnescape(name); err == nil && fs.ValidPath(plain) && utf8.ValidString(plain) {
		name = plain
	}
	var out strings.Builder
	for _, b := range []byte(name) {
		switch {
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z', b >= '0' && b <= '9', strings.IndexByte("./-_", b) >= 0:
			out.WriteByte(b)
		default:
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

// The site's builder writes into the head of each page the way up to the root,
// such as <base href="../../../">. A browser has no other way to resolve the
// links, so a saved page that works has it.
var (
	baseTag = []byte(`<base href="`)
	headEnd = []byte(`</head>`)
)

// sitePath is the path of the page on the site. Sites are often saved or packed
// together with a folder around them; what the page says about its own depth
// tells how much of the name belongs to that.
func sitePath(name string, html []byte) (string, error) {
	depth, ok := depth(html)
	if !ok {
		return name, nil
	}
	parts := strings.Split(name, "/")
	around := len(parts) - 1 - depth
	if around < 0 {
		return "", fmt.Errorf("the page lies %d folders deep on the site, here %d: give the folder that holds the whole site", depth, len(parts)-1)
	}
	return path.Join(parts[around:]...), nil
}

// depth is the number of folders above the page, if the page says it.
func depth(html []byte) (int, bool) {
	head, _, _ := bytes.Cut(html, headEnd)
	_, after, found := bytes.Cut(head, baseTag)
	if !found {
		return 0, false
	}
	href, _, _ := bytes.Cut(after, []byte(`"`))
	up := strings.Count(string(href), "../")
	return up, string(href) == "./" || (up > 0 && len(href) == 3*up)
}
