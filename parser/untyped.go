package parser

import (
	"regexp"
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// forgetTyped drops the findings of fields without a type where the type is known after
// all: from examples, or from fields below. Rows that turned out to be values need none.
func (r *reader) forgetTyped(fields []spec.Field) {
	open := map[string]bool{}
	markUntyped(open, fields)
	r.findings = slices.DeleteFunc(r.findings, func(f Finding) bool {
		return f.Kind == NoType && !open[lastPart(f.Text)]
	})
}

// resultField is the result as a field.
func resultField(r *spec.Result) []spec.Field {
	if r == nil {
		return nil
	}
	return []spec.Field{{Name: resultName, Type: r.Type, Seen: r.Seen, Fields: r.Fields, Shown: r.Shown, Variants: r.Variants}}
}

func markUntyped(open map[string]bool, fields []spec.Field) {
	for _, f := range fields {
		if isUntyped(f) {
			open[lastPart(f.Name)] = true
		}
		markUntyped(open, f.Fields)
		for _, v := range f.Variants {
			markUntyped(open, v.Fields)
		}
	}
}

// isUntyped says that nothing tells what the values of a field are. A pattern stands for
// fields of any type.
func isUntyped(f spec.Field) bool {
	return f.Type == "" && f.Seen == "" && len(f.Fields)+len(f.Variants)+len(f.Shown) == 0 &&
		!f.Pattern && !customFields.MatchString(f.Name)
}

// customFields is the name of fields that each portal has of its own: UF_..., UF_*.
var customFields = regexp.MustCompile(`\.\.\.|…|\*|_$|<[^>]*>|\{[^}]*\}`)
