package parser

import "github.com/b24gen/b24gen/internal/lazyregexp"

// The sentences by which descriptions tell values and defaults.

var (
	// enumPhrase introduces the list of a field's own values.
	enumPhrase = newPhrase(`(?i)(possible|allowed|acceptable|available|valid|permitted|supported|accepted) (string |field |parameter )?(values|options|types)( are| of the (parameter|field))?\b|\b(can|may|could) (take|have|be|accept) (one of )?(the )?(following )?(values|one of)|\bvalues:|\bone of( the)?( following)?( values)?:|accepts( the)?( following)? values|uses( the)?( following)? values|(have|take) the value:|^values\b`,
		"value", "options", "types", "one of")
	// otherValues introduces values of something else: of a key, a filter's prefix.
	otherValues = lazyregexp.New("(?i)prefix|typical|values (for|of) (the )?`|sorting direction|operator|keys|parameters:|example")
	// deniedValues says of values that they are none.
	deniedValues = lazyregexp.New(`(?i)\b(?:do|does|will) not work\b|\b(?:are|is) not (?:accepted|allowed|supported|valid)\b`)
	// partPhrase begins a sentence about what a text has within it: the align attribute.
	partPhrase = lazyregexp.New("^The `\\w+` (?:parameter|attribute|property|option|key|setting)\\b")
	// enumItem is a value in a list, or several that mean the same: a literal, a
	// dash, an explanation.
	enumItem = lazyregexp.New("^(`[^`]+`(?:\\s*(?:,|/|or|and)\\s*`[^`]+`)*)\\s*(?:$|[—–:=(.,;]|-(?:[^>]|$)|for\\b)")
	// explainedLine is a value with words behind it.
	explainedLine = lazyregexp.New("^`([^`]+)` +[^` ]")
	// boldItem is a value in bold type instead.
	boldItem = lazyregexp.New(`^\*\*([A-Za-z0-9_]+)\*\*\s*(?:$|[—–:=-])`)
	// plainItem is one without any mark, and plainTruth two in a sentence.
	plainItem  = lazyregexp.New(`^([A-Za-z0-9_]+)\s+[—–-]\s`)
	plainTruth = lazyregexp.New(`^:?\s*(?:are )?([YN01]|true|false)\s*(?:/|or|,)\s*([YN01]|true|false)\W*$`)
	// lettersPhrase are the letters of a truth value in brackets.
	lettersPhrase = newPhrase("^[—–-]? ?[\\[(](?:Y ?\\\\?[|/] ?N|N ?\\\\?[|/] ?Y)[\\])]", "y")
	// noPhrase explains the value 0 as no, or 1 as yes.
	noPhrase = newPhrase("(?i)`0`(?:,? ?(?:`?false`?|`?N`?))? ?[—–:(-]+ ?(?:no|not|do not|does not|disabled?|off|without|never|none|hide|denied|refused)\\b|`1` ?[—–:(-]+ ?(?:yes|enabled?|on)\\b", "`0`", "`1`")
	// flagPhrase begins the words of a truth value.
	flagPhrase = newPhrase(`(?i)^(?:a )?(?:flag|indicator) (?:indicating|showing|of|that indicates) (?:if|whether)\b`, "flag", "indicator")
	// valuesFollow stands between the words that announce values and these.
	valuesFollow = lazyregexp.New("^(?: are| is)?\\s*[:—–`]")
	literal      = lazyregexp.New("`([^`]+)`")
	// noValueItem is a literal that describes values instead of being one: a format, what one begins with.
	noValueItem = lazyregexp.New(`^(?:[a-z]+://|\w\\\w|#[RGBA]{3,8}|URL)$`)
	// pattern is a literal that stands for many values.
	pattern = lazyregexp.New(`[{}<>]|\.\.\.|XXX|_N$`)
)

// values are literals with what joins them, each with an explanation where it has one.
const values = "`[^`]+`(?:[^`.]{0,60}?(?:,|;|/|\\||\\bor\\b|\\band\\b)\\s*(?:or |and )?`[^`]+`)+"

