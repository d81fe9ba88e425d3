package spec

import (
	"fmt"
	"hash/fnv"
	"path"
	"strings"
)

// Names of files and folders that every system can have.

// longestName is the most bytes of the name of a file or folder, which leaves room for an
// ending and for folders around it.
const longestName = 80

// IsDevice reports whether Windows takes a file or folder of the name for a device, as it
// does whatever ending follows.
func IsDevice(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch kind := strings.TrimRight(base, "0123456789"); kind {
	case "con", "prn", "aux", "nul":
		return base == kind
	case "com", "lpt":
		return len(base) == len(kind)+1
	}
	return false
}

// ShortName is the name, cut where it is too long for a file or folder. A sum of the whole
// keeps names apart that begin alike.
func ShortName(name string) string {
	if len(name) <= longestName {
		return name
	}
	sum := fnv.New64a()
	sum.Write([]byte(name)) // never fails
	return fmt.Sprintf("%s%016x", strings.ToValidUTF8(name[:longestName-16], ""), sum.Sum64())
}

// fileName is the path of a file without its ending, with names that any system can have.
func fileName(parts ...string) string {
	names := strings.Split(path.Join(parts...), "/")
	for i, name := range names {
		name = ShortName(name)
		if IsDevice(name) {
			first, rest, _ := strings.Cut(name, ".")
			name = strings.TrimSuffix(first+"_."+rest, ".")
		}
		if strings.HasSuffix(name, ".") {
			name += "_" // Windows drops a dot at the end
		}
		names[i] = name
	}
	return path.Join(names...)
}
