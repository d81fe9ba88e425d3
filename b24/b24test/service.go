package b24test

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// KeepRows has services keep rows: what one method adds, others get, list, change and
// delete. It is for the services of the facts that are loaded, as far as these tell how: add
// takes an object of fields, and a row of get or list has an id that is a number. A service
// begins with the rows of the documentation's examples, or with one that is made up, and
// with copies of them up to n. Where methods require other parameters too, as entityTypeId,
// each value of these has rows of its own.
func (p *Portal) KeepRows(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	services := map[scriptKey]*service{}
	for key, m := range p.facts.methods {
		dot := strings.LastIndexByte(key.method, '.')
		name := scriptKey{key.method[:max(dot, 0)], key.v3}
		if services[name] == nil {
			services[name] = &service{facts: &p.facts, v3: key.v3, name: name.method, least: n, methods: map[string]*MethodFacts{}, tables: map[string]*Table{}}
		}
		services[name].methods[key.method[dot+1:]] = m
	}
	for name, s := range services {
		if !s.begin() {
			continue
		}
		answers := s.answers()
		if answers["get"] == nil && answers["list"] == nil {
			continue
		}
		for last, answer := range answers {
			p.facts.kept[scriptKey{name.method + "." + last, name.v3}] = answer
		}
	}
}

// service is the methods that work on the same rows.
type service struct {
	facts   *facts
	v3      bool
	name    string
	methods map[string]*MethodFacts // by their last part
	id      string                  // the key of the id in rows
	numeric bool                    // ids are written as numbers
	lists   bool                    // list answers rows
	rows    string                  // the key of the rows in what list answers
	seeds   []Row                   // what tables begin with
	least   int                     // with copies of them up to so many
	scope   []string                // parameters that tell whose rows they are

	mu     sync.Mutex
	tables map[string]*Table // by the values of scope
}

// begin finds out what the rows are like, and tells whether the facts say enough.
func (s *service) begin() bool {
	add := s.methods["add"]
	if add == nil || add.Positional || !slices.ContainsFunc(add.Params, isFields) {
		return false
	}
	if !s.readList() && !s.readGet() {
		return false
	}
	s.readScope()
	for _, row := range s.seeds {
		id, err := strconv.Atoi(formText(row[s.id]))
		if err != nil {
			return false
		}
		row[s.id] = id
	}
	return true
}

func isFields(f FieldFacts) bool { return strings.EqualFold(f.Name, "fields") }

// readList learns the rows from what list answers, if it answers a list.
func (s *service) readList() bool {
	m := s.methods["list"]
	if m == nil || m.Positional {
		return false
	}
	result := plainJSON(s.facts.reply(m).Result)
	if m.List != nil {
		s.rows = m.List.Rows
	}
	if object, ok := result.(map[string]any); ok {
		if s.rows == "" {
			s.rows = onlyList(object)
		}
		result = object[s.rows]
	}
	list, ok := result.([]any)
	s.lists = ok
	return s.learn(m, list)
}

// readGet learns the rows from what get answers.
func (s *service) readGet() bool {
	m := s.methods["get"]
	if m == nil || m.Positional {
		return false
	}
	row, _ := plainJSON(s.facts.reply(m).Result).(map[string]any)
	if _, inner := onlyObject(row); inner != nil {
		row = inner
	}
	return s.learn(m, []any{row})
}

// learn takes what a method answers as the rows that the service begins with.
func (s *service) learn(m *MethodFacts, list []any) bool {
	for _, item := range list {
		row, ok := item.(map[string]any)
		id := idKey(row)
		if !ok || id == "" {
			s.seeds = nil
			return false
		}
		s.seeds = append(s.seeds, row)
		s.id = id
		_, s.numeric = row[id].(json.Number)
	}
	if examples, _ := m.example(); examples == nil && s.id == "ID" && !s.v3 {
		s.numeric = false // REST-PROTOCOL section 8.3
	}
	return len(s.seeds) > 0
}

// idKey is the key of the id of a row, empty where it has none.
func idKey(row map[string]any) string {
	for _, key := range []string{"id", "ID", "Id"} {
		if _, ok := row[key]; ok {
			return key
		}
	}
	return ""
}

// readScope finds the parameters beside id and fields that add and others require.
func (s *service) readScope() {
	for _, param := range s.methods["add"].Params {
		kind := kindOf(param.form())
		isScalar := kind == numberKind || kind == textKind
		if param.isNeeded() && isScalar && s.isShared(param.Name) {
			s.scope = append(s.scope, param.Name)
		}
	}
}

// isShared tells whether all methods of rows that read require a parameter.
func (s *service) isShared(name string) bool {
	for _, last := range []string{"list", "get"} {
		m := s.methods[last]
		if m != nil && !slices.ContainsFunc(m.Params, func(f FieldFacts) bool { return f.isNamed(name) && f.isNeeded() }) {
			return false
		}
	}
	return true
}

// table is that of the rows that a call is about.
func (s *service) table(c *Call) *Table {
	values := make([]string, len(s.scope))
	for i, name := range s.scope {
		values[i] = c.Text(c.spelled(name))
	}
	key := strings.Join(values, "\x00")
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tables[key] == nil {
		t := &Table{ID: s.id, Rows: s.rows, NumericID: s.numeric, Loose: true, FirstPage: 1}
		t.Add(s.seeds...)
		for i := 0; len(t.rows) < s.least; i++ {
			t.insert(maps.Clone(s.seeds[i%len(s.seeds)]))
		}
		s.tables[key] = t
	}
	return s.tables[key]
}

// onlyObject is the one value of an object that holds nothing else, if it is an object.
func onlyObject(object map[string]any) (key string, inner map[string]any) {
	for key, value := range object {
		if inner, ok := value.(map[string]any); ok && len(object) == 1 {
			return key, inner
		}
	}
	return "", nil
}

// onlyList is the key of the one list of an object.
func onlyList(object map[string]any) string {
	found := ""
	for key, value := range object {
		if _, ok := value.([]any); !ok {
			continue
		}
		if found != "" {
			return ""
		}
		found = key
	}
	return found
}

// plainJSON is a value as its JSON is read, with the text of its numbers.
func plainJSON(value any) any { return plain(treeOf(value)) }
