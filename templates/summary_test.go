package templates

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

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

// TestVerbs: what methods do to the thing that their own names have behind the verb.
func TestVerbs(t *testing.T) {
	service := &model.Service{REST: "im.chat", Package: &model.Package{Namespace: "im"}}
	for name, want := range map[string]string{
		"im.chat.updateAvatar":  "Do updates an avatar (im.chat.updateAvatar).",
		"im.chat.getPublicUrl":  "Do returns public URLs (im.chat.getPublicUrl).",
		"im.chat.getPageList":   "Do returns pages (im.chat.getPageList).",
		"im.chat.deleteByTitle": "Do calls im.chat.deleteByTitle.",
		"im.chat.mute":          "Do calls im.chat.mute.",
	} {
		m := &model.Method{Name: "Do", Spec: spec.Method{Name: name}, Service: service, Result: model.Any}
		if got := summary(m); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
