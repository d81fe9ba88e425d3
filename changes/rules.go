package changes

import (
	"slices"
	"sync"
)

// rule is what the project says about a kind of change.
type rule struct {
	Kind  Kind
	Class Class
	// Why is the reason for the class.
	Why string
}

// rules are all rules by kind.
var rules = sync.OnceValue(func() map[Kind]rule {
	all := map[Kind]rule{}
	for _, r := range slices.Concat(restRules, goRules) {
		all[r.Kind] = r
	}
	return all
})

// Class is the class of the kind.
func (k Kind) Class() Class { return rules()[k].Class }

// Why is the reason for the class.
func (k Kind) Why() string { return rules()[k].Why }

// restRules are all kinds of change of the REST API, with what they mean for its
// callers.
var restRules = []rule{
	{MethodAdded, Compatible, "nobody calls it yet"},
	{MethodRemoved, Breaking, "the page is gone, and with it the promise that calls work"},
	{MethodRenamed, Breaking, "calls of the old name are not promised to work"},
	{MethodRespelled, Documentation, "portals compare names without regard to case"},
	{MethodDeprecated, Compatible, "it works as before, but is no longer developed"},
	{MethodUndeprecated, Compatible, "it works as before"},
	{ReplacementsChanged, Documentation, "only the advice changed"},
	{PageMoved, Documentation, "only the link changed"},
	{ScopeAdded, Compatible, "one more scope gives access"},
	{ScopeRemoved, Breaking, "applications that have only this scope lose access"},
	{ScopesDocumented, Documentation, "the page names the scopes that it did not name before"},
	{ScopesUndocumented, Documentation, "the page no longer names the scopes"},
	{NowPositional, Breaking, "arguments by name are not understood any more"},
	{NowNamed, Breaking, "arguments by position are not understood any more"},
	{NowReadOnly, Compatible, "a call may be repeated"},
	{NoLongerReadOnly, Breaking, "a call that is repeated may do its work twice"},

	{ParameterAdded, Compatible, "calls without it work as before"},
	{RequiredParameterAdded, Breaking, "calls without it are refused"},
	{ParameterRemoved, Breaking, "calls that give it are not promised an effect"},
	{ParameterNowRequired, Breaking, "calls without it are refused"},
	{ParameterSometimesRequired, Breaking, "some calls without it are refused"},
	{ParameterNowOptional, Compatible, "calls that give it work as before"},
	{ParameterRequiredUnclear, Documentation, "the page changed what it says about marks, not about the parameter"},
	{ParameterTypeChanged, Breaking, "values of the old type may be refused"},
	{ParameterTypeWidened, Compatible, "all values of before are still accepted"},
	{ParameterTypeNarrowed, Breaking, "some values of before may be refused"},
	{ParameterTypeRestated, Documentation, "another word for the type, or the one that examples had all along"},
	{ParameterDefaultChanged, Breaking, "calls that leave it out do something else"},
	{ParameterDefaultRestated, Documentation, "the page states a default that it did not state, or no longer does"},
	{ParameterEnumValueAdded, Compatible, "the values of before are still accepted"},
	{ParameterEnumValueRemoved, Breaking, "calls with the value may be refused"},
	{ParameterEnumRestated, Documentation, "the page lists values that it did not list, or no longer does"},
	{ParameterKeyChanged, Breaking, "the old key is not promised an effect"},
	{ParameterCaseAdded, Compatible, "the cases of before work as before"},
	{ParameterCaseRemoved, Breaking, "calls of that case are not promised to work"},
	{ParameterOrderChanged, Breaking, "the arguments go by position"},
	{AnyOfNeeded, Breaking, "calls without any of them are refused"},
	{AnyOfNoLongerNeeded, Compatible, "calls that give one work as before"},

	{ResultTypeChanged, Breaking, "callers read a value of the old type"},
	{ResultTypeWidened, Breaking, "callers are not prepared for the new type"},
	{ResultTypeNarrowed, Compatible, "callers are prepared for all that remains"},
	{ResultTypeRestated, Documentation, "another word for the type, or the one that examples had all along"},
	{ResultDocumented, Documentation, "the page describes the result that it did not describe before"},
	{ResultUndocumented, Documentation, "the page no longer describes the result"},
	{ResultSourceChanged, Documentation, "the page states in another place what is answered"},
	{ResultFieldAdded, Compatible, "readers pass over fields that they do not know"},
	{ResultFieldRemoved, Breaking, "readers of the field find nothing"},
	{ResultFieldTypeChanged, Breaking, "readers expect a value of the old type"},
	{ResultFieldTypeWidened, Breaking, "readers are not prepared for the new type"},
	{ResultFieldTypeNarrowed, Compatible, "readers are prepared for all that remains"},
	{ResultFieldTypeRestated, Documentation, "another word for the type, or the one that examples had all along"},
	{ResultFieldMarkChanged, Documentation, "in answers the mark for required promises nothing"},
	{ResultFieldDefaultChanged, Documentation, "in answers a default promises nothing"},
	{ResultEnumValueAdded, Compatible, "sets of values are open, readers expect others"},
	{ResultEnumValueRemoved, Compatible, "readers merely do not meet the value any more"},
	{ResultEnumRestated, Documentation, "the page lists values that it did not list, or no longer does"},
	{ResultFieldKeyChanged, Breaking, "readers of the old key find nothing"},
	{ResultCaseAdded, Compatible, "the cases of before are answered as before"},
	{ResultCaseRemoved, Breaking, "readers of that case find nothing"},

	{ExampleFieldAdded, Documentation, "examples show it, no page describes it"},
	{ExampleFieldRemoved, Documentation, "examples showed it, no page described it"},
	{FieldNowDescribed, Documentation, "the page describes what only examples showed"},
	{FieldSendingRestated, Documentation, "the page says otherwise in what form methods take what they answer, or whether they do"},
	{FieldDeprecated, Documentation, "it works as before, the page says that it is no longer to be used"},
	{FieldUndeprecated, Documentation, "it works as before"},
	{NameNowPattern, Documentation, "the page says that the name is of any field"},
	{NameNoLongerPattern, Documentation, "the page says that the name is of one field"},
	{FieldOnlyShown, Documentation, "the page no longer describes it, examples still show it"},
	{ExampleValueChanged, Documentation, "examples write the value in another way"},
	{OrderChanged, Documentation, "fields go by name"},
	{CaseRenamed, Documentation, "only the label of the case changed"},
	{DescribedElsewhere, Documentation, "another page describes the fields"},
	{OverrideChanged, Documentation, "another correction of the page is at work; what it corrects has changes of its own"},
	{DescriptionChanged, Documentation, "only words changed"},
	{ExamplesChanged, Documentation, "only examples changed"},

	{CodeAdded, Compatible, "callers expect codes that they do not know"},
	{CodeRemoved, Compatible, "callers merely do not meet the code any more"},
	{CodeStatusChanged, Breaking, "callers that look at the HTTP status see another"},
	{CodeStatusRestated, Documentation, "the page states a status that it did not state, or no longer does"},
	{CodeNowDescribed, Documentation, "the page lists what only its examples showed"},
	{CodeOnlyShown, Documentation, "the page no longer lists it, its examples still show it"},
	{ExampleCodeAdded, Documentation, "examples show it, no page lists it"},
	{ExampleCodeRemoved, Documentation, "examples showed it, no page listed it"},

	{EventAdded, Compatible, "nobody handles it yet"},
	{EventRemoved, Breaking, "the page is gone, and with it the promise that handlers are called"},
	{EventRenamed, Breaking, "handlers of the old name are not promised to be called"},
	{EventRespelled, Documentation, "portals compare names without regard to case"},
	{EventDeprecated, Compatible, "it is sent as before, but is no longer developed"},
	{EventUndeprecated, Compatible, "it is sent as before"},
	{EventFieldAdded, Compatible, "handlers pass over fields that they do not know"},
	{EventFieldRemoved, Breaking, "handlers that read the field find nothing"},
	{EventFieldTypeChanged, Breaking, "handlers expect a value of the old type"},
	{EventFieldTypeWidened, Breaking, "handlers are not prepared for the new type"},
	{EventFieldTypeNarrowed, Compatible, "handlers are prepared for all that remains"},
	{EventFieldTypeRestated, Documentation, "another word for the type, or the one that examples had all along"},
	{EventFieldSentMore, Compatible, "handlers that do without it work as before"},
	{EventFieldSentLess, Breaking, "handlers that count on the field may find nothing"},
	{EventFieldMarkRestated, Documentation, "the page changed what it says about marks, not about the field"},
	{EventFieldDefaultChanged, Documentation, "in what is received a default promises nothing"},
	{EventEnumValueAdded, Compatible, "sets of values are open, handlers expect others"},
	{EventEnumValueRemoved, Compatible, "handlers merely do not meet the value any more"},
	{EventEnumRestated, Documentation, "the page lists values that it did not list, or no longer does"},
	{EventFieldKeyChanged, Breaking, "handlers that read the old key find nothing"},
	{EventCaseAdded, Compatible, "the cases of before are sent as before"},
	{EventCaseRemoved, Breaking, "handlers of that case find nothing"},

	{ListAdded, Compatible, "calls for the first page work as before"},
	{ListRemoved, Breaking, "callers cannot ask for the next page"},
	{ListLimitAdded, Compatible, "calls without it work as before"},
	{ListShapeChanged, Breaking, "callers look for the rows or the next page in another place"},

	{TypeAdded, Documentation, "the methods and events that use it say what changed"},
	{TypeRemoved, Documentation, "the methods and events that used it say what changed"},
	{TypeRenamed, Documentation, "only the name that pages use changed"},
	{UnusedTypeChanged, Documentation, "no method or event uses it"},
}

