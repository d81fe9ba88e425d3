package b24check

import "testing"

func mustParse(t *testing.T, text string) value {
	t.Helper()
	v, err := parse([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{`"143"`, `143`, true},
		{`"1.50"`, `1.5`, true},
		{`"Y"`, `true`, true},
		{`{"a":0,"b":""}`, `{}`, true},
		{`{"ID":1}`, `{"id":1}`, true},
		{`{"3":"a"}`, `["a"]`, true},
		{`{"MO":"MO","WE":"WE"}`, `["MO","WE"]`, true},
		{`{"MO":"WE"}`, `["WE"]`, false},
		{`"a"`, `["a"]`, true},
		{`"2024-01-02T03:04:05+00:00"`, `"2024-01-02T05:04:05+02:00"`, true},
		{`1`, `2`, false},
		{`"Y"`, `false`, false},
		{`{"a":1}`, `{}`, false},
		{`["a","b"]`, `["b","a"]`, false},
		{`{"x":"a"}`, `["a"]`, false},
		{`"2024-01-02T03:04:05+00:00"`, `"2024-01-02T03:04:06+00:00"`, false},
	} {
		if err := Same(mustParse(t, c.want), mustParse(t, c.got)); (err == nil) != c.same {
			t.Errorf("%s and %s: error %v, want the same: %t", c.want, c.got, err, c.same)
		}
	}
}

func TestSameRequest(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{`{"b":"1","a":2}`, `{"a":2,"b":"1"}`, true},
		{`{"b":"1"}`, `{"b":1}`, false},
		{`{"a":null}`, `{}`, true},
		{`{"a":"**put_id_here**"}`, `{"a":5}`, true},
		{`{"fields":{"a":"**put_id_here**"}}`, `{}`, true},
		{`{"fields":{}}`, `{}`, false},
		{`[1,2]`, `[1,2,null]`, true},
		{`"Y"`, `true`, false},
		{`[1,2]`, `[2,1]`, false},
		{`{"filter":{"A":true,"0":{"B":false}}}`, `{"filter":{"A":1,"0":{"B":0}}}`, true},
		{`{"filter":{"A":true}}`, `{"filter":{"A":0}}`, false},
		{`{"fields":{"A":true}}`, `{"fields":{"A":1}}`, false},
		{`{"a":""}`, `{}`, false},
		{`"2024-01-02"`, `"2024-01-02T00:00:00+00:00"`, false},
	} {
		if err := sameRequest(mustParse(t, c.want), mustParse(t, c.got), ""); (err == nil) != c.same {
			t.Errorf("%s and %s: error %v, want the same: %t", c.want, c.got, err, c.same)
		}
	}
}
