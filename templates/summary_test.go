package templates

import "testing"

// TestNouns: what services are about, with an article and in the plural.
func TestNouns(t *testing.T) {
	for _, c := range []struct {
		noun      noun
		one, many string
	}{
		{noun{"deal"}, "a deal", "deals"},
		{noun{"item"}, "an item", "items"},
		{noun{"deal", "category"}, "a deal category", "deal categories"},
		{noun{"tax"}, "a tax", "taxes"},
		{noun{"survey"}, "a survey", "surveys"},
		{noun{"contact", "items"}, "contact items", "contact items"},
		{noun{"user"}, "a user", "users"},
	} {
		if one, many := c.noun.one(), c.noun.many(); one != c.one || many != c.many {
			t.Errorf("%v is %q and %q, want %q and %q", c.noun, one, many, c.one, c.many)
		}
	}
}
