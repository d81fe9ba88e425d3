package model_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestNamesOfSeveralServices: what several services have is not called after one of them.
func TestNamesOfSeveralServices(t *testing.T) {
	done := spec.Result{Type: "boolean"}
	people := spec.Field{Name: "people", Type: "object", Seen: "map<object>", Fields: texts("id name photo mood")}
	data := object("data", texts("NAME")...)
	place := object("fields", texts("PLACE_ID SORT ROLE NOTE")...)
	own := object("fields", texts("title owner city color")...)
	get := func(name, keys string, more ...spec.Field) spec.Method {
		return method(name, answers(texts(keys, more...)))
	}
	for name, c := range map[string]struct {
		methods []spec.Method
		path    string
		want    string
	}{
		"inside of their objects": {
			[]spec.Method{get("shop.note.get", "id text author", people), get("shop.road.get", "id title length", people)}, "shop.road.get people", "Person",
		},
		"taken with one field, below a word that says little": {
			[]spec.Method{method("shop.folder.addSubFolder", done, data), method("shop.folder.uploadFile", done, data),
				method("shop.storage.addFolder", done, data), method("shop.storage.uploadFile", done, data)}, "shop.storage.addFolder data", "NameData",
		},
		"taken by all under the last words of the methods": {
			[]spec.Method{method("shop.folder.addFolder", done, data), method("shop.storage.addFolder", done, data)}, "shop.storage.addFolder data", "FolderData",
		},
		"the object of one, taken by those called alike, if the name without the method is another's": {
			[]spec.Method{get("shop.place.get", "id title owner city color"), method("shop.place.add", done, own), method("shop.place.update", done, own),
				get("shop.road.place.get", "PLACE_ID SORT ROLE NOTE"), method("shop.road.place.add", done, place), method("shop.trip.place.add", done, place)},
			"shop.trip.place.add fields", "PlaceAddFields",
		},
	} {
		if got := typeAt(t, methodsOf(t, spec.Spec{Methods: c.methods}), strings.Fields(c.path)).String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestRowsNamedByService: rows are called after the service around theirs, if their key is its last word.
func TestRowsNamedByService(t *testing.T) {
	for key, want := range map[string]string{"comments": "TripComment", "users": "TripCommentUser", "rows": "TripCommentUser"} {
		rows := spec.Field{Name: key, Type: "object[]", Fields: texts("id text date mood")}
		list := method("shop.tripComment.user.get", answers([]spec.Field{rows}))
		list.List = &spec.List{Rows: key}
		if got := typeAt(t, methodsOf(t, spec.Spec{Methods: []spec.Method{list}}), []string{list.Name, key}).String(); got != want {
			t.Errorf("%s are %s, want %s", key, got, want)
		}
	}
}
