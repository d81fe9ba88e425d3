package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// mostAtStart is how many bytes our packages may make before a command is known, with those
// that the tests make.
const mostAtStart = 160 << 10

// TestStart: what packages make before main runs is time of every command, also of those that
// answer while somebody waits. Regular expressions, coders and large tables are made at first use.
func TestStart(t *testing.T) {
	t.Parallel()
	command := exec.Command("b24gen", "version")
	command.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := regexp.MustCompile(`(?m)^init github\.com/b24gen/b24gen/.* (\d+) bytes, \d+ allocs$`).FindAllSubmatch(out, -1)
	if len(lines) < 10 {
		t.Fatalf("the packages of ours that tell what they make: %d\n%s", len(lines), out)
	}
	made := 0
	for _, l := range lines {
		n, err := strconv.Atoi(string(l[1]))
		if err != nil {
			t.Fatal(err)
		}
		made += n
	}
	if made > mostAtStart {
		t.Errorf("%d bytes are made before main runs, want %d at most:", made, mostAtStart)
		for _, l := range lines {
			t.Logf("%s", l[0])
		}
	}
}
