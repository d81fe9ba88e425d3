package released

import (
	"testing"

	"github.com/b24gen/b24gen/model"
)

// TestMisfit: what the runtime cannot read into a kept type is told.
func TestMisfit(t *testing.T) {
	object := func(fields ...model.Field) *model.Struct { return &model.Struct{Name: "State", Fields: fields} }
	code := func(t model.Type) model.Field { return model.Field{Key: "code", Type: t} }
	tree := object()
	tree.Fields = []model.Field{code(model.String), {Key: "in", Type: model.Pointer{To: tree}}}
	texts := object(code(model.String), model.Field{Key: "in", Type: object(code(model.String))})
	words := model.Map{Of: model.String}
	for name, c := range map[string]struct {
		kept, now model.Type
		fits      bool
	}{
		"another object, the same values":      {object(code(model.String)), object(code(model.ID)), true},
		"another object, a list of a text":     {object(code(model.String)), object(code(model.List{Of: model.Int})), false},
		"another object, other keys":           {object(code(model.String)), object(model.Field{Key: "name", Type: words}), true},
		"an object in itself":                  {tree, texts, true},
		"truth for an id":                      {model.ID, model.Bool, false},
		"a number for an id":                   {model.ID, model.Int, true},
		"truth for a text":                     {model.String, model.Bool, true},
		"one form of two":                      {model.Either{One: model.String, Other: words}, words, true},
		"two forms of one":                     {words, model.Either{One: model.String, Other: words}, false},
		"two forms of which each can be read":  {model.String, model.Either{One: model.String, Other: model.Int}, true},
		"a list for a map, which has no names": {words, model.List{Of: model.String}, false},
	} {
		if why := documented(nil).misfit(c.kept, c.now, ""); (why == "") != c.fits {
			t.Errorf("%s: %q", name, why)
		}
	}
}
