package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/naming"
)

// operator is a condition of a filter: the sign before the field's name in the example and
// on the wire, and its name in the runtime.
type operator struct {
	sign, wire, name string
	inBoth           bool // that filters of v3 have too
}

// operators are those of filters of v2, longer signs first. The last has no sign.
var operators = []operator{
	{"!=%", "!=%", "NotLike", false}, {"!@", "!@", "NotIn", false}, {"!%", "!%", "NotContains", false}, {"=%", "=%", "Like", false}, {"%=", "=%", "Like", false},
	{"!=", "!=", "Ne", true}, {">=", ">=", "Gte", true}, {"<=", "<=", "Lte", true}, {"!", "!", "Not", false},
	{">", ">", "Gt", true}, {"<", "<", "Lt", true}, {"@", "@", "In", false}, {"%", "%", "Contains", false},
	{"=", "", "Eq", true}, {"", "", "Eq", true},
}

// filtered is a filter of the conditions of the example, each a field's name behind a sign.
func (s *sampler) filtered(conditions []string, v3 bool) value {
	where, open, shut := "b24.Where", "{", "}"
	if v3 {
		where, open, shut = "b24.WhereV3", "[", "]"
	}
	var golang, inJSON []string
	for _, c := range conditions {
		i := slices.IndexFunc(operators, func(o operator) bool { return strings.HasPrefix(c, o.sign) && (o.inBoth || !v3) })
		o, name := operators[i], c[len(operators[i].sign):]
		v := s.compared(name, o)
		if v.json == "true" && !v3 {
			v.json = "1" // as filters of the runtime send it
		}
		golang = append(golang, fmt.Sprintf("%s(%q, b24.%s, %s)", where, name, o.name, v.golang))
		where = "And"
		if v3 {
			inJSON = append(inJSON, fmt.Sprintf("[%s, %s, %s]", quote(name), quote(cmp.Or(o.wire, "=")), v.json))
			continue
		}
		inJSON = append(inJSON, quote(o.wire+name)+": "+v.json)
	}
	return value{chained(golang), open + strings.Join(inJSON, ", ") + shut}
}

// compared is what a condition compares a field with.
func (s *sampler) compared(name string, o operator) value {
	v := s.scalar(name, o)
	if o.name == "In" || o.name == "NotIn" {
		return value{"[]any{" + v.golang + "}", "[" + v.json + "]"}
	}
	return v
}

// scalar is a value of the field's type in the rows or, if that is not known or is no
// scalar, what the condition tells of it.
func (s *sampler) scalar(name string, o operator) value {
	if strings.Contains(o.name, "Like") {
		return value{`"text%"`, `"text%"`}
	}
	if o.name == "Contains" || o.name == "NotContains" {
		return value{`"text"`, `"text"`}
	}
	of := s.rows.typeOf(name)
	switch t := of.(type) {
	case *model.Enum:
		return s.enum(t)
	case model.Basic:
		if t != model.Any {
			return basic(t, "text")
		}
	case model.Runtime:
		switch t {
		case model.Time, model.Date:
			return s.runtime(t)
		case model.YN:
			return value{"b24.YN(true)", `"Y"`}
		}
	}
	switch words := naming.Split(name); {
	case of == nil && len(words) > 0 && (asks[words[0]] || asks[words[len(words)-1]]):
		return value{"b24.YN(true)", `"Y"`}
	case slices.ContainsFunc(words, func(word string) bool { return word == "date" || word == "time" }):
		return s.runtime(model.Time)
	case of == nil && naming.LastWord(name) != "id" && !strings.ContainsAny(o.sign, "<>"):
		return value{`"text"`, `"text"`}
	}
	return value{"1", "1"}
}

// asks are first or last words of names of fields that say yes or no.
var asks = map[string]bool{"is": true, "has": true, "active": true, "closed": true, "paid": true, "payed": true}
