package openapi

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	oas "github.com/pb33f/libopenapi/datamodel/high/v3"
	"github.com/pb33f/libopenapi/orderedmap"
)

// anyError names the response for errors that any method may answer.
const anyError = "Error"

// clientErrors is the range of statuses that errors of methods have.
const clientErrors = "4XX"

// responses are the answer, the errors that the page documents, by their status, and
// those that any method may answer. Codes without a status are in the range that nearly
// all methods have for theirs.
func (b *builder) responses(m *model.Method) *oas.Responses {
	byStatus := codesByStatus(m.Codes)
	shared := oas.CreateResponseRef("#/components/responses/" + anyError)
	out := &oas.Responses{Codes: orderedmap.New[string, *oas.Response](), Default: shared}
	out.Codes.Set("200", b.answer(m, byStatus[200]))
	for _, status := range slices.Sorted(maps.Keys(byStatus)) {
		if status != 0 && status != 200 {
			out.Codes.Set(strconv.Itoa(status), b.errors(byStatus[status]))
		}
	}
	out.Codes.Set(clientErrors, shared)
	if codes := byStatus[0]; len(codes) > 0 {
		out.Codes.Set(clientErrors, b.errors(codes))
	}
	return out
}

// codesByStatus are the texts of codes, 0 for those without a status.
func codesByStatus(codes []model.MethodCode) map[int][]string {
	out := map[int][]string{}
	for _, c := range codes {
		text := model.OneLine(c.Text)
		if text != "" && !slices.Contains(out[c.Status], text) {
			out[c.Status] = append(out[c.Status], text)
		}
	}
	return out
}

// answer is what a call that succeeds answers. A few methods answer errors with the same
// status.
func (b *builder) answer(m *model.Method, codes []string) *oas.Response {
	schema := b.envelope(m)
	r := &oas.Response{Description: "Answer."}
	if len(codes) > 0 {
		r.Description = "Answer, or an error: " + strings.Join(codes, ", ") + "."
		r.Extensions = extend(nil, "codes", textListNode(codes))
		if !b.is30() {
			schema = anyOf(schema, b.errorSchema())
		}
	}
	r.Content = content(jsonType, &oas.MediaType{Schema: schema})
	return r
}

// envelope is the answer with the result inside.
func (b *builder) envelope(m *model.Method) *base.SchemaProxy {
	result := b.result(m)
	if m.Spec.API == spec.V3 && m.Spec.Name == bareMethod {
		return result
	}
	members := newProperties()
	members.Set("result", result)
	if m.Spec.API == spec.V2 && m.Rows != nil {
		members.Set("total", b.component("Total", b.count("Rows in all pages.")))
		members.Set("next", b.component("Next", b.count("Start of the next page, missing on the last.")))
	}
	members.Set("time", b.component("Time", b.timing))
	return base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Required: []string{"result"}, Properties: members})
}

// bareMethod answers without an envelope.
const bareMethod = "rest.documentation.openapi"

func (b *builder) count(text string) func() *base.Schema {
	return func() *base.Schema { return &base.Schema{Type: []string{"integer"}, Description: text} }
}

// timing is what an answer tells about the time of the call.
func (b *builder) timing() *base.Schema {
	members := newProperties()
	for _, name := range []string{"start", "finish", "duration", "processing", "operating", "operating_reset_at"} {
		members.Set(name, base.CreateSchemaProxy(&base.Schema{Type: []string{"number"}}))
	}
	for _, name := range []string{"date_start", "date_finish"} {
		members.Set(name, base.CreateSchemaProxy(&base.Schema{Type: []string{"string"}, Format: "date-time"}))
	}
	return &base.Schema{Type: []string{"object"}, Description: "Seconds, and moments.", Properties: members}
}

// errors is the response with one of the codes.
func (b *builder) errors(codes []string) *oas.Response {
	r := &oas.Response{Description: "Error."}
	if len(codes) > 0 {
		r.Description = "Error: " + strings.Join(codes, ", ") + "."
		r.Extensions = extend(nil, "codes", textListNode(codes))
	}
	r.Content = content(jsonType, &oas.MediaType{Schema: b.errorSchema()})
	return r
}

// systemErrors is the response with the codes that any method may answer
// (REST-PROTOCOL section 4.2).
func (b *builder) systemErrors() *oas.Response {
	r := b.errors(nil)
	r.Description = "Error that any method may answer."
	x := extend(nil, "codes", objectNode(
		member{"400", textListNode([]string{"INVALID_REQUEST"})},
		member{"401", textListNode([]string{"expired_token", "NO_AUTH_FOUND", "METHOD_CONFIRM_WAITING"})},
		member{"403", textListNode([]string{"METHOD_CONFIRM_DENIED", "insufficient_scope", "INVALID_CREDENTIALS", "user_access_error", "ACCESS_DENIED", "WRONG_AUTH_TYPE"})},
		member{"404", textListNode([]string{"ERROR_METHOD_NOT_FOUND"})},
		member{"429", textListNode([]string{"OPERATION_TIME_LIMIT"})},
		member{"500", textListNode([]string{"INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "PORTAL_DELETED"})},
		member{"503", textListNode([]string{"QUERY_LIMIT_EXCEEDED", "OVERLOAD_LIMIT"})},
	))
	r.Extensions = x
	return r
}

// errorSchema is the answer that says what went wrong.
func (b *builder) errorSchema() *base.SchemaProxy {
	return b.component("Error", func() *base.Schema {
		members := newProperties()
		code := b.union("string", "integer")
		if b.API == spec.V3 {
			code = b.either(b.component("ErrorObject", b.errorObject), code)
		}
		members.Set("error", code)
		members.Set("error_description", ofType("string"))
		members.Set("argument", ofType("string"))
		return &base.Schema{Type: []string{"object"}, Required: []string{"error"}, Properties: members}
	})
}

// errorObject is the error of the methods of v3. What any method may answer can also
// have the form of v2.
func (b *builder) errorObject() *base.Schema {
	violation := newProperties()
	violation.Set("field", ofType("string"))
	violation.Set("message", ofType("string"))
	members := newProperties()
	members.Set("code", b.union("string", "integer"))
	members.Set("message", ofType("string"))
	members.Set("validation", listOf(base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Properties: violation})))
	return &base.Schema{Type: []string{"object"}, Required: []string{"code"}, Properties: members}
}
