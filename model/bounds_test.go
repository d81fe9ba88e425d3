package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestBounds: two ends of one thing that hold the same are one type, those of other things are not. Sets
// of words are one where the last word is the same, and have the name that most of the fields have in common.
func TestBounds(t *testing.T) {
	point, named := texts("place zone"), texts("name label")
	kinds, forms := []string{"sea", "land"}, []string{"html", "text"}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.trip.get", answers([]spec.Field{
		object("period", object("from", point...), object("to", point...)),
		object("stageBefore", texts("name code")...), object("stageAfter", texts("name code")...),
		object("team", named...), object("office", named...),
		{Name: "kindStart", Type: "string", Enum: kinds}, {Name: "kindFinish", Type: "string", Enum: kinds},
		{Name: "noteTextType", Type: "string", Enum: forms}, {Name: "planTextType", Type: "string", Enum: forms}, {Name: "fileKind", Type: "string", Enum: forms},
	})), method("shop.shelf.get", answers([]spec.Field{{Name: "fileType", Type: "string", Enum: forms}, {Name: "size", Type: "string"}}))}})
	trip := by["shop.trip.get"].Result.(*model.Struct)
	want := []string{
		"Period TripPeriod", "StageBefore TripStage", "StageAfter TripStage", "Team TripTeam", "Office TripOffice",
		"KindStart TripKind", "KindFinish TripKind", "NoteTextType TextType", "PlanTextType TextType", "FileKind TripFileKind",
	}
	if diff := cmp.Diff(want, fieldTypes(trip)); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"FileType TextType", "Size string"}, fieldTypes(by["shop.shelf.get"].Result.(*model.Struct))); diff != "" {
		t.Errorf("of another service (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"From TripPeriodBound", "To TripPeriodBound"}, fieldTypes(trip.Find("period").Type.(*model.Struct))); diff != "" {
		t.Errorf("period (-want +got):\n%s", diff)
	}
}
