package diff

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
