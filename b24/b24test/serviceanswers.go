package b24test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// answers are those of the methods of the service that work on its rows.
func (s *service) answers() map[string]Answer {
	out := map[string]Answer{"add": s.add}
	if s.lists {
		out["list"] = s.list(s.methods["list"])
	}
	for last, answer := range map[string]func(*Table, *MethodFacts, *Call, int) Reply{"get": s.get, "update": s.update, "delete": s.delete} {
		m := s.methods[last]
		if m == nil || m.Positional {
			continue
		}
		if param := s.idParam(m); param != "" {
			out[last] = s.onRow(m, param, answer)
		}
	}
	return out
}

// idParam is the parameter that names the row: id, or taskId of tasks.task.
func (s *service) idParam(m *MethodFacts) string {
	object := s.name[strings.LastIndexByte(s.name, '.')+1:]
	i := slices.IndexFunc(m.Params, func(f FieldFacts) bool { return f.isNamed("id") || f.isNamed(object+"id") })
	if i < 0 {
		return ""
	}
	return m.Params[i].Name
}

func (s *service) add(c *Call) Reply {
	t := s.table(c)
	row := t.insert(t.spelled(c.Get(c.spelled("fields"))))
	return Reply{Result: s.written(t, s.methods["add"], row)}
}

// list pages in the way of the method.
func (s *service) list(m *MethodFacts) Answer {
	by := "start"
	if m.List != nil {
		by = m.List.By
	}
	return func(c *Call) Reply {
		t := s.table(c)
		switch {
		case by == "cursor":
			return t.ByCursor(c)
		case s.v3:
			return t.ListV3(c)
		case by == "offset":
			return t.ByOffset(c)
		case by == "page":
			return t.ByPage(c)
		}
		return t.List(c)
	}
}

// onRow finds the row that a call names.
func (s *service) onRow(m *MethodFacts, param string, answer func(*Table, *MethodFacts, *Call, int) Reply) Answer {
	return func(c *Call) Reply {
		t := s.table(c)
		id, err := strconv.Atoi(c.Text(c.spelled(param)))
		if err != nil || t.row(id) == nil {
			return Reply{Err: m.notFound(c)}
		}
		return answer(t, m, c, id)
	}
}

func (s *service) get(t *Table, m *MethodFacts, c *Call, id int) Reply {
	rows := []Row{t.row(id)}
	if s.v3 {
		rows = fields(c, rows)
	} else {
		rows = t.chosen(c, rows)
	}
	return Reply{Result: s.written(t, m, rows[0])}
}

func (s *service) update(t *Table, m *MethodFacts, c *Call, id int) Reply {
	return Reply{Result: s.written(t, m, t.change(id, t.spelled(c.Get(c.spelled("fields")))))}
}

func (s *service) delete(t *Table, m *MethodFacts, _ *Call, id int) Reply {
	row := t.row(id)
	t.Delete(id)
	return Reply{Result: s.written(t, m, row)}
}

// written is what the method is documented to answer, with a row in the place of the row
// or of the id that is there.
func (s *service) written(t *Table, m *MethodFacts, row Row) any {
	documented := plainJSON(s.facts.reply(m).Result)
	switch answer := documented.(type) {
	case json.Number:
		return row[s.id]
	case string:
		if _, err := strconv.Atoi(answer); err == nil {
			return formText(row[s.id])
		}
	case map[string]any:
		if key, inner := onlyObject(answer); inner != nil {
			return map[string]any{key: t.asAnswered(row)}
		}
		for key := range answer {
			if strings.EqualFold(key, "id") {
				return t.asAnswered(row)
			}
		}
	}
	return documented
}

// notFound is the error of a method that was asked for a row that is not there, with the
// code that its page has for that.
func (m *MethodFacts) notFound(c *Call) *Failure {
	if c.V3 {
		return v3Error(http.StatusBadRequest, "ENTITYNOTFOUNDEXCEPTION", "Not found")
	}
	failure := &Failure{Code: "", Description: "Not found"}
	for _, e := range m.Errors {
		if strings.HasSuffix(spelling(e.Code), "notfound") {
			failure.Code, failure.Status = e.Code, e.Status
		}
	}
	return failure
}
