// Package custom tells the fields that only a portal knows, such as UF_CRM_1700000000: no
// page can list them.
package custom

import (
	"regexp"
	"sync"
)

// Is reports whether the name is that of such a field.
func Is(name string) bool { return names().MatchString(name) }

// names are compiled at first use, which most programs never come to.
var names = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(UF_|uf[A-Z]|PROPERTY_|property\d|field\d|parentId\d|PARENT_ID_\d)`)
})
