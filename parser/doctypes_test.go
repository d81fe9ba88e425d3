package parser

import "testing"

// TestWhatTypesSay: what the parser concludes from types in the documentation's
// words.
func TestWhatTypesSay(t *testing.T) {
	type want struct{ scalar, container, list, little, mixture, leavesFields bool }
	for typ, want := range map[string]want{
		"":                 {little: true, leavesFields: true},
		"null":             {scalar: true, little: true},
		"string":           {scalar: true},
		"Integer|null":     {scalar: true},
		"timestamp":        {scalar: true, leavesFields: true},
		"crm_currency":     {leavesFields: true},
		"LayoutDto":        {leavesFields: true},
		"file":             {},
		"object":           {container: true, little: true, leavesFields: true},
		"array|object":     {container: true, list: true, little: true, leavesFields: true},
		"object[]":         {container: true, list: true, little: true, leavesFields: true},
		"string[]":         {container: true, list: true},
		"map":              {container: true, list: true, little: true, leavesFields: true},
		"map<string>":      {container: true, list: true, leavesFields: true},
		"object|boolean":   {container: true, mixture: true},
		"string|boolean":   {scalar: true, mixture: true},
		"array|null":       {container: true, list: true, little: true, mixture: true},
		"string|LayoutDto": {},
	} {
		got := want
		got.scalar, got.container, got.list = isScalar(typ), isContainer(typ), isList(typ)
		got.little, got.mixture, got.leavesFields = saysLittle(typ), isMixture(typ), leavesFields(typ)
		if got != want {
			t.Errorf("%q: got %+v, want %+v", typ, got, want)
		}
	}
}
