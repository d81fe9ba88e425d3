package templates

import (
	"github.com/b24gen/b24gen/model"
)

// Methods that describe fields and methods.

func describes(c call, t thing) string {
	if l, ok := linked(c, t.noun); ok {
		return "describes the fields of the links of " + l.part.many() + " with " + l.owner.many()
	}
	return "describes the fields of " + t.many()
}

func describesClass(c call, t thing) string {
	if c.Result != model.Manifest {
		return returns(call{c.Method, t, true}, thing{noun: noun{"manifest"}})
	}
	return "describes the methods for " + t.many()
}
