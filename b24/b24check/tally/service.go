package tally

import (
	"iter"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Types counts where the types of the methods' services disagree: ids of rows that
// are not the type which get, update and delete take, fields that have several types
// in one service, and amounts that no fraction can enter.
func (t *Tally) Types(methods []Method) {
	byName := map[string]Method{}
	for _, m := range methods {
		byName[strings.ToLower(m.Name)] = m
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		t.ids(byName, name)
		t.amounts(byName[name])
	}
	t.differing(byName)
}

// lastName cuts the service off a method's name.
func lastName(name string) (service, last string) {
	i := strings.LastIndexByte(name, '.')
	return name[:max(i, 0)], name[i+1:]
}

func isList(last string) bool { return last == "list" || last == "getlist" }

// ids compares the id of a list's rows with those that other methods of its service
// take.
func (t *Tally) ids(methods map[string]Method, name string) {
	service, last := lastName(name)
	row, ok := rowOf(listOf(methods[name].Result))
	if !isList(last) || !ok {
		return
	}
	id, ok := fieldsOf(row)["id"]
	if !ok {
		return
	}
	for _, to := range []string{"get", "update", "delete"} {
		m, ok := methods[service+"."+to]
		if !ok {
			continue
		}
		taken, ok := fieldsOf(m.Params)["id"]
		if !ok {
			continue
		}
		t.IDs.Of++
		if typeName(taken) == typeName(id) {
			t.IDs.N++
			continue
		}
		t.miss("%s: ID of a row is %s, %s takes %s", name, typeName(id), to, typeName(taken))
	}
}

// differing compares the fields of objects that the methods of a service answer, list
// and take.
func (t *Tally) differing(methods map[string]Method) {
	type use struct{ method, typ string }
	uses := map[string][]use{}
	for _, name := range slices.Sorted(maps.Keys(methods)) {
		service, last := lastName(name)
		for _, object := range objectsOf(methods[name], last) {
			for f := range fields(object) {
				if !isField(f) {
					continue
				}
				key := service + "." + strings.ToLower(strings.ReplaceAll(keyOf(f), "_", ""))
				uses[key] = append(uses[key], use{name, typeName(f)})
			}
		}
	}
	for key, all := range uses {
		if len(all) < 2 {
			continue
		}
		t.Differing.Of++
		if !slices.ContainsFunc(all, func(u use) bool { return u.typ != all[0].typ }) {
			continue
		}
		t.Differing.N++
		var text []string
		for _, u := range all {
			text = append(text, u.method+" "+u.typ)
		}
		t.miss("%s: DIFFERS: %s", key, strings.Join(text, ", "))
	}
}

// objectsOf are the structs in which a method carries the object of its service.
func objectsOf(m Method, last string) []reflect.Type {
	var out []reflect.Type
	add := func(t reflect.Type) {
		if row, ok := rowOf(t); ok {
			out = append(out, row)
		}
	}
	switch {
	case isList(last):
		add(listOf(m.Result))
	case last == "get":
		add(m.Result)
	case last == "add" || last == "update":
		if f, ok := fieldsOf(m.Params)["fields"]; ok {
			add(f.Type)
		}
	}
	return out
}

// isField reports whether a field holds one value.
func isField(f reflect.StructField) bool {
	t := bare(f.Type)
	return t.Kind() != reflect.Slice && t.Kind() != reflect.Map && (t.Kind() != reflect.Struct || isRuntime(t))
}

// deepestRow is how many lists and wrappers can lie around an object.
const deepestRow = 4

// rowOf is the struct that stands for one object in a result: inside lists, and inside
// structs that hold little else.
func rowOf(t reflect.Type) (reflect.Type, bool) {
	for range deepestRow {
		t = bare(t)
		if t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
			t = t.Elem()
			continue
		}
		if t.Kind() != reflect.Struct {
			return t, false
		}
		inner := wrapped(t)
		if inner == nil {
			return t, !isRuntime(t)
		}
		t = inner
	}
	return t, false
}

// listOf is the only list in the answer of a method that lists rows, beside little else, or
// the answer.
func listOf(answer reflect.Type) reflect.Type {
	if t := bare(answer); t.Kind() != reflect.Struct || isRuntime(t) {
		return answer
	}
	var lists []reflect.Type
	count := 0
	for f := range fields(bare(answer)) {
		count++
		if t := bare(f.Type); t.Kind() == reflect.Slice && !isRuntime(t) {
			lists = append(lists, t)
		}
	}
	if count <= 3 && len(lists) == 1 {
		return lists[0]
	}
	return answer
}

// wrapped is what a struct holds that is a wrapper: it has at most three fields, one
// of them an object or a list.
func wrapped(t reflect.Type) reflect.Type {
	var inner []reflect.Type
	count := 0
	for f := range fields(t) {
		count++
		if ft := bare(f.Type); (ft.Kind() == reflect.Slice || ft.Kind() == reflect.Struct) && !isRuntime(ft) {
			inner = append(inner, ft)
		}
	}
	if count > 3 || len(inner) != 1 {
		return nil
	}
	return inner[0]
}

var (
	amount = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(price|sum|amount|cost|quantity|opportunity|tax_?value|discount|weight|vat_?rate|balance|total_?paid|exch_?rate)`)
	})
	noAmount = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(_?id$|_?type|_?code|_?mode|currency|is_?|allow|count|precision|round|measure|name|_?xml|included|sort|can_|reserved_by|trace|control|for_?all|calc)`)
	})
)

// amounts looks for amounts in a result that are whole numbers.
func (t *Tally) amounts(m Method) {
	for s := range structs(m.Result) {
		for f := range fields(s) {
			key := keyOf(f)
			if !amount().MatchString(key) || noAmount().MatchString(key) {
				continue
			}
			t.Whole.Of++
			if k := bare(f.Type).Kind(); k >= reflect.Int && k <= reflect.Uint64 {
				t.Whole.N++
				t.miss("%s: AMOUNT %s.%s is %s", m.Name, nameOf(s), f.Name, f.Type)
			}
		}
	}
}

// structs are the structs in a type, each once by its name: one that contains itself
// may have been made several times.
func structs(t reflect.Type) iter.Seq[reflect.Type] {
	return func(yield func(reflect.Type) bool) { visit(t, map[string]bool{}, yield) }
}

func visit(t reflect.Type, seen map[string]bool, yield func(reflect.Type) bool) bool {
	t = bare(t)
	switch {
	case isRuntime(t):
		return true
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Map:
		return visit(t.Elem(), seen, yield)
	case t.Kind() != reflect.Struct || seen[nameOf(t)]:
		return true
	}
	seen[nameOf(t)] = true
	if !yield(t) {
		return false
	}
	for f := range fields(t) {
		if !visit(f.Type, seen, yield) {
			return false
		}
	}
	return true
}
