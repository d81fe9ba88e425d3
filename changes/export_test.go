package changes

// The tables of rules, for the tests that hold them complete.
var (
	RESTRules = restRules
	GoRules   = goRules
)