var (
	// barePhrase is a sentence that begins with words about the field and then has
	// its values: whether it is active: `Y` or `N`.
	barePhrase = lazyregexp.New("^([^`]*[:(—–]\\s*|(?:[^`.]*\\. )?(?:[Vv]alues?|[Ff]lag)? ?|[^`]*\\b(?:be either|values are) )(" + values + ")([^`]*)(?:$|\\. )")
	// otherInline introduces literals that are no values of the field.
	otherInline = lazyregexp.New(`(?i)example|common|e\.g\.|such as|character|symbol|field|method|format|extension|parameter|key|event|modifier|replace|default|prefix|column|identifier`)
	// listOfSet says of what a list is, and no more: array of hall types.
	listOfSet = lazyregexp.New(`(?i)^(?:list|array|codes) of (?:[a-z]+ ){0,3}[a-z]+[.:]?$`)
	// ownKeys calls the values of a scalar keys.
	ownKeys = lazyregexp.New(`(?i)^(?:available|possible|allowed|supported) keys:?$`)
	// amongOthers says that literals are not all that there are.
	amongOthers = lazyregexp.New(`(?i)\band (?:others|so on)\b|\betc\b`)
	// truth are the literals of a value that is true or false.
	truth = lazyregexp.New(`^(?:[YN01]|true|false)$`)
	// valueRange are the first and the last of values that are not listed.
	valueRange = lazyregexp.New("\\bfrom `[^`]+` to `")
	// otherList introduces a list that is none of the field's values.
	otherList = lazyregexp.New("(?i)example|\\bformat|where\\b|filter|prefix|operator|keys\\b|parameters|template|modifier|contain|consist|structure|array|object of|extension|address fields|set of (?:[a-z]+ )?fields|rule\\b|for which|values? (for|of) (the )?`|information for|depends")
)

// defaultPhrase introduces a default.
const defaultPhrase = `(?i)\b(?:by default,?(?: it is| the value is| is| equals)?|defaults? to|default value(?: is)?(?: set to| equal to)?|default(?: is| are)?(?: set to)?) *`

// defaultPhrases are the ways in which a sentence gives a default.
var defaultPhrases = []phrase{
	newPhrase(defaultPhrase+"\\s*(?:,|:|—|–|-|=)?\\s*(?:the value is |the value |value )?`(?:[a-z_]+=)?([^`]+)`", "default"),
	newPhrase("`([^`]+)`\\s*\\((?:by )?default\\)", "default"),
	newPhrase("(?i)\\bby default,? (?:the |an? )?(?:[a-z]+ ){0,3}`([^`]+)` (?:is|will be) (?:used|created|applied|set|assumed|selected)\\b", "default"),
	newPhrase("(?i)`([^`]+)` (?:is|will be) (?:used|set|applied) (?:by default|as the default)\\b", "default"),
	newPhrase("(?i)\\b(?:enabled|disabled|equals?|set to) `([^`]+)` by default[.,;]?$", "default"),
}

// plainDefault gives a default that is not marked as a literal.
var plainDefault = newPhrase(defaultPhrase+`(?:,|:|of\b|—|–|- |=)?\s*(?:the value is |the value |value )?(-?\d+(?:\.\d+)?|true|false|null|Y|N)(?:[.,;]|$| will\b)`, "default")

// fromElsewhere says that the default is what another parameter has.
var fromElsewhere = lazyregexp.New("\\b(?:in|from) `")

// emptyDefault says that an empty text, list or object is the default.
var emptyDefault = newPhrase(defaultPhrase+`(?:,|:|—|–|-|=)? *(?:is )?an empty (string|array|list|object)\b`, "default")

// emptyValues are the values that the words for them stand for.
var emptyValues = map[string]string{"string": "", "array": "[]", "list": "[]", "object": "{}"}

var (
	// wordedDefault speaks of a default.
	wordedDefault = newPhrase(`(?i)\bby default(?:[^)]|$)|\bdefaults to\b|\bdefault(?: value)?(?:,|:|—|–|-|=| —| –| -| =| is| are| of \d)(?: |$)|\bthe default\b[^.]*\b(?:is|will be|are) (?:used|set|applied|returned|assigned)`, "default")
	// noDefault says that what is left out has no value, and no effect.
	noDefault = newPhrase(`(?i)\bby default\b[^.]*(?:\bnot (?:filtered|set|sorted)|\bno (?:filtering|sorting)|\bempty\b|\bfilter(?:ed)? .*not |\ball (?:[a-z]+ )?(?:fields|records)\b)|\bdefault (?:value )?(?:is|—|–|-) (?:empty\b|no (?:filtering|sorting)\b)|(?:not|never) [^.,]*\bby default\b|all (?:[a-z]+ )?fields are returned by default`, "default")
	// itselfDefault is the name of a field that holds a default.
	itselfDefault = lazyregexp.New(`(?i)default|^def$`)
)

// markedItem is an item of a list of values that says it is the default.
var markedItem = newPhrase("(?i)^`([^`]+)`[^`]*\\(?\\b(?:by default|default value|default)\\)?[.,;]?$", "default")
