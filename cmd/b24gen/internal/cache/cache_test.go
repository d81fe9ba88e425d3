package cache

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func open(t *testing.T, dir string) *Cache {
	t.Helper()
	c, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestGet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	c := open(t, dir)
	if err := Put(c, "slot", "key", []int{1, 2}); err != nil {
		t.Fatal(err)
	}
	if got, ok := Get[[]int](open(t, dir), "slot", "key"); !ok || len(got) != 2 {
		t.Errorf("got %v from what was put", got)
	}
	other := open(t, dir)
	other.program = "of another parser"
	for name, where := range map[string]struct {
		cache     *Cache
		slot, key string
	}{
		"another key":     {c, "slot", "other"},
		"another slot":    {c, "other", "key"},
		"another program": {other, "slot", "key"},
		"no cache":        {nil, "slot", "key"},
	} {
		if got, ok := Get[[]int](where.cache, where.slot, where.key); ok {
			t.Errorf("%s: found %v, which was put for other inputs", name, got)
		}
	}
	if err := Put(c, "slot", "other", 3); err != nil {
		t.Fatal(err)
	}
	if got, ok := Get[[]int](c, "slot", "key"); ok {
		t.Errorf("the slot still holds %v, which was put before", got)
	}
}

// TestIdentity: the ID that the linker gives is the identity; without one every byte counts.
func TestIdentity(t *testing.T) {
	const id = "cr63o_ntvpJHOtmlThhE/vz8bk-q6qXGMFfrDTqsz/Jr0lhfY_dIckHlkFQt-V/P7gD-nd1dmH9QVGDCWTp"
	padding := strings.Repeat("\x00", 1<<20)
	told := map[string]string{}
	for program, want := range map[string]string{
		"\x7fELF Go\x00\x00" + id + "\x00" + padding: id,
		"MZ \xff Go build ID: \"" + id + "\"\n \xff": id,
		"\x7fELF" + padding:                          "",
		"\x7fELF" + padding + "x":                    "",
		"\x7fELF" + padding + id:                     "", // where text is, and no header
		"":                                           "",
	} {
		got, err := identity(strings.NewReader(program))
		if err != nil || got == "" || want != "" && got != want {
			t.Errorf("%.40q: identity %q, error %v, want %q", program, got, err, want)
		}
		if other, taken := told[got]; taken && want == "" {
			t.Errorf("%.40q and %.40q: one identity", program, other)
		}
		told[got] = program
	}
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "tool", "buildid", name).Output()
	if got, mistake := program(); err != nil || mistake != nil || got != strings.TrimSpace(string(out)) {
		t.Errorf("identity %q, the go command says %q; errors %v, %v", got, out, mistake, err)
	}
}

func TestKey(t *testing.T) {
	if Key("a", "b") == Key("ab") || Key("1 a") == Key("1", "a") || Key("a", "") == Key("a") {
		t.Error("different inputs have one key")
	}
}

// TestDamage: a file that is damaged, wherever, counts as none or gives what was put.
func TestDamage(t *testing.T) {
	c := open(t, t.TempDir())
	if err := Put(c, "slot", "key", "text"); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(c.file("slot"))
	if err != nil {
		t.Fatal(err)
	}
	damaged := [][]byte{nil, whole[:10], whole[:len(whole)-1]}
	for i := range whole {
		for bit := range 8 {
			one := append([]byte(nil), whole...)
			one[i] ^= 1 << bit
			damaged = append(damaged, one)
		}
	}
	for _, data := range damaged {
		if err := os.WriteFile(c.file("slot"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		if got, ok := Get[string](c, "slot", "key"); ok && got != "text" {
			t.Errorf("found %q in %q", got, data)
		}
	}
}

func TestPutWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Put(open(t, filepath.Join(file, "cache")), "slot", "key", 1); err == nil {
		t.Error("no error")
	}
	if err := Put(nil, "slot", "key", 1); err != nil {
		t.Error("without a cache:", err)
	}
}
