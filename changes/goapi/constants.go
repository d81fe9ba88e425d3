package goapi

import (
	"go/ast"
	"go/constant"
	"go/token"
	"strconv"
)

// constantValue is a constant with its type, which untyped constants lack.
type constantValue struct {
	constant.Value // nil where it cannot be told
	typ            expr
}

// text is the value in Go, empty where it cannot be told.
func (c constantValue) text() string {
	if c.Value == nil {
		return ""
	}
	return c.ExactString()
}

// evaluator computes what declarations of constants say: literals, iota, names,
// conversions, and the operators between numbers or texts.
type evaluator struct {
	universe
	iota, depth int
}

// declared is the value of a constant that is declared.
func (v evaluator) declared(o *object) constantValue {
	in := scope{file: o.file}
	c := constantValue{}
	if o.value.expr != nil && v.depth < deepest {
		c = evaluator{v.universe, o.value.iota, v.depth + 1}.value(expr{o.value.expr, in})
	}
	if o.value.typ != nil {
		c.typ = expr{o.value.typ, in}
	}
	return c
}

func (v evaluator) value(e expr) constantValue {
	switch t := e.Expr.(type) {
	case *ast.ParenExpr:
		return v.value(e.part(t.X))
	case *ast.BasicLit:
		return constantValue{Value: constant.MakeFromLiteral(t.Value, t.Kind, 0)}
	case *ast.Ident, *ast.SelectorExpr:
		return v.named(e)
	case *ast.UnaryExpr:
		return unary(t.Op, v.value(e.part(t.X)))
	case *ast.BinaryExpr:
		return binary(v.value(e.part(t.X)), t.Op, v.value(e.part(t.Y)))
	case *ast.CallExpr:
		if n, ok := v.lookup(e.part(t.Fun)); ok && len(t.Args) == 1 && (n.object == nil || n.kind == Type) {
			return constantValue{v.value(e.part(t.Args[0])).Value, e.part(t.Fun)}
		}
	}
	return constantValue{}
}

func (v evaluator) named(e expr) constantValue {
	n, ok := v.lookup(e)
	switch {
	case !ok:
	case n.object != nil && n.kind == Const:
		return v.declared(n.object)
	case n.object != nil || n.path != "":
	case n.name == "iota":
		return constantValue{Value: constant.MakeInt64(int64(v.iota))}
	case n.name == "true" || n.name == "false":
		return constantValue{Value: constant.MakeBool(n.name == "true")}
	}
	return constantValue{}
}

func unary(op token.Token, x constantValue) constantValue {
	switch {
	case x.Value == nil:
	case isNumber(x) && op != token.XOR, x.Kind() == constant.Int:
		return constantValue{constant.UnaryOp(op, x.Value, 0), x.typ}
	}
	return constantValue{typ: x.typ}
}

func isNumber(v constantValue) bool {
	return v.Kind() == constant.Int || v.Kind() == constant.Float
}

// binary applies an operator. The type of the result is that of the side that has
// one.
func binary(x constantValue, op token.Token, y constantValue) constantValue {
	out := constantValue{typ: x.typ}
	if out.typ.Expr == nil {
		out.typ = y.typ
	}
	switch {
	case x.Value == nil || y.Value == nil:
	case op == token.SHL || op == token.SHR:
		out.Value = shift(x, op, y)
	case isNumber(x) && isNumber(y):
		out.Value = arithmetic(x.Value, op, y.Value)
	case x.Kind() == constant.String && y.Kind() == constant.String && op == token.ADD:
		out.Value = constant.BinaryOp(x.Value, op, y.Value)
	}
	return out
}

// shift applies an operator between a whole number and a small one.
func shift(x constantValue, op token.Token, y constantValue) constant.Value {
	by, err := strconv.ParseUint(y.ExactString(), 10, 9)
	if err != nil || x.Kind() != constant.Int {
		return nil
	}
	return constant.Shift(x.Value, op, uint(by))
}

// arithmetic applies an operator between numbers, nil where it has no result.
func arithmetic(x constant.Value, op token.Token, y constant.Value) constant.Value {
	whole := x.Kind() == constant.Int && y.Kind() == constant.Int
	switch op {
	case token.ADD, token.SUB, token.MUL:
		return constant.BinaryOp(x, op, y)
	case token.QUO:
		if constant.Sign(y) == 0 {
			return nil
		}
		if whole {
			op = token.QUO_ASSIGN // the division of integers
		}
		return constant.BinaryOp(x, op, y)
	case token.REM, token.AND, token.OR, token.XOR, token.AND_NOT:
		if whole && (op != token.REM || constant.Sign(y) != 0) {
			return constant.BinaryOp(x, op, y)
		}
	}
	return nil
}
