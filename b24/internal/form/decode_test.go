package form

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const maxPairs = 10_000

func TestDecode(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{"nothing", ``, `{}`},
		{"pairs", `b=1&a=x%20y+z`, `{"b":"1","a":"x y z"}`},
		{"no value", `a&b=`, `{"a":"","b":""}`},
		{"empty pairs", `&&a=1&`, `{"a":"1"}`},
		{"equals sign in value", `a=b=c`, `{"a":"b=c"}`},
		{"event", `event=ONCRMDEALADD&data[FIELDS][ID]=7&auth[domain]=p.example`, `{"event":"ONCRMDEALADD","data":{"FIELDS":{"ID":"7"}},"auth":{"domain":"p.example"}}`},
		{"encoded brackets", `data%5BFIELDS%5D%5BID%5D=7`, `{"data":{"FIELDS":{"ID":"7"}}}`},
		{"list", `a[0]=x&a[1][b]=y`, `{"a":["x",{"b":"y"}]}`},
		{"list with holes", `a[0]=x&a[2]=y`, `{"a":{"0":"x","2":"y"}}`},
		{"list out of order", `a[1]=x&a[0]=y`, `{"a":{"1":"x","0":"y"}}`},
		{"list by append", `a[]=x&a[]=y`, `{"a":["x","y"]}`},
		{"append after an index", `a[5]=x&a[]=y&a[07]=z&a[]=w`, `{"a":{"5":"x","6":"y","07":"z","7":"w"}}`},
		{"positional", `0=123&1[POST_MESSAGE]=x`, `["123",{"POST_MESSAGE":"x"}]`},
		{"last value wins", `a=1&a=2`, `{"a":"2"}`},
		{"inner bracket opens nothing", `a[b[c]=1`, `{"a":{"b[c":"1"}}`},
		{"brackets in a name", `data[FIELDS][x[y]]=1&data[FIELDS][ID]=7`, `{"data":{"FIELDS":{"x[y":"1","ID":"7"}}}`},
		{"encoded brackets in a name", `data%5BFIELDS%5D%5Bx%5By%5D%5D=1`, `{"data":{"FIELDS":{"x[y":"1"}}}`},
		{"text after brackets", `a[b]c=1`, `{"a":{"b":"1"}}`},
		{"quotes and markup", `a=%22%3Cb%3E%5C`, `{"a":"\"<b>\\"}`},
		{"not UTF-8", `a=%FF`, `{"a":"�"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode(tt.query, maxPairs)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.want {
				t.Errorf("Decode(%s)\n got %s\nwant %s", tt.query, got, tt.want)
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{"broken escape in name", `a%zz=1`, "percent-escape"},
		{"broken escape in value", `a=%z`, "percent-escape"},
		{"open bracket", `a[b=1`, "not closed"},
		{"no outer name", `[a]=1`, "no name"},
		{"value then container", `a=1&a[b]=2`, "both a value and a container"},
		{"container then value", `a[b]=1&a=2`, "both a value and a container"},
		{"too deep", "a" + strings.Repeat("[b]", MaxDepth) + "=1", "too deeply"},
		{"too many", strings.Repeat("a=1&", maxPairs+1), "more than"},
		{"names are not shown", strings.Repeat("x", 5000) + "[=1", "a name of 5001 bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode(tt.query, maxPairs)
			if err == nil {
				t.Fatalf("Decode = %s, want an error", got)
			}
			if !strings.Contains(err.Error(), tt.want) || len(err.Error()) > 200 {
				t.Errorf("error %q, want one about %q", err, tt.want)
			}
		})
	}
}

// What Encode writes, Decode reads back, and writing that again changes
// nothing.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"", "a=1", "a[b][]=1&a[b][]=2", "event=X&data[FIELDS][ID]=1&auth[domain]=d", "0=1&1[x]=2",
		"a%5B0%5D=%F0%9F%98%80", "a[b=1", "a[0]=x&a[2]=y", "%00=1", "a[%5D]=2", "a[x[y]]=1&a[b]c=2",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		decoded, err := Decode(query, maxPairs)
		if err != nil {
			return
		}
		if !json.Valid(decoded) {
			t.Fatalf("Decode(%q) is not JSON: %s", query, decoded)
		}
		encoded, err := Encode(decoded)
		if err != nil {
			return // a name that PHP would rewrite
		}
		again, err := Decode(encoded, maxPairs)
		if err != nil {
			t.Fatalf("Decode(Encode(%s)): %v", decoded, err)
		}
		if string(again) != string(decoded) {
			t.Fatalf("%q reads as %s, written and read again as %s", query, decoded, again)
		}
	})
}

func ExampleEncode() {
	query, err := Encode([]byte(`{"filter":{">ID":42},"select":["ID","TITLE"]}`))
	fmt.Println(query, err)
	_, err = Encode([]byte(`{"filter":{"UF_CRM_1":null}}`))
	fmt.Println(err)
	// Output:
	// filter[%3EID]=42&select[0]=ID&select[1]=TITLE <nil>
	// filter[UF_CRM_1]: null cannot be written in bracket form; leave it out or call the method with JSON
}
