package naming

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/spec"
)

// What a folder, package or file may not be called: the go command would leave
// it out or treat it in a way of its own, imports could not name it, or a system
// has another use for the name.
var (
	// unusable package names, beside keywords and predeclared identifiers. The
	// last line are the packages that generated code itself imports.
	unusable = set("main", "init", "internal", "vendor", "testdata", "test", "v3", "documentation", "all", "std", "cmd",
		"b24", "context", "iter")
	// builds are the words that a file name may not end in after an underscore:
	// the operating systems and architectures of Go, and test.
	builds = set("test", "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux",
		"nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos", "386", "amd64", "amd64p32", "arm",
		"armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le",
		"ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm")
	// ours are the files that every package may have beside its services.
	ours = set("doc", "services", "errors", "events", "types", "retained")
)

// safeSuffix makes a name usable that is not so by itself.
const safeSuffix = "api"

// CanPrefix reports whether the text can begin the name of a package.
func CanPrefix(text string) bool { return packagePrefix.MatchString(text) }

var packagePrefix = lazyregexp.New(`^([a-z][a-z0-9]*)?$`)

// PackageName is the name and the folder of a namespace's package.
func PackageName(namespace string) string {
	name := spec.ShortName(Fold(latin().Replace(namespace)))
	switch {
	case name == "" || name[0] >= '0' && name[0] <= '9':
		return "n" + name + safeSuffix
	case token.IsKeyword(name), types.Universe.Lookup(name) != nil, unusable[name], spec.IsDevice(name):
		return name + safeSuffix
	}
	return name
}

// FileName is the file of a service, without the ending: the parts of its name below the
// namespace, or the namespace itself for the service of that name.
func FileName(service string) string {
	parts := strings.Split(service, ".")
	if len(parts) > 1 {
		parts = parts[1:]
	}
	for i, p := range parts {
		parts[i] = Fold(latin().Replace(p))
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	name := strings.Join(parts, "_")
	if name == "" || ours[name] || spec.IsDevice(name) || len(parts) > 1 && builds[parts[len(parts)-1]] {
		parts = append(parts, safeSuffix)
	}
	return spec.ShortName(strings.Join(parts, "_"))
}
