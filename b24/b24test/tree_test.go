package b24test

import (
	"encoding/json"
	"testing"
)

func TestReadQuery(t *testing.T) {
	for query, want := range map[string]string{
		"":                            `{}`,
		"a=1&b=2":                     `{"a":"1","b":"2"}`,
		"a=1&a=2":                     `{"a":"2"}`,
		"a[]=1&a[]=2":                 `{"a":["1","2"]}`,
		"a[5]=1&a[]=2":                `{"a":{"5":"1","6":"2"}}`,
		"a[b][c]=1&a[b][d]=2":         `{"a":{"b":{"c":"1","d":"2"}}}`,
		"f%5B%40ID%5D=7":              `{"f":{"@ID":"7"}}`,
		"a=x+y%2Bz":                   `{"a":"x y+z"}`,
		"a":                           `{"a":""}`,
		"a.b=1&c d=2":                 `{"a_b":"1","c_d":"2"}`,
		"a[b=1":                       `{"a_b":"1"}`,
		"a[b]c=1":                     `{"a":{"b":"1"}}`,
		"a=1&a[b]=2":                  `{"a":{"b":"2"}}`,
		"a=%zz&b=1":                   `{"b":"1"}`,
		"[x]=1":                       `{"[x]":"1"}`,
		"a[0][V]=1&a[1][V]=2&a[1][T]": `{"a":[{"V":"1"},{"T":"","V":"2"}]}`,
	} {
		got, err := json.Marshal(plain(readQuery(query)))
		if err != nil || string(got) != want {
			t.Errorf("%q reads as %s, %v, want %s", query, got, err, want)
		}
	}
}

func FuzzReadQuery(f *testing.F) {
	f.Add("a[b][]=1&a[b][2]=%20&[=x]")
	f.Fuzz(func(t *testing.T, query string) {
		if _, err := json.Marshal(readQuery(query)); err != nil {
			t.Error(err)
		}
	})
}

func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(`{"cmd":{"b":"x","a":[1,null,{"$ref":"a.item.id"}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		value, err := readJSON(data)
		if (err == nil) != json.Valid(data) {
			t.Errorf("error is %v, valid is %v", err, json.Valid(data))
		}
		if _, err := json.Marshal(value); err != nil {
			t.Error(err)
		}
	})
}
