package naming

import "strings"

// compounds are the run-together words that no page breaks, or not everywhere,
// with the break that their meaning has. A word belongs here only if it would be
// read wrongly without; what a slug or another name shows needs no entry.
var compounds = map[string]string{
	"arfields":        "ar fields",
	"begindate":       "begin date",
	"bizproc":         "biz proc",
	"blogcomment":     "blog comment",
	"blogpost":        "blog post",
	"byday":           "by day",
	"calllist":        "call list",
	"checklisttree":   "checklist tree",
	"closedate":       "close date",
	"createfeedpost":  "create feed post",
	"datetime":        "date time",
	"dayoff":          "day off",
	"dayplan":         "day plan",
	"dependson":       "depends on",
	"elapsedtime":     "elapsed time",
	"eventlog":        "event log",
	"exdate":          "ex date",
	"flextime":        "flex time",
	"followup":        "follow up",
	"groupid":         "group id",
	"hcmlink":         "hcm link",
	"listcontacts":    "list contacts",
	"listemployees":   "list employees",
	"livechat":        "live chat",
	"livefeed":        "live feed",
	"mailservice":     "mail service",
	"maxsize":         "max size",
	"mycompany":       "my company",
	"mysafe":          "my safe",
	"networkrange":    "network range",
	"openline":        "open line",
	"openlines":       "open lines",
	"recipientid":     "recipient id",
	"recyclebin":      "recycle bin",
	"repowidget":      "repo widget",
	"syspage":         "sys page",
	"syspages":        "sys pages",
	"timecontrol":     "time control",
	"userfield":       "user field",
	"userfieldconfig": "user field config",
	"userfields":      "user fields",
	"userfieldtype":   "user field type",
	"worktime":        "work time",
}

// closed are the words that some names break and their meaning does not.
var closed = set("callback", "cannot", "checklist", "logotype", "moderate", "multifield", "offline", "online", "timezone", "undelete", "undeleted", "unfavorite",
	"unpin", "unpublic", "waitlist", "workgroup")

// cutCompounds cuts the words that are compounds.
func cutCompounds(words []string) []string {
	var out []string
	for _, w := range words {
		if way := compounds[w]; way != "" {
			out = append(out, strings.Fields(way)...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// joinClosed joins the words that are closed.
func joinClosed(words []string) []string {
	var out []string
	for _, w := range words {
		if last := len(out) - 1; last >= 0 && closed[out[last]+w] {
			out[last] += w
			continue
		}
		out = append(out, w)
	}
	return out
}