// goRules are all kinds of change of a Go API, with what they mean for code that
// is compiled against it.
var goRules = []rule{
	{PackageAdded, Compatible, "nobody imports it yet"},
	{PackageRemoved, Breaking, "imports of it fail"},
	{GoTypeAdded, Compatible, "nobody uses the name yet"},
	{GoTypeRemoved, Breaking, "code that names it does not compile"},
	{GoTypeChanged, Breaking, "code that relies on the kind of type does not compile"},
	{GoFieldAdded, Compatible, "literals with keys compile as before"},
	{GoFieldRemoved, Breaking, "code that names it does not compile"},
	{GoFieldTypeChanged, Breaking, "code that sets or reads it does not compile"},
	{GoMethodAdded, Compatible, "nobody calls it yet"},
	{GoMethodRemoved, Breaking, "calls do not compile"},
	{GoMethodChanged, Breaking, "calls, or uses of what they return, do not compile"},
	{GoFuncAdded, Compatible, "nobody calls it yet"},
	{GoFuncRemoved, Breaking, "calls do not compile"},
	{GoFuncChanged, Breaking, "calls, or uses of what they return, do not compile"},
	{GoConstAdded, Compatible, "nobody uses it yet"},
	{GoConstRemoved, Breaking, "code that names it does not compile"},
	{GoConstTypeChanged, Breaking, "code that assigns or compares it does not compile"},
	{GoConstValueChanged, Breaking, "code that was compiled with the old value compares with another"},
	{GoVarAdded, Compatible, "nobody uses it yet"},
	{GoVarRemoved, Breaking, "code that names it does not compile"},
	{GoVarTypeChanged, Breaking, "code that sets or reads it does not compile"},
	{GoFuncNowVar, Compatible, "calls compile as before"},
	{GoTypeWidened, Compatible, "all numbers of before fit"},
	{GoNotComparable, Breaking, "code that compares values with ==, or has them as keys of maps, does not compile"},
	{GoFieldPromoted, Breaking, "code that reads it compiles, literals that set it do not"},
	{GoInterfaceMethodAdded, Breaking, "types that had all methods lack one"},
	{GoMethodOnPointer, Breaking, "values no longer have it, so that they may lack a method of an interface"},
	{GoMethodOnValue, Compatible, "pointers have it as before"},
	{GoKindChanged, Breaking, "a name that stood for one kind of thing stands for another"},
	{GoDeprecated, Compatible, "it works as before, and editors say that it is no longer developed"},
	{GoUndeprecated, Compatible, "it works as before"},
	{GoTagChanged, Compatible, "code compiles as before, another key or form is sent or read"},
	{GoBodyChanged, Compatible, "code compiles as before, another request is made"},
	{GoCommentChanged, Documentation, "only a comment changed"},
	{GoSourceChanged, Documentation, "the same declarations stand in another order or file"},
}
