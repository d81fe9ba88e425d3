package naming

import (
	"go/token"
	"regexp"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/module"
)

func TestSplit(t *testing.T) {
	for name, want := range map[string]string{
		"getList":         "get list",
		"ASSIGNED_BY_ID":  "assigned by id",
		"getURLPreview":   "get url preview",
		"userIDs":         "user ids",
		"contactIDS":      "contact ids",
		"imbot.v2.Chat":   "imbot v2 chat",
		"b2e":             "b2e",
		"UF_CRM_1":        "uf crm 1",
		"markUnDelete":    "mark un delete",
		"preview2x":       "preview2x",
		"task-item":       "task item",
		"":                "",
		"***":             "",
		"documentURLs":    "document urls",
		"isURLSet":        "is url set",
		"ПервоеИмя":       "первое имя",
		"useOriginalUf":   "use original uf",
		"checkListItemId": "check list item id",
	} {
		if got := strings.Join(Split(name), " "); got != want {
			t.Errorf("Split(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestJoin(t *testing.T) {
	for words, want := range map[string]string{
		"get url":      "GetURL",
		"user ids":     "UserIDs",
		"xml id":       "XMLID",
		"oauth token":  "OAuthToken",
		"im chat":      "IMChat",
		"sku vat id":   "SKUVATID",
		"b2e document": "B2EDocument",
		"utm cpc":      "UTMCPC",
		"lids":         "LIDs",
		"id1220":       "ID1220",
		"updated1c":    "Updated1C",
		"ffd105":       "FFD105",
		"bitrix24form": "Bitrix24Form",
		"location4tax": "Location4Tax",
		"create2x":     "Create2x",
		"0x000001":     "0x000001",
		"linkedin":     "LinkedIn",
	} {
		if got := Join(strings.Fields(words)...); got != want {
			t.Errorf("Join(%q) = %q, want %q", words, got, want)
		}
	}
}

func TestSingular(t *testing.T) {
	for word, want := range map[string]string{
		"tasks": "task", "categories": "category", "statuses": "status", "children": "child", "status": "status", "address": "address",
		"boxes": "box", "ids": "id", "news": "news", "is": "is", "axis": "axis", "item": "item", "classes": "class",
	} {
		if got := Singular(word); got != want {
			t.Errorf("Singular(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestElement: one of the things that a list is of, whether its name says list or not.
func TestElement(t *testing.T) {
	l := Learn(spec.Spec{})
	for name, want := range map[string]string{
		"TASKS": "Task", "ATTENDEE_LIST": "Attendee", "GROUP_MEMBERS_LIST": "GroupMember", "list": "List", "LIST_OF_MEMBERS_AWAY": "MemberAway",
		"LIST_OF": "ListOf", "service_list": "ServiceList",
	} {
		if got := l.Element(name); got != want {
			t.Errorf("Element(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestLexicon cuts run-together names by each of its sources.
func TestLexicon(t *testing.T) {
	l := Learn(spec.Spec{Methods: []spec.Method{
		{
			Name: "task.checklistitem.getlist", Page: "a/task-checklist-item-get-list.html",
			Params: []spec.Field{{Name: "checkListItem"}, {Name: "chatId"}, {Name: "canVoteAsHead"}, {Name: "ONLINE_STATUS"}, {Name: "on_line"}, {Name: "isActive"}, {Name: "modeRate"}, {Name: "logo_type"}, {Name: "modegroup_in"}, {Name: "userGroups"}},
		},
		{Name: "crm.productrow.set", Page: "a/crm-productrow-set.html", Params: []spec.Field{{Name: "productRows"}, {Name: "rowType"}}},
		{Name: "crm.layout.set", Params: []spec.Field{{Name: "layout", Type: "RestAppLayoutDto[]", Ref: "restapplayoutdto"}, {Name: "action", Type: "ActionDto"}}},
		{Name: "crm.productrow.get", Page: "a/crm-productrow-get.html"},
		{Name: "crm.productrow.list", Page: "a/crm-productrow-list.html"},
	}})
	for name, want := range map[string]string{
		"checklistitem":    "ChecklistItem",    // the slug, although a field breaks it otherwise
		"checkListItem":    "ChecklistItem",    // closed
		"restapplayoutdto": "RESTAppLayoutDTO", // the field that refers to the type
		"ARFIELDS":         "ArFields",         // a compound
		"userfieldtype":    "UserFieldType",    // as others of its words
		"crm_actiondto":    "CRMActionDTO",     // as types of fields have it
		"getlist":          "GetList",          // the slug
		"chatid":           "ChatID",           // the same letters with breaks
		"CHATID":           "ChatID",
		"canvoteashead":    "CanVoteAsHead",
		"modegroups":       "Modegroups", // many of a word that is one
		"votehead":         "VoteHead",   // words of camel-case names
		"productrow":       "Productrow", // one word in as many slugs
		"online":           "Online",
		"IS_ON_LINE":       "IsOnline",
		"UF_MYCOMPANY":     "UFMyCompany", // a compound within a name
		"timeZone":         "Timezone",
		"markUnDelete":     "MarkUndelete",
		"unknownname":      "Unknownname",
		"inactive":         "Inactive", // no name begins with a connective
		"moderate":         "Moderate",
		"LOGOTYPE":         "Logotype",
		"get":              "Get",
	} {
		if got := l.Ident(name); got != want {
			t.Errorf("Ident(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestPackageName(t *testing.T) {
	for namespace, want := range map[string]string{
		"landing": "landing", "sonet_group": "sonetgroup", "import": "importapi", "type": "typeapi", "string": "stringapi",
		"con": "conapi", "lpt9": "lpt9api", "init": "initapi", "internal": "internalapi", "vendor": "vendorapi", "main": "mainapi", "v3": "v3api", "b24": "b24api", "1c": "n1capi",
	} {
		if got := PackageName(namespace); got != want {
			t.Errorf("PackageName(%q) = %q, want %q", namespace, got, want)
		}
	}
}

func TestFileName(t *testing.T) {
	for service, want := range map[string]string{
		"landing.site": "site", "landing": "landing", "rest": "rest", "crm.deal.userfield": "deal_userfield",
		"im.v2.Chat.Message": "v2_chat_message", "a.test": "test", "a.b.test": "b_test_api", "a.b.linux": "b_linux_api",
		"a.linux.b": "linux_b", "a.b.arm64": "b_arm64_api", "a.doc": "doc_api", "a.errors": "errors_api", "a.types": "types_api",
		"a.x_test": "xtest", "a.con": "con_api", "a.con.b": "con_b", "nul": "nul_api", "a.retained": "retained_api", "a.services": "services_api",
	} {
		if got := FileName(service); got != want {
			t.Errorf("FileName(%q) = %q, want %q", service, got, want)
		}
	}
}

func TestCodeNames(t *testing.T) {
	l := Learn(spec.Spec{})
	for code, want := range map[string][]string{
		"ACCESS_DENIED": {"ErrAccessDenied", "ErrAccessDeniedCode"},
		"ERROR_CORE":    {"ErrCore", "ErrErrorCore", "ErrErrorCoreCode"},
		"100":           {"Err100", "Err100Code"},
		"0x000001":      {"Err0x000001", "Err0x000001Code"},
		"The parameter entityId is not defined or invalid.": {
			"ErrTheParameterEntityIDIsNotDefined", "ErrTheParameterEntityIDIsNotDefinedOrInvalid",
			"ErrTheParameterEntityIDIsNotDefinedOrInvalidText",
		},
		"SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR": {
			"ErrSourceAndTargetEntityTypesAreNotEqualError", "ErrSourceAndTargetEntityTypesAreNotEqualErrorCode",
		},
		"Access denied":                                  {"ErrAccessDenied", "ErrAccessDeniedText"},
		"BITRIX_REST_V3_EXCEPTION_.hVALID":               {"ErrHvalid", "ErrV3Hvalid"},
		"BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION": {"ErrAccessDenied", "ErrV3Accessdenied"},
		"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION": {
			"ErrRequestValidation", "ErrValidationRequestValidation", "ErrV3ValidationRequestvalidation",
		},
		"BITRIX_REST_V3_REALISATION_EXCEPTION_FIELDNOTFOUNDEXCEPTION": {
			"ErrFieldNotFound", "ErrRealisationFieldNotFound", "ErrV3RealisationFieldnotfound",
		},
	} {
		if diff := cmp.Diff(want, l.ErrorNames(code)); diff != "" {
			t.Errorf("ErrorNames(%q) (-want +got):\n%s", code, diff)
		}
	}
}

// methodName is what a spec takes for the name of a method.
var methodName = regexp.MustCompile(`^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$`)

// isPortable reports whether every system can have a file of the name.
func isPortable(name string) bool { return module.CheckFilePath(name) == nil && len(name) < 120 }

// FuzzIdent makes identifiers, packages and files of whatever a page may hold.
func FuzzIdent(f *testing.F) {
	for _, s := range []string{"ID", "=DELETED", "250", "Имя", "数", "", "~X", "a\xffb", "ß", "ǆ", "_", "٣", "BITRIX_REST_V3_", "BITRIX_REST_V3_A.b", "con", "a.lpt1", "a.b.test", "init"} {
		f.Add(s)
	}
	l := Learn(spec.Spec{})
	f.Fuzz(func(t *testing.T, name string) {
		for _, got := range append(l.ErrorNames(name), l.Ident(name)) {
			if !token.IsIdentifier(got) || !token.IsExported(got) {
				t.Errorf("%q gives %q, which is no exported identifier", name, got)
			}
		}
		if !methodName.MatchString(name) {
			return
		}
		if got := PackageName(name); !token.IsIdentifier(got) || got == "init" || !isPortable(got) {
			t.Errorf("%q gives the package %q", name, got)
		}
		if got := FileName(name) + ".go"; !isPortable(got) {
			t.Errorf("%q gives the file %q", name, got)
		}
	})
}
