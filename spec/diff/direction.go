package diff

// direction is the kinds of change of fields that are sent, or of those that are
// answered: what widens the one narrows the other.
type direction struct {
	added, removed                                   Kind
	typeChanged, typeWidened, typeNarrowed, restated Kind
	enumAdded, enumRemoved, enumRestated             Kind
	key, caseAdded, caseRemoved                      Kind
	// sent says that the fields are parameters.
	sent bool
}

var (
	parameters = direction{
		added: ParameterAdded, removed: ParameterRemoved,
		typeChanged: ParameterTypeChanged, typeWidened: ParameterTypeWidened, typeNarrowed: ParameterTypeNarrowed, restated: ParameterTypeRestated,
		enumAdded: ParameterEnumValueAdded, enumRemoved: ParameterEnumValueRemoved, enumRestated: ParameterEnumRestated,
		key: ParameterKeyChanged, caseAdded: ParameterCaseAdded, caseRemoved: ParameterCaseRemoved,
		sent: true,
	}
	answers = direction{
		added: ResultFieldAdded, removed: ResultFieldRemoved,
		typeChanged: ResultFieldTypeChanged, typeWidened: ResultFieldTypeWidened, typeNarrowed: ResultFieldTypeNarrowed, restated: ResultFieldTypeRestated,
		enumAdded: ResultEnumValueAdded, enumRemoved: ResultEnumValueRemoved, enumRestated: ResultEnumRestated,
		key: ResultFieldKeyChanged, caseAdded: ResultCaseAdded, caseRemoved: ResultCaseRemoved,
	}
	// whole is the result itself, whose type alone has kinds of its own.
	whole = direction{
		typeChanged: ResultTypeChanged, typeWidened: ResultTypeWidened, typeNarrowed: ResultTypeNarrowed, restated: ResultTypeRestated,
	}
	// unused are the fields of types that no method uses.
	unused = direction{
		added: UnusedTypeChanged, removed: UnusedTypeChanged,
		typeChanged: UnusedTypeChanged, typeWidened: UnusedTypeChanged, typeNarrowed: UnusedTypeChanged, restated: UnusedTypeChanged,
		enumAdded: UnusedTypeChanged, enumRemoved: UnusedTypeChanged, enumRestated: UnusedTypeChanged,
		key: UnusedTypeChanged, caseAdded: UnusedTypeChanged, caseRemoved: UnusedTypeChanged,
	}
)
