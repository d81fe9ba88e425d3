package parser

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// errorCodes reads the codes that the page itself documents: the rows of its
// tables, and the lines "Error Code: ..." of REST 3.0; and those that only its
// examples have.
func (r *reader) errorCodes() (documented []spec.ErrorCode, onlyInExamples []string) {
	c := codeReader{reader: r, inExamples: map[string]bool{}, known: map[spec.ErrorCode]bool{}}
	for _, v := range r.answers(zoneErrors) {
		if code, ok := v.Get("error"); ok {
			c.inExamples[code.Text] = true
		}
	}
	for _, s := range r.in(zoneErrors) {
		for _, p := range s.places {
			switch p.Kind {
			case outline.Table:
				c.table(p)
			case outline.Paragraph:
				c.line(p)
			}
		}
	}
	if len(c.codes) == 0 && !c.described && !r.states(noErrors, zoneErrors) && !r.tellsSystemErrors() {
		r.report(NoErrors, nil, 0, "")
	}
	return c.codes, c.onlyInExamples()
}

// onlyInExamples are the codes that no row and no line has. An empty code and 0 are
// none.
func (c *codeReader) onlyInExamples() []string {
	var out []string
	for _, code := range slices.Sorted(maps.Keys(c.inExamples)) {
		code = strings.TrimSpace(code)
		known := slices.ContainsFunc(c.codes, func(e spec.ErrorCode) bool { return strings.EqualFold(e.Code, code) })
		if !known && code != "" && code != "0" {
			out = append(out, code)
		}
	}
	return out
}

type codeReader struct {
	*reader
	codes      []spec.ErrorCode
	known      map[spec.ErrorCode]bool
	described  bool            // an error is described, if without a code
	inExamples map[string]bool // the codes of the examples
}

func (c *codeReader) add(code string, status int) {
	e := spec.ErrorCode{Code: code, Status: status}
	switch {
	case c.known[e]:
	case tooLong(code):
		c.exceed("length of a code")
	case len(c.codes) >= mostCodes:
		c.exceed("codes of errors")
	default:
		c.known[e] = true
		c.codes = append(c.codes, e)
	}
}

// full says that no more codes are read.
func (c *codeReader) full() bool {
	if len(c.codes) >= mostCodes {
		c.exceed("codes of errors")
		return true
	}
	return false
}

// line reads an error of REST 3.0.
func (c *codeReader) line(p *place) {
	for _, m := range v3ErrorCode.FindAllStringSubmatch(p.Text.Marked(), -1) {
		c.add(m[1], 0)
	}
}

func (c *codeReader) table(p *place) {
	rows := p.Rows
	if _, ok := fieldColumns(rows); ok || len(rows) == 0 {
		return // the keys of an error's answer, the same for every method
	}
	if listsSystemErrors(rows) {
		return
	}
	code, status, message := codeColumns(rows[0])
	for i, row := range rows[1:] {
		switch {
		case c.full():
			return
		case code >= 0 && code < len(row):
			codes := codesOf(row[code])
			for _, s := range cellStatuses(row, status) {
				c.row(p, codes, s, i+1)
			}
		case message >= 0:
			c.inWords(p, 0, i+1, rowText(row))
		}
	}
}

// inWords takes an error that is told in words. Where the examples answer an empty
// code, that is its code.
func (c *codeReader) inWords(p *place, status, number int, words string) {
	c.described = true
	if c.inExamples[""] {
		c.add("", status)
		return
	}
	c.report(CodeInWords, p.section, number, words)
}

// tellsSystemErrors says that the page has the table of the errors that any method
// may answer. A page with no other says that there are none.
func (r *reader) tellsSystemErrors() bool {
	return slices.ContainsFunc(r.places(outline.Table), func(p *place) bool { return listsSystemErrors(p.Rows) })
}

// listsSystemErrors says that a table is the one of errors that any method may
// answer, which many pages include, some without its heading.
func listsSystemErrors(rows [][]outline.Cell) bool {
	known := 0
	for _, row := range rows {
		for word := range strings.FieldsSeq(rowText(row)) {
			if systemCodes[word] {
				known++
				break
			}
		}
	}
	return known > 2 && known*2 > len(rows)
}

// codeColumns reads the header row of a table of errors; -1 stands for a column
// that is not there.
func codeColumns(header []outline.Cell) (code, status, message int) {
	code, status, message = -1, -1, -1
	for i, cell := range header {
		switch label := strings.Join(headerWords(cell), " "); {
		case codeHeaders[label] && code < 0 && label != "error":
			code = i
		case statusHeaders[label]:
			status = i
		case messageHeaders[label] || descriptionHeaders[label]:
			if message < 0 {
				message = i
			}
		}
	}
	return code, status, message
}

// cellStatuses are the HTTP statuses of a row, a single 0 where it gives none.
func cellStatuses(row []outline.Cell, column int) []int {
	var out []int
	if column >= 0 && column < len(row) {
		for _, digits := range httpStatus.FindAllString(row[column].Plain(), -1) {
			if status, _ := strconv.Atoi(digits); !slices.Contains(out, status) {
				out = append(out, status)
			}
		}
	}
	if out == nil {
		return []int{0}
	}
	return out
}

// codesOf are the codes of a cell: its literals, else its text.
func codesOf(cell outline.Cell) []string {
	text := cell.Content()
	if codes := text.Literals(); len(codes) > 0 {
		return codes[:min(len(codes), mostCodes+1)]
	}
	return []string{text.Plain()}
}

// row reads the codes of a row. Words are a code only if an example shows that the
// portal sends them as one.
func (c *codeReader) row(p *place, codes []string, status, number int) {
	for _, code := range codes {
		switch code = strings.TrimSpace(code); {
		case c.full():
			return
		case emptyCode[strings.ToLower(code)]:
			c.add("", status)
		case strings.Contains(code, " ") && !c.inExamples[code]:
			c.inWords(p, status, number, code)
		default:
			c.add(code, status)
		}
	}
}

// The placeholders for an empty error code.
var emptyCode = wordSet("", "empty value", "empty string", "empty", "—", "-", "–", "empty code", "no code")

// systemCodes are codes that any method may answer.
var systemCodes = wordSet("INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "QUERY_LIMIT_EXCEEDED", "NO_AUTH_FOUND",
	"INVALID_REQUEST", "OVERLOAD_LIMIT", "ACCESS_DENIED", "INVALID_CREDENTIALS", "ERROR_MANIFEST_IS_NOT_AVAILABLE",
	"ERROR_BATCH_METHOD_NOT_ALLOWED", "ERROR_BATCH_LENGTH_EXCEEDED", "insufficient_scope", "expired_token", "invalid_token",
	"user_access_error", "PORTAL_DELETED")

// httpStatus is a status of HTTP; other numbers in its column are none.
var httpStatus = lazyregexp.New(`\b[2-5]\d\d\b`)
