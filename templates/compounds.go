package templates

// compounds are the run-together words that no page breaks, with the break that
// their meaning has. A word belongs here only if it would be read wrongly
// without; what a slug or another name shows needs no entry.
var compounds = map[string]string{
	"blogcomment":    "blog comment",
	"blogpost":       "blog post",
	"calllist":       "call list",
	"createfeedpost": "create feed post",
	"dependson":      "depends on",
	"eventlog":       "event log",
	"followup":       "follow up",
	"hcmlink":        "hcm link",
	"listcontacts":   "list contacts",
	"listemployees":  "list employees",
	"mysafe":         "my safe",
	"networkrange":   "network range",
	"repowidget":     "repo widget",
	"syspage":        "sys page",
	"timecontrol":    "time control",
}
