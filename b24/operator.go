package b24

// Comparison is an operator that filters of both generations of the API have
// (REST-PROTOCOL sections 9 and 12.4).
type Comparison string

// The comparisons. In takes a list.
const (
	Eq  Comparison = "="
	Ne  Comparison = "!="
	Gt  Comparison = ">"
	Gte Comparison = ">="
	Lt  Comparison = "<"
	Lte Comparison = "<="
	In  Comparison = "in"
)

// Prefix is an operator that only filters of v2 have, as the prefix of a field's
// name. Which of them a method knows, its page says.
type Prefix string

// The prefixes. Those with Like take a value with % for any text; NotIn takes a
// list. Not is the older spelling of [Ne]; tasks.task.list knows only this one.
const (
	Not         Prefix = "!"
	NotIn       Prefix = "!@"
	Contains    Prefix = "%"
	NotContains Prefix = "!%"
	Like        Prefix = "=%"
	NotLike     Prefix = "!=%"
)

// Range is an operator that only filters of v3 have.
type Range string

// Between takes a list of the lowest and the highest value.
const Between Range = "between"

// Operator is an operator of a filter of v2: a [Comparison] or a [Prefix].
type Operator interface{ prefix() string }

// OperatorV3 is an operator of a filter of v3: a [Comparison] or a [Range].
type OperatorV3 interface{ word() string }

func (c Comparison) prefix() string {
	switch c {
	case Eq:
		return "" // all methods know this form, not all the sign
	case In:
		return "@"
	}
	return string(c)
}

func (p Prefix) prefix() string { return string(p) }

func (c Comparison) word() string { return string(c) }

func (r Range) word() string { return string(r) }
