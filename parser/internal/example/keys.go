package example

import "strings"

// Keys finds keys by names that differ from them in case or number.
type Keys struct {
	list  []string
	taken []bool
	// folded are the places of keys in lower case, singular those of keys that have a
	// plural inside, by what they are without it. A short list has none.
	folded, singular map[string][]int
}

// shortList is how many keys are found as fast one after the other.
const shortList = 8

// NewKeys are the given keys, in their order.
func NewKeys(list []string) *Keys {
	k := &Keys{list: list, taken: make([]bool, len(list))}
	if len(list) <= shortList {
		return k
	}
	k.folded, k.singular = map[string][]int{}, map[string][]int{}
	for i, key := range list {
		folded := strings.ToLower(key)
		k.folded[folded] = append(k.folded[folded], i)
		if one, ok := withoutInnerPlural(key); ok {
			k.singular[strings.ToLower(one)] = append(k.singular[strings.ToLower(one)], i)
		}
	}
	return k
}

// like are the places of the keys that are a name but for its case.
func (k *Keys) like(name string) []int {
	if k.folded != nil {
		return k.folded[strings.ToLower(name)]
	}
	var out []int
	for i, key := range k.list {
		if strings.EqualFold(key, name) {
			out = append(out, i)
		}
	}
	return out
}

// pluralInside are the places of the keys that are a name but for the plural of a word
// inside.
func (k *Keys) pluralInside(name string) []int {
	if k.folded != nil {
		return k.singular[strings.ToLower(name)]
	}
	var out []int
	for i, key := range k.list {
		if len(key) != len(name)+1 {
			continue
		}
		if one, ok := withoutInnerPlural(key); ok && strings.EqualFold(one, name) {
			out = append(out, i)
		}
	}
	return out
}

// Same is the key of just that name.
func (k *Keys) Same(name string) (string, bool) {
	for _, i := range k.like(name) {
		if k.list[i] == name && !k.taken[i] {
			return name, true
		}
	}
	return "", false
}

// InAnyCase is the first key that is the name but for its case.
func (k *Keys) InAnyCase(name string) (string, bool) {
	return k.at(k.first(len(k.list), k.like(name)))
}

// InOtherNumber is the first key that is the plural of the name, or its singular,
// whichever of its words is.
func (k *Keys) InOtherNumber(name string) (string, bool) { return k.inOtherNumber(NameOf(name)) }

func (k *Keys) inOtherNumber(name Name) (string, bool) {
	first := k.first(len(k.list), k.pluralInside(name.text))
	for _, form := range name.numbers {
		first = k.first(first, k.like(form))
	}
	return k.at(first)
}

// first is the first of some places, or the place given if that comes before.
func (k *Keys) first(before int, places []int) int {
	for _, i := range places {
		if i < before && !k.taken[i] {
			return i
		}
	}
	return before
}

func (k *Keys) at(place int) (string, bool) {
	if place == len(k.list) {
		return "", false
	}
	return k.list[place], true
}

// Name is a name to look for among the keys of many objects.
type Name struct {
	text    string
	numbers []string // its plurals and singulars
}

// Text is the name as it was given.
func (n Name) Text() string { return n.text }

// NameOf is the name of a text.
func NameOf(text string) Name {
	forms := []string{text + "s", text + "es"}
	for _, plural := range [][2]string{{"y", "ies"}, {"s", ""}, {"es", ""}, {"ies", "y"}} {
		if n := len(text) - len(plural[0]); n > 0 && strings.EqualFold(text[n:], plural[0]) {
			forms = append(forms, text[:n]+plural[1])
		}
	}
	if one, ok := withoutInnerPlural(text); ok {
		forms = append(forms, one)
	}
	return Name{text, forms}
}

// Take leaves a key out from now on.
func (k *Keys) Take(key string) {
	for _, i := range k.like(key) {
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

// withoutInnerPlural is a name with the one word inside of it that is a plural in the
// singular, as in paymentItemsBasket.
func withoutInnerPlural(name string) (string, bool) {
	at := -1
	for i := range len(name) - 1 {
		if next := name[i+1]; name[i] != 's' || next != '_' && (next < 'A' || next > 'Z') {
			continue
		}
		if at >= 0 {
			return "", false
		}
		at = i
	}
	if at < 0 {
		return "", false
	}
	return name[:at] + name[at+1:], true
}

// Find is the key of an object, or of its items, that a name means: the name itself, in
// another case, or in another number.
func (s *Shape) Find(name string) (string, bool) {
	if s.Field(name) != nil {
		return name, true
	}
	return s.FindName(NameOf(name))
}

// FindName is Find for a name that is looked for in many shapes.
func (s *Shape) FindName(name Name) (string, bool) {
	if s.Field(name.text) != nil {
		return name.text, true
	}
	for ; s != nil; s = s.Item {
		if len(s.Keys) == 0 {
			continue
		}
		if s.index == nil || len(s.index.list) != len(s.Keys) {
			s.index = NewKeys(s.Keys)
		}
		if key, ok := s.index.InAnyCase(name.text); ok {
			return key, true
		}
		return s.index.inOtherNumber(name)
	}
	return "", false
}
