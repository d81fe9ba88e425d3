package changes

// Kind is the name of a kind of change. The table in rules.go says what each means.
type Kind string

// The kinds of change of methods.
const (
	MethodAdded         Kind = "method added"
	MethodRemoved       Kind = "method removed"
	MethodRenamed       Kind = "method renamed"
	MethodRespelled     Kind = "method respelled"
	MethodDeprecated    Kind = "method deprecated"
	MethodUndeprecated  Kind = "method undeprecated"
	ReplacementsChanged Kind = "replacements changed"
	PageMoved           Kind = "page moved"
	ScopeAdded          Kind = "scope added"
	ScopeRemoved        Kind = "scope removed"
	ScopesDocumented    Kind = "scopes documented"
	ScopesUndocumented  Kind = "scopes undocumented"
	NowPositional       Kind = "arguments now by position"
	NowNamed            Kind = "arguments now by name"
	NowReadOnly         Kind = "now read-only"
	NoLongerReadOnly    Kind = "no longer read-only"
)

// The kinds of change of parameters.
const (
	ParameterAdded             Kind = "parameter added"
	RequiredParameterAdded     Kind = "required parameter added"
	ParameterRemoved           Kind = "parameter removed"
	ParameterNowRequired       Kind = "parameter now required"
	ParameterSometimesRequired Kind = "parameter now required in some cases"
	ParameterNowOptional       Kind = "parameter now optional"
	ParameterRequiredUnclear   Kind = "parameter mark restated"
	ParameterTypeChanged       Kind = "parameter type changed"
	ParameterTypeWidened       Kind = "parameter type widened"
	ParameterTypeNarrowed      Kind = "parameter type narrowed"
	ParameterTypeRestated      Kind = "parameter type restated"
	ParameterDefaultChanged    Kind = "parameter default changed"
	ParameterDefaultRestated   Kind = "parameter default restated"
	ParameterEnumValueAdded    Kind = "parameter enum value added"
	ParameterEnumValueRemoved  Kind = "parameter enum value removed"
	ParameterEnumRestated      Kind = "parameter enum restated"
	ParameterKeyChanged        Kind = "parameter key changed"
	ParameterCaseAdded         Kind = "parameter case added"
	ParameterCaseRemoved       Kind = "parameter case removed"
	ParameterOrderChanged      Kind = "argument order changed"
	AnyOfNeeded                Kind = "one of several parameters now needed"
	AnyOfNoLongerNeeded        Kind = "one of several parameters no longer needed"
)

// The kinds of change of results.
const (
	ResultTypeChanged         Kind = "result type changed"
	ResultTypeWidened         Kind = "result type widened"
	ResultTypeNarrowed        Kind = "result type narrowed"
	ResultTypeRestated        Kind = "result type restated"
	ResultDocumented          Kind = "result documented"
	ResultUndocumented        Kind = "result undocumented"
	ResultSourceChanged       Kind = "result source changed"
	ResultFieldAdded          Kind = "result field added"
	ResultFieldRemoved        Kind = "result field removed"
	ResultFieldTypeChanged    Kind = "result field type changed"
	ResultFieldTypeWidened    Kind = "result field type widened"
	ResultFieldTypeNarrowed   Kind = "result field type narrowed"
	ResultFieldTypeRestated   Kind = "result field type restated"
	ResultFieldMarkChanged    Kind = "result field mark changed"
	ResultFieldDefaultChanged Kind = "result field default changed"
	ResultEnumValueAdded      Kind = "result enum value added"
	ResultEnumValueRemoved    Kind = "result enum value removed"
	ResultEnumRestated        Kind = "result enum restated"
	ResultFieldKeyChanged     Kind = "result field key changed"
	ResultCaseAdded           Kind = "result case added"
	ResultCaseRemoved         Kind = "result case removed"
)

