package keep

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/spec"
)

// What generated code looks like: how a method, an iterator, and the method that
// describes a call to the runtime are read.

// describes is the method of parameters that tells which REST method they call, lists
// the one that tells how it pages.
const (
	describes = "RESTMethod"
	lists     = "RESTList"
)

// call is the signature of a method of a service.
type call struct {
	params, options string
	// result is set for a method that calls, rows for an iterator.
	result, rows string
}

// callOf reads the signature of a method, false if it is none of a service.
func callOf(signature string) (call, bool) {
	e, err := parser.ParseExpr(goapi.Short(signature))
	fn, ok := e.(*ast.FuncType)
	if err != nil || !ok || fn.Params.NumFields() != 3 || fn.Results.NumFields() == 0 {
		return call{}, false
	}
	c := call{params: types.ExprString(fn.Params.List[1].Type), options: types.ExprString(fn.Params.List[2].Type)}
	switch result := fn.Results.List[0].Type.(type) {
	case *ast.StarExpr:
		if answer, ok := result.X.(*ast.IndexExpr); ok && types.ExprString(answer.X) == "b24.Response" {
			c.result = types.ExprString(answer.Index)
			return c, true
		}
	case *ast.IndexListExpr:
		if types.ExprString(result.X) == "iter.Seq2" {
			c.rows = types.ExprString(result.Indices[0])
			return c, true
		}
	}
	return call{}, false
}

// callsOf are the methods of a service that call.
func callsOf(service *goapi.Decl) map[string]call {
	out := map[string]call{}
	for _, m := range service.Members {
		if m.Kind != goapi.Method {
			continue
		}
		if c, ok := callOf(m.Type); ok {
			out[m.Name()] = c
		}
	}
	return out
}

// literal finds the composite literal of a type in the source of a function's body, and
// gives its values by their keys.
func literal(body, typ string) map[string]string {
	e, err := parser.ParseExpr("func() " + body)
	if err != nil {
		return nil
	}
	var out map[string]string
	ast.Inspect(e, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || out != nil {
			return out == nil
		}
		name, _, _ := strings.Cut(types.ExprString(lit.Type), "[")
		if name != typ {
			return true
		}
		out = map[string]string{}
		for _, elt := range lit.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				out[types.ExprString(kv.Key)] = valueOf(kv.Value)
			}
		}
		return false
	})
	return out
}

// valueOf is the text of a literal, or the source of anything else.
func valueOf(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		text, _ := strconv.Unquote(lit.Value)
		return text
	}
	return types.ExprString(e)
}

// textOf is the value of a constant that is a text.
func textOf(value string) (string, bool) {
	text, err := strconv.Unquote(value)
	return text, err == nil
}

// pagings are the runtime's ways of paging by their constants.
var pagings = map[string]spec.Paging{
	"b24.ByStart": spec.ByStart, "b24.ByPage": spec.ByPage, "b24.ByOffset": spec.ByOffset, "b24.ByCursor": spec.ByCursor, "b24.ByLastID": spec.ByLastID,
}

// pagingOf puts into the pin of an iterator how it pages, and reports whether its source
// says so.
func pagingOf(body string, pin *spec.Pin) bool {
	l := literal(body, "b24.List")
	if l == nil {
		return false
	}
	pin.List = &spec.List{By: pagings[l["By"]], Start: l["Start"], Limit: l["Limit"], Next: l["Next"], Rows: l["Rows"], ID: l["ID"]}
	pin.Filter, pin.Order, pin.FilterID = l["Filter"], l["Order"], l["FilterID"]
	return true
}

// jsonTag is the key in a field's tag, and its options.
func jsonTag(tag string) (key string, options []string) {
	parts := strings.Split(reflect.StructTag(tag).Get("json"), ",")
	return parts[0], parts[1:]
}
