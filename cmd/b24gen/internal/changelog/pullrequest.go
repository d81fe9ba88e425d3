package changelog

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/b24gen/b24gen/changes"
)

// PullRequest is the text of a pull request: what needs attention, whether the checks
// passed, and the log below. GitHub takes no text above a limit.
type PullRequest struct {
	Log
	// Attention is what the run has said on its error output, a line for each thing. What
	// the documentation no longer has stands before it.
	Attention string
	// Checks says how the checks ended, and is left out if empty.
	Checks string
	// Limit is the most characters, all if zero.
	Limit int
}

// Markdown writes the text. What is too long is cut at the end of a line, first the log
// and of what needs attention what takes more than half of all, and says so.
func (p PullRequest) Markdown(w io.Writer) error {
	var head, log bytes.Buffer
	if text := strings.TrimSpace(strings.Join(p.gone(), "\n") + "\n" + p.Attention); text != "" {
		fmt.Fprintf(&head, "## Needs attention\n\n```text\n%s\n```\n\n", shortened(fenced(text), p.Limit/2))
	}
	if p.Checks != "" {
		fmt.Fprintf(&head, "Build, vet and tests: **%s**.\n\n", p.Checks)
	}
	if err := p.Log.Markdown(&log); err != nil {
		return err
	}
	room := 0
	if p.Limit > 0 {
		room = max(1, p.Limit-utf8.RuneCount(head.Bytes()))
	}
	_, err := io.WriteString(w, head.String()+closed(shortened(log.String(), room)))
	return err
}

// gone are the methods and events that the documentation no longer has, a line for each.
func (p PullRequest) gone() []string {
	var out []string
	for _, c := range p.REST {
		if c.Kind == changes.MethodRemoved || c.Kind == changes.EventRemoved {
			out = append(out, c.Subject+": no page documents it any more")
		}
	}
	return out
}

// fenced is a text that does not end the block of code that it stands in.
func fenced(text string) string { return strings.ReplaceAll(text, "```", "'''") }

const cutOff = "\n… shortened; the whole log is an artifact of the run.\n"

// shortened is the text, or as many of its lines as there is room for.
func shortened(text string, room int) string {
	if room == 0 || utf8.RuneCountInString(text) <= room {
		return text
	}
	var out strings.Builder
	left := room - utf8.RuneCountInString(cutOff) - len(closing)
	for line := range strings.Lines(text) {
		if left -= utf8.RuneCountInString(line); left < 0 {
			break
		}
		out.WriteString(line)
	}
	return out.String() + cutOff
}

const closing = "\n</details>\n"

// closed ends the part of the text that is folded, if the cut has left it open.
func closed(text string) string {
	if strings.Count(text, "<details>") > strings.Count(text, "</details>") {
		return text + closing
	}
	return text
}
