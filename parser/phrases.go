package parser

import (
	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// This file holds the sentences by which descriptions and notes are read, valuephrases.go those about
// values. When the site is reworded they change, with the headings in sections.go and group.go and the headers
// of tables in fieldtable.go; outline/markup.go when it is redesigned.

// conditionalPhrase binds the need for a field to a condition.
var conditionalPhrase = newPhrase(
	`(?i)\b(required|mandatory)[^.]{0,40}\b(if|when|only|for|unless|under)\b|\b(either|at least one (?:of|parameter))\b[^.]{0,80}\b(must|should|is required|required)\b`,
	"required", "mandatory", "either", "at least one")

// omittablePhrase says of a field that it may be left out, in which case something else is taken;
// its group is the name of the field, where the words give it.
var omittablePhrase = newPhrase(
	"(?i)(?:^|[.,:;] )(?:(?:this|the) (?:parameter|field|key|value)|it) (?:can|may) be (?:omitted|left out|skipped)\\b|\\bif no value is (?:passed|provided|specified|given)(?:$|[.,;]| (?:in|for) `([^`]+)`)",
	"omitted", "left out", "skipped", "no value")

// deprecatedField says of a field that it is no longer to be used; its group is the field of which it is another
// name, where the words say so.
var deprecatedField = newPhrase("(?i)^deprecated (?:equivalent|alias) (?:of|for) (?:the (?:field|parameter) )?`(\\w+)`|(?:^|[.,] )(?:deprecated|obsolete)(?: (?:field|parameter|property|scenario))?(?:$|[.,])|\\b(?:this|the) (?:field|parameter) is (?:deprecated|obsolete)\\b|\\((?:deprecated|obsolete)\\)$",
	"deprecated", "obsolete")

// alternativePhrases say that at least one of several fields is needed.
var alternativePhrases = []alternativePhrase{
	{form: lazyregexp.New(`(?i)\bat least one (?:of (?:the|these)|parameter|field)\b`), not: freely},
	{form: lazyregexp.New(`(?i)\b(?:provide|pass|specify|accepts|only pass|pass only)(?: only)? (?:either|one (?:of the )?parameters?)\b`), not: freely},
	{form: lazyregexp.New(`(?i)\b(?:must|should) (?:use|provide|pass|specify) (?:only )?one of (?:the )?(?:(?:two|three) )?(?:required )?parameters\b`), not: lazyregexp.New(`(?i)\bif\b`)},
	{form: lazyregexp.New("(?i)^(?:pass|provide|specify|set) `[^`]+`(?:, `[^`]+`)*,? or (?:both|all)\\b")},
	{form: lazyregexp.New("(?i)\\beither `[^.]*\\b(?:must be|is required)\\b"), not: freely},
	{form: lazyregexp.New("(?i)^if neither (`[^.]* nor `[^.]*)\\b(?:is|are) (?:provided|passed|specified|given|set), (?:[a-z]+ ){1,4}(?:returns? )?an error\\b")},
	{form: lazyregexp.New("(?i)\\b(?:required|mandatory),? (?:if|when) (?:both |the |neither )*`[^`]+`(?:(?:,| and| or| nor)* `[^`]+`)*(?: parameters?| fields?)? (?:is|are) (?:not (?:provided|passed|specified|given|set|filled)|missing|absent|empty)\\b"), own: true},
	{form: lazyregexp.New("(?i)\\b(?:used|passed|provided|specified|given) instead of (?:the )?`[^`]+`"), own: true, replaces: true},
}

// oneOfAll is the sentence that says that one of all parameters is needed.
var oneOfAll = newPhrase(`(?i)(?:^|\. )you (?:must |need to |only need to )(?:provide|pass|specify) (?:only )?one of the parameters(?:\.|$)`, "one of the parameters")

// forPurpose begins a sentence that says for what something is needed, ownPurpose one of what
// the method is there for.
var (
	forPurpose = lazyregexp.New(`(?i)^to\b`)
	ownPurpose = lazyregexp.New(`(?i)^to (?:make changes|call the method)\b`)
)

// alternativeStems are in lower case; one of them is in any text that has one of the
// phrases.
var alternativeStems = []string{"at least one", "either", "one parameter", "one of the", "required if", "required, if", "required when",
	"mandatory if", "mandatory, if", "mandatory when", "instead of", "one of t", "or both", "or all"}

// freely says that the caller is free to do it, or has to for some purpose alone.
var freely = lazyregexp.New(`(?i)\b(?:if|when|can|may|could|error)\b`)

// itemPhrases say of what type the items of a list are.
var itemPhrases = []struct {
	phrase
	typ string
}{

	{newPhrase(`(?i)\b(?:array|list) (?:of|with)(?: [a-z-]+){0,3} (?:ids|identifiers)\b|\barray containing the (?:id|identifier) of\b|^identifiers of\b`, " ids", "identifiers", "containing the"), "id[]"},
	{newPhrase(`(?i)^(?:array|list) (?:of|with) (?:all )?[a-z]+s to which the (?:[a-z]+ ){1,2}is (?:linked|bound|attached)\b`, "to which"), "id[]"},
	{newPhrase(`(?i)\b(?:array|list) of(?: [a-z-]+){0,3} (?:strings|texts|codes|addresses|classes)\b`, "strings", "texts", "codes", "addresses", "classes"), "string[]"},
	{newPhrase(`(?i)\b(?:array|list) of (?:integers|numbers)\b`, "integers", "numbers"), "integer[]"},
}

var (
	// idPhrase begins the words of a field that identifies an object: the task identifier,
	// ID of the user who.
	idPhrase = newPhrase("(?i)^(?:(?:the|an?|unique|numeric|integer|internal) )*(?:`?(?:id|identifier)`? of |(?:[a-z'-]+ ){1,4}(?:id|identifier)(?:$|[.,:;(]|[—–-] | (?:in|to|from|for|on|by|who|whose|that|which)\\b))",
		"id", "identifier")
	// resultIDPhrase is in the words of a result that is the id of something.
	resultIDPhrase = newPhrase(`(?i)^[^.]*\b(?:id|identifier) of\b`, "id", "identifier")
	// otherIDs are identifiers that identify no object: codes, kinds, names.
	otherIDs = lazyregexp.New(`(?i)\b(?:symbolic|string|character|sort|sorting|language|time ?zone|currency|external|guid|uuid|action|icon|types?|campaign|1c)\b|\bor name\b`)
	// personPhrase speaks of a person, who is a user of the portal.
	personPhrase = lazyregexp.New(`(?i)^[^:]*\b(?:user|employee|creator|author|editor|responsible|owner|organizer|moderator)(?:$|[.,;(]| (?:id|identifier|who|whom|whose|in|of|for|that|under|hosting|responsible)\b)`)
)

// momentPhrase begins the words of a text that is a moment: creation date in ISO 8601 format.
var momentPhrase = newPhrase("(?i)^[^.:]*\\b(?:date|time|start|end|beginning)\\b[^.:]* in (?:the )?`?(?:ISO[ -]?8601|ATOM)`?(?: \\([^)]*\\))?(?: format\\b|$|[.,;])",
	"8601", "atom")

// dateAndTime begins the words of a moment.
var dateAndTime = newPhrase(`(?i)^(?:the )?date and time (?:of|when)\b`, "date and time")

// clockPhrase begins the words of a moment that is answered in a format of the portal's.
var clockPhrase = newPhrase("(?i)^[^.:`]*\\b(?:date|time)\\b[^.:`]* in the format `[DMY]{2,4}[./-][DMY]{2}[./-][DMY]{2,4}[T ][HMIS:]+[^`]*`", "format")

var (
	// sentIDsPhrase says that those who add or change the object give ids where answers have
	// the objects with these.
	sentIDsPhrase = newPhrase(`(?i)^(?:list|array) of (?:[a-z-]+ ){0,2}(?:ids|identifiers)\b[^.]* in the methods? for (?:adding|creating|updating)\b`, " in the method")
	// answeredPhrase says that the value is there to be read.
	answeredPhrase = newPhrase("(?i)(?:^|[.,;] )(?:(?:(?:the |this )?field is )?read-only(?:$|[.,;])|the field is automatically updated(?:$|[.,;])|use for data requests in the `?select`? parameter\\b)|^(?:array|list) of actions that the user can perform\\b",
		"read-only", "automatically updated", "data requests", "actions")
	// descriptionPhrase begins the words of an object that describes something else: the user whose
	// id is beside it, what may be done.
	descriptionPhrase = newPhrase(`(?i)^(?:an )?object with (?:available actions|(?:[a-z]+ ){0,3}descriptions?)\b`, "description", "actions")
)

// anyFieldPhrase begins the words of a row about any field.
var anyFieldPhrase = lazyregexp.New(`(?i)^(?:any|an?|each|every|one of the) (?:[a-z]+ )?(?:fields?|propert(?:y|ies)|keys?|attributes?) (?:of|from|in|that|which)\b`)

// multiplePhrase is the sentence of a field that holds several values of its type.
var multiplePhrase = newPhrase(`(?:^|\. )Multiple(?: field)?(?:[.,;]|$)`, "multiple")

// listPhrase says of what is called an object that it is a list.
var listPhrase = newPhrase(`(?i)^(?:an? )?(?:array (?:of|with)|list of)\b`, "array", "list")

var (
	// otherItems speaks of items that have the named ones inside of them.
	otherItems = lazyregexp.New(`(?i)object|arrays|\b(?:list|array) of .*\b(?:with|of|in|for|containing)\b`)
	// objectPhrase describes what PHP calls an array and JSON an object.
	objectPhrase = newPhrase("(?i)\\barray (?:in|of) the (?:format|form) `\\{", "array")
	// asJSONText says that the text of a list will do as well.
	asJSONText = newPhrase(`(?i)\bor (?:an? )?JSON[ -](?:string|text)\b`, "json")
	// objectOrFalse describes what is an object, or false where there is none.
	objectOrFalse = newPhrase("(?i)^`false` (?:for|if|when|where)\\b[^.]*\\. [^.`]*\\ban object\\b", "object")
	// filesPhrase begins the words of what holds several files, fileArticle is the page that says how files are sent.
	filesPhrase = newPhrase(`(?i)^(?:an? )?(?:array|list) of (?:[a-z]+ )?files\b`, "files")
	fileArticle = lazyregexp.New(`\]\([^)]*\bhow-to-(?:upload|update)-files\.(?:html|md)`)
	// filePhrase describes a file as it is sent in an array (REST-PROTOCOL section 11).
	filePhrase = newPhrase("(?i)`[^`]*\\bfileData\\b|\\bfile name\\b[^.]*\\bbase64\\b", "filedata", "base64")
)

// requiredThings speaks of what is required, not of when: Required fields for this.
var requiredThings = lazyregexp.New(`(?i)^(required|mandatory)( [a-z]+)? (fields|parameters|properties|values|format)\b`)

// ifRequired speaks of something else that may be required: If a chat is required
// for this, pass false.
var ifRequired = lazyregexp.New(`(?i)^(if|when)\b[^,.]*\b(required|mandatory)\b`)

const (
	plainKeyType = `(string|integer|int|boolean|bool|array|object|double|float)(\[\])?`
	anyKeyType   = `(string|integer|int|boolean|bool|array|object|double|float|number|date|datetime|char|file)(\[\])?`
)

var (
	// keysPhrase introduces the keys of an object.
	keysPhrase = lazyregexp.New("(?i)(keys|fields|parameters|properties|attributes|structure|contain\\b|contains|consists|with the following|object of the form|format)[^.]*:?$")
	// requiredKeysPhrase introduces only keys that must be there.
	requiredKeysPhrase = lazyregexp.New(`(?i)(?:^|[.:] )required (keys|fields|parameters|properties|attributes)[^.]*:?$`)
	// requiredKeyPhrase says of one key that it must be there, as requiredItem does in its explanation.
	requiredKeyPhrase = newPhrase("(?:^|\\. )(?:The `(\\w+)` (?:parameter|field|condition|key) is (?:required|mandatory)(?:$|\\.))", "required", "mandatory")
	requiredItem      = newPhrase(`(?i)\. (?:required|mandatory)(?: (?:field|parameter|key|condition))?(?:$|\.)`, "required", "mandatory")
	// otherParts introduces literals that are no keys.
	otherParts = lazyregexp.New("(?i)values|supported|example|where|`")
	// partItem is a part of an object with its explanation, in small letters, as no value of a set is.
	partItem = lazyregexp.New("^`[a-z][A-Za-z0-9_]*`\\s*[—–-]|^\\*\\*[a-z][A-Za-z0-9_]*\\*\\* `" + anyKeyType + "`")
	// keyItem is a key in a list: a literal or a name in bold, a star where it
	// is required, a dash, an explanation.
	keyItem = lazyregexp.New("^(?:\\*\\*`?|`)([A-Za-z_][A-Za-z0-9_.]*)(?:`?\\*\\*|`)(\\*)?\\s*(?:[—–:-]|$|`" + anyKeyType + "`)")
	// spacedItem is a name in capitals with a space in it, which a list of keys has by mistake.
	spacedItem = lazyregexp.New("^`[A-Z]+ [A-Z]+`\\s*[—–:-]")
	// textKey begins the explanation of a key that is a text: a quote from the call.
	textKey = lazyregexp.New("(?i)^(?:an? |the )?(?:[a-z-]+ ){0,2}(?:text|description|explanation|name|title|code|quote|action|meeting|agreement)(?:$|[.,;(]| (?:of|from|for|with|without|in)\\b)")
	// replacedPart begins the explanation of a key of which a part stands for something else.
	replacedPart = lazyregexp.New("^\\s*[—–:-]?\\s*`?(\\w+)`? is replaced (?:with|by) ")
	// keyType is a type that the explanation of a key begins with: a literal, a
	// word that stands alone, or one that means nothing else where more follows,
	// as in "array of ids" but not in "number of rows"; or one that ends with it:
	// result of the check, boolean value.
	keyType = lazyregexp.New("^[—–:-]?\\s*\\(?\\[?(?:`" + anyKeyType + "`|" + anyKeyType + "(?:\\s*[),.;:—–]|$)|" + plainKeyType + "\\b)|, " + plainKeyType + " value$")
)

const (
	goTab        = "Go"
	goIdempotent = "b24.WithIdempotent()"
)

var (
	goUnwrap    = lazyregexp.New(`b24\.Unwrap\(\w+\.Result, "([^"]+)"\)`)
	orderCounts = newPhrase(`(?i)(follow|observe|maintain|adhere to|respect|strictly)[^.]*order of (the )?parameters|parameters[^.]*\b(according to|in) (the )?(same |given |specified )?order (in|of|from|as in) (the )?tables?|parameters must be (passed|specified|provided) in[^.]*order`, "order")
	readVerb    = lazyregexp.New(`^(?i:get|list|fields|count|search|tail|is[A-Z]|has[A-Z]|find|check|scope|methods?|events|profile|types?|info|status|history)`)
	writeVerb   = lazyregexp.New(`^(?i:add|update|delete|set|remove|create|send|register|unregister|bind|unbind|upload|start|stop|complete|mark|move|copy|clear|open$)`)
	// readPhrase is the sentence about a method that only tells something, and writesToo says that it does more.
	readPhrase = lazyregexp.New("^(?i:this method|the method `?([\\w.]+)`?|the `?([\\w.]+)`? method) (?:returns|retrieves|checks|determines) ((?:[^.]|\\.\\w)*)")
	writesToo  = lazyregexp.New(`(?i)\b(?:and|or|then) (?:add|apply|appli|chang|clear|creat|delet|mark|modif|open|remov|reset|set|updat)\w*s\b`)
)

// typeInWords are the words with which the explanation of a type begins, and what
// a value of it is.
var typeInWords = []struct {
	form *lazyregexp.Regexp
	typ  string
}{

	{lazyregexp.New(`(?i)^(an? )?(integer|numeric)\b`), "integer"},
	{lazyregexp.New(`(?i)^(an? )?(string|character|symbolic)\b`), "string"},
	{lazyregexp.New(`(?i)^(an? )?object\b`), "object"},
	{lazyregexp.New(`(?i)^(an? )?array\b`), "array"},
}

// requiredNote is the sentence that says how required parameters are marked.
var requiredNote = newPhrase(`(?i)required (parameters|fields) are marked`, "are marked")

// mapPhrase says of an object that its keys are data.
var mapPhrase = newPhrase(`(?i)\bassociative array\b|^(?:an? )?(?:array|object) of arbitrary (?:format|structure|data)\b|^map of\b|\bmapping (?:between|of|from) |\bwhere \W?\w+\W? is the (?:name|code) of the \w+,? and \W?value\W? is an object (?:with|containing)\b|\bdictionary of\b|\bwhere (?:the )?(?:object'?s? )?(?:top-level )?keys? (?:is|are) (?:the|an?) |\bobject key is the\b|\bkey of the \W?\w+\W? object must (?:match|be)\b|\bkey [—–-] [^.,:;]+, value [—–-] |^(?:the )?keys? (?:of the (?:object|array) )?(?:is|are) (?:the|strings|parameter)\b|\bkeys? (?:is|are) [^.]*(?:, |; |\. )(?:and )?(?:the )?values? (?:is|are)\b`,
	"associative array", "arbitrary", "map of", "mapping", "dictionary of", "key", "where ")

// mapValues begins what the values of a map are.
const mapValues = `(?i)\b(?:the )?(?:object )?values?(?: of (?:the|each) (?:object|field|key))? (?:—|–|-|is|are|contains?) (?:an? |the )?`

var (
	// openKeysPhrase says of an object that its keys are not those of the method.
	openKeysPhrase = newPhrase("(?i)^additional (?:[a-z]+ ){1,2}data(?:$| ?[.,(])|\\b(?:(?:set|list|composition) of (?:[a-z`]+ )*keys(?: in `\\w+`)?|specific values) (?:is not fixed and )?(?:depends? on|is determined by) the |\\beach key-value pair\\b|\\b(?:according to|in accordance with) the (?:[a-z]+ )?structure (?:of [a-z]+ )?passed in\\b|\\byou (?:can|may) (?:specify|pass|give) any (?:array|object)\\b",
		"additional", "depend", "determined", "key-value", "structure", "any")
	// valuesPhrase speaks of the values of the fields of something, which a name of values holds.
	valuesPhrase = newPhrase(`(?i)^(?:an? |the )?(?:object (?:with|containing) )?(?:the )?(?:[a-z]+ )?(?:field values|values of the (?:[a-z]+ )?fields)\b`, "values")
	valuesName   = lazyregexp.New(`(?i)(?:^|_)values$`)
	// mapFormat gives an object by the names of its keys and values, or of what lists of these hold:
	// Format: `{uuid: messageId}`.
	mapFormat = lazyregexp.New("(?i)\\b(?:format|form|form of|object|array):? `\\{ ?[\"'<]*([A-Z][A-Z_-]*)[\"'>]*: ?(\\[?)[\"'<]*([A-Z][A-Z_-]*?)(?:_\\d+)?[\"'>]*(?:, ?[\"'.<>A-Z_\\d]+)?\\]? ?\\}`")
	// pairFormat gives one without the braces: an object of the form `hall_id: hall_name`.
	pairFormat = newPhrase("(?i)\\bobject (?:of|in) the (?:form|format) `([A-Z][A-Z_-]*): ?(\\[?)([A-Z][A-Z_-]*)\\]?`", "object of the form", "object in the form")
	// mapOfIDs says that the values of a map are ids: UUID → ID mapping.
	mapOfIDs = newPhrase(`(?i)^[a-z ]+ → (?:id|identifier) map(?:ping)?\b`, "→")
	// valuePhrases say what the values of a map are.
	valuePhrases = []struct {
		phrase
		typ string
	}{
		{newPhrase(mapValues+`(?:array|list) of (?:[a-z-]+ ){0,3}(?:ids|identifiers)\b`, "value"), mapWord(listWord(idType))},
		{newPhrase(mapValues+`(?:[a-z-]+ ){0,3}(?:id|identifier)(?:$|[.,;]| of the\b)`, "value"), mapWord(idType)},
		{newPhrase(`(?i)^(?:relationship|relation) between the [a-z ]+ and the list of (?:[a-z]+ )?(?:ids|identifiers)\b`, "relation"), mapWord(listWord(idType))},
	}
	// allTexts says that all values of an object are texts, whatever its keys.
	allTexts = newPhrase(`(?i)\ball values are (?:of type )?(?:strings?|texts?)\b`, "all values")
	// labelsPhrase says that a text may be an object with one for each language as well.
	labelsPhrase = newPhrase(`(?i)\bor an object with (?:(?:labels|texts|names|titles|messages) by languages?\b|language-specific\b)|\bor an array of (?:strings|texts) (?:for (?:different|several)|in different|by) languages\b`, "language")
	// phrasesPhrase says that an object has the phrases of an application, by their codes, for each language.
	phrasesPhrase = newPhrase(`(?i)^(?:an? |the )?(?:array|list|object) of language (?:phrases|messages)\b`, "language")
	// textValue is the name of values that are texts, langKey that of keys that are languages.
	textValue = lazyregexp.New(`(?i)^text$|(?:^|[_-])(?:code|level|url|name)$`)
	langKey   = lazyregexp.New(`(?i)^lang`)
)

// namesKey names a key, or tells of one structure or of what each entry is, so that what has it is no map.
var namesKey = lazyregexp.New(`(?i)\bwith the keys?\b|\beach (?:entry|element|item) (?:of which )?(?:is|includes|contains|has) an? associative array\b|\bin the following structure\b|\bassociative array(?:\]\([^)]*\))? describing [^,]*$`)

// aboutFields are the words of a link to a description of fields.
var aboutFields = lazyregexp.New(`(?i)\b(fields?|description|structure|properties|attributes)\b`)

// noParams is the sentence of a method that takes nothing.
var noParams = newPhrase(`(?i)(?:^|\. )(?:(?:there are )?no parameters|without parameters|(?:the |this )?method (?:has no|takes no|accepts no|needs no|does not (?:have|accept|take|require|need)(?: any)?|is called without(?: any)?) parameters)(?: are)?(?: required| needed)?(?:\.|$)`, "parameters")

// noErrors is the sentence of a method without error codes of its own.
var noErrors = newPhrase(`(?i)(no error codes|does not (return|generate|have|produce) (any )?((specific|call|own|error) )*(errors|codes)|no ((specific|own|business) )*errors|has no error|specific (method )?errors( for the method)? are not)`, "error", "codes")

// Deprecation: the titles of the notes that state it, and how the text of a note
// without a title begins that does.
var (
	deprecatedNote = lazyregexp.New(`(?i)^(deprecated( (method|event))?|(the )?((method|event)s? )?development( of (this |the )?(method|event)s?)? (has been|is) (discontinued|halted|stopped)|(this |the )?(method|event) is (deprecated|outdated|obsolete))\W*$`)
	deprecatedText = lazyregexp.New(`(?i)^(deprecated\b|(the )?(development of this (method|event) (has been|is) (discontinued|halted|stopped)|(this )?(method|event) is (deprecated|outdated|obsolete)))`)
)

// v3Note is the note of methods of REST 3.0.
var v3Note = lazyregexp.New(`(?i)belongs to rest 3\.0|rest 3\.0 method`)

// v3ErrorCode introduces an error of a v3 page.
var v3ErrorCode = lazyregexp.New("(?i)error code:?[*\\s]*:?\\s*`([^`]+)`")