// The kinds of change of what surrounds the fields.
const (
	ExampleFieldAdded    Kind = "example field added"
	ExampleFieldRemoved  Kind = "example field removed"
	FieldNowDescribed    Kind = "field now described"
	NameNowPattern       Kind = "name now stands for others"
	NameNoLongerPattern  Kind = "name no longer stands for others"
	FieldSendingRestated Kind = "field sending restated"
	FieldDeprecated      Kind = "field deprecated"
	FieldUndeprecated    Kind = "field undeprecated"
	FieldOnlyShown       Kind = "field no longer described"
	ExampleValueChanged  Kind = "example value changed"
	OrderChanged         Kind = "field order changed"
	CaseRenamed          Kind = "case renamed"
	DescribedElsewhere   Kind = "described elsewhere"
	OverrideChanged      Kind = "override changed"
	DescriptionChanged   Kind = "description changed"
	ExamplesChanged      Kind = "examples changed"

	CodeAdded          Kind = "code added"
	CodeRemoved        Kind = "code removed"
	CodeStatusChanged  Kind = "code status changed"
	CodeStatusRestated Kind = "code status restated"
	CodeNowDescribed   Kind = "code now described"
	CodeOnlyShown      Kind = "code no longer described"
	ExampleCodeAdded   Kind = "example code added"
	ExampleCodeRemoved Kind = "example code removed"

	ListAdded        Kind = "list added"
	ListRemoved      Kind = "list removed"
	ListLimitAdded   Kind = "list limit added"
	ListShapeChanged Kind = "list shape changed"

	TypeAdded         Kind = "type added"
	TypeRemoved       Kind = "type removed"
	TypeRenamed       Kind = "type renamed"
	UnusedTypeChanged Kind = "unused type changed"
)

// The kinds of change of events, and of what their handlers receive.
const (
	EventAdded        Kind = "event added"
	EventRemoved      Kind = "event removed"
	EventRenamed      Kind = "event renamed"
	EventRespelled    Kind = "event respelled"
	EventDeprecated   Kind = "event deprecated"
	EventUndeprecated Kind = "event undeprecated"

	EventFieldAdded          Kind = "event field added"
	EventFieldRemoved        Kind = "event field removed"
	EventFieldTypeChanged    Kind = "event field type changed"
	EventFieldTypeWidened    Kind = "event field type widened"
	EventFieldTypeNarrowed   Kind = "event field type narrowed"
	EventFieldTypeRestated   Kind = "event field type restated"
	EventFieldSentMore       Kind = "event field sent more often"
	EventFieldSentLess       Kind = "event field sent less often"
	EventFieldMarkRestated   Kind = "event field mark restated"
	EventFieldDefaultChanged Kind = "event field default changed"
	EventEnumValueAdded      Kind = "event enum value added"
	EventEnumValueRemoved    Kind = "event enum value removed"
	EventEnumRestated        Kind = "event enum restated"
	EventFieldKeyChanged     Kind = "event field key changed"
	EventCaseAdded           Kind = "event case added"
	EventCaseRemoved         Kind = "event case removed"
)

// The kinds of change of a Go API.
const (
	PackageAdded           Kind = "package added"
	PackageRemoved         Kind = "package removed"
	GoTypeAdded            Kind = "Go type added"
	GoTypeRemoved          Kind = "Go type removed"
	GoTypeChanged          Kind = "Go type changed"
	GoFieldAdded           Kind = "Go field added"
	GoFieldRemoved         Kind = "Go field removed"
	GoFieldTypeChanged     Kind = "Go field type changed"
	GoMethodAdded          Kind = "Go method added"
	GoMethodRemoved        Kind = "Go method removed"
	GoMethodChanged        Kind = "Go method changed"
	GoFuncAdded            Kind = "Go function added"
	GoFuncRemoved          Kind = "Go function removed"
	GoFuncChanged          Kind = "Go function changed"
	GoConstAdded           Kind = "Go constant added"
	GoConstRemoved         Kind = "Go constant removed"
	GoConstTypeChanged     Kind = "Go constant type changed"
	GoConstValueChanged    Kind = "Go constant value changed"
	GoVarAdded             Kind = "Go variable added"
	GoVarRemoved           Kind = "Go variable removed"
	GoVarTypeChanged       Kind = "Go variable type changed"
	GoFuncNowVar           Kind = "Go function now a variable"
	GoTypeWidened          Kind = "Go number widened"
	GoNotComparable        Kind = "Go type no longer comparable"
	GoFieldPromoted        Kind = "Go field now of an embedded type"
	GoInterfaceMethodAdded Kind = "Go interface method added"
	GoMethodOnPointer      Kind = "Go method now of pointers alone"
	GoMethodOnValue        Kind = "Go method now of values too"
	GoKindChanged          Kind = "Go name reused"
	GoDeprecated           Kind = "Go method deprecated"
	GoUndeprecated         Kind = "Go method undeprecated"
	GoTagChanged           Kind = "Go field tag changed"
	GoBodyChanged          Kind = "Go call changed"
	GoCommentChanged       Kind = "Go comment changed"
	GoSourceChanged        Kind = "Go source changed"
)

