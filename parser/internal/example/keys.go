package example

import (
	"regexp"
	"slices"
	"strings"
)

// Keys finds keys by names that differ from them in case or number.
type Keys struct {
	list  []string
	taken []bool
	// folded are the places of keys in lower case, singular those of keys that have a
	// plural inside, by what they are without it.
	folded, singular map[string][]int
}

// NewKeys are the given keys, in their order.
func NewKeys(list []string) *Keys {
	k := &Keys{list: list, taken: make([]bool, len(list)), folded: map[string][]int{}, singular: map[string][]int{}}
	for i, key := range list {
		folded := strings.ToLower(key)
		k.folded[folded] = append(k.folded[folded], i)
		if one, ok := withoutInnerPlural(key); ok {
			k.singular[one] = append(k.singular[one], i)
		}
	}
	return k
}

// Same is the key of just that name.
func (k *Keys) Same(name string) (string, bool) {
	for _, i := range k.folded[strings.ToLower(name)] {
		if k.list[i] == name && !k.taken[i] {
			return name, true
		}
	}
	return "", false
}

// InAnyCase is the first key that is the name but for its case.
func (k *Keys) InAnyCase(name string) (string, bool) {
	return k.first(k.folded[strings.ToLower(name)])
}

// InOtherNumber is the first key that is the plural of the name, or its singular,
// whichever of its words is.
func (k *Keys) InOtherNumber(name string) (string, bool) {
	folded := strings.ToLower(name)
	forms := []string{folded + "s", folded + "es"}
	if stem, ok := strings.CutSuffix(folded, "y"); ok {
		forms = append(forms, stem+"ies")
	}
	for _, plural := range [][2]string{{"s", ""}, {"es", ""}, {"ies", "y"}} {
		if stem, ok := strings.CutSuffix(folded, plural[0]); ok {
			forms = append(forms, stem+plural[1])
		}
	}
	if one, ok := withoutInnerPlural(name); ok {
		forms = append(forms, one)
	}
	at := slices.Clone(k.singular[folded])
	for _, form := range forms {
		at = append(at, k.folded[form]...)
	}
	slices.Sort(at)
	return k.first(at)
}

func (k *Keys) first(places []int) (string, bool) {
	for _, i := range places {
		if !k.taken[i] {
			return k.list[i], true
		}
	}
	return "", false
}

// Take leaves a key out from now on.
func (k *Keys) Take(key string) {
	for _, i := range k.folded[strings.ToLower(key)] {
		if k.list[i] == key {
			k.taken[i] = true
		}
	}
}

// Left are the keys that were not taken.
func (k *Keys) Left() []string {
	var out []string
	for i, key := range k.list {
		if !k.taken[i] {
			out = append(out, key)
		}
	}
	return out
}

// innerPlural is the plural of a word inside of a name: paymentItemsBasket.
var innerPlural = regexp.MustCompile(`s([A-Z_])`)

// withoutInnerPlural is a name in lower case with the one word inside of it that is a
// plural in the singular.
func withoutInnerPlural(name string) (string, bool) {
	one := innerPlural.ReplaceAllString(name, "$1")
	return strings.ToLower(one), len(one) == len(name)-1
}

// Find is the key of an object, or of its items, that a name means: the name itself, in
// another case, or in another number.
func (s *Shape) Find(name string) (string, bool) {
	if s.Field(name) != nil {
		return name, true
	}
	for ; s != nil; s = s.Item {
		if len(s.Keys) == 0 {
			continue
		}
		if s.index == nil || len(s.index.list) != len(s.Keys) {
			s.index = NewKeys(s.Keys)
		}
		if key, ok := s.index.InAnyCase(name); ok {
			return key, true
		}
		return s.index.InOtherNumber(name)
	}
	return "", false
}