// direction is the kinds of change of fields that are sent, or of those that are
// answered or received: what widens the one narrows the other.
type direction struct {
	added, requiredAdded, removed                    Kind
	typeChanged, typeWidened, typeNarrowed, restated Kind
	// The marks for required: always needed now, in some cases, less often; and
	// where only the mark changed.
	always, sometimes, lessOften, unclear Kind
	defaultChanged, defaultRestated       Kind
	enumAdded, enumRemoved, enumRestated  Kind
	key, caseAdded, caseRemoved           Kind
}

var (
	parameters = direction{
		added: ParameterAdded, requiredAdded: RequiredParameterAdded, removed: ParameterRemoved,
		typeChanged: ParameterTypeChanged, typeWidened: ParameterTypeWidened, typeNarrowed: ParameterTypeNarrowed, restated: ParameterTypeRestated,
		always: ParameterNowRequired, sometimes: ParameterSometimesRequired, lessOften: ParameterNowOptional, unclear: ParameterRequiredUnclear,
		defaultChanged: ParameterDefaultChanged, defaultRestated: ParameterDefaultRestated,
		enumAdded: ParameterEnumValueAdded, enumRemoved: ParameterEnumValueRemoved, enumRestated: ParameterEnumRestated,
		key: ParameterKeyChanged, caseAdded: ParameterCaseAdded, caseRemoved: ParameterCaseRemoved,
	}
	answers = direction{
		added: ResultFieldAdded, requiredAdded: ResultFieldAdded, removed: ResultFieldRemoved,
		typeChanged: ResultFieldTypeChanged, typeWidened: ResultFieldTypeWidened, typeNarrowed: ResultFieldTypeNarrowed, restated: ResultFieldTypeRestated,
		always: ResultFieldMarkChanged, sometimes: ResultFieldMarkChanged, lessOften: ResultFieldMarkChanged, unclear: ResultFieldMarkChanged,
		defaultChanged: ResultFieldDefaultChanged, defaultRestated: ResultFieldDefaultChanged,
		enumAdded: ResultEnumValueAdded, enumRemoved: ResultEnumValueRemoved, enumRestated: ResultEnumRestated,
		key: ResultFieldKeyChanged, caseAdded: ResultCaseAdded, caseRemoved: ResultCaseRemoved,
	}
	// received are the fields of events, whose marks do promise something.
	received = direction{
		added: EventFieldAdded, requiredAdded: EventFieldAdded, removed: EventFieldRemoved,
		typeChanged: EventFieldTypeChanged, typeWidened: EventFieldTypeWidened, typeNarrowed: EventFieldTypeNarrowed, restated: EventFieldTypeRestated,
		always: EventFieldSentMore, sometimes: EventFieldSentMore, lessOften: EventFieldSentLess, unclear: EventFieldMarkRestated,
		defaultChanged: EventFieldDefaultChanged, defaultRestated: EventFieldDefaultChanged,
		enumAdded: EventEnumValueAdded, enumRemoved: EventEnumValueRemoved, enumRestated: EventEnumRestated,
		key: EventFieldKeyChanged, caseAdded: EventCaseAdded, caseRemoved: EventCaseRemoved,
	}
	// whole is the result itself, whose type alone has kinds of its own.
	whole = direction{
		typeChanged: ResultTypeChanged, typeWidened: ResultTypeWidened, typeNarrowed: ResultTypeNarrowed, restated: ResultTypeRestated,
	}
	// unused are the fields of types that nothing uses.
	unused = direction{
		added: UnusedTypeChanged, requiredAdded: UnusedTypeChanged, removed: UnusedTypeChanged,
		typeChanged: UnusedTypeChanged, typeWidened: UnusedTypeChanged, typeNarrowed: UnusedTypeChanged, restated: UnusedTypeChanged,
		always: UnusedTypeChanged, sometimes: UnusedTypeChanged, lessOften: UnusedTypeChanged, unclear: UnusedTypeChanged,
		defaultChanged: UnusedTypeChanged, defaultRestated: UnusedTypeChanged,
		enumAdded: UnusedTypeChanged, enumRemoved: UnusedTypeChanged, enumRestated: UnusedTypeChanged,
		key: UnusedTypeChanged, caseAdded: UnusedTypeChanged, caseRemoved: UnusedTypeChanged,
	}
)
