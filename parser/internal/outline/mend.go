package outline

import (
	"bytes"
	"regexp"
)

// The marks of a table in the source of the documentation. They stay in the
// HTML as text where the table follows a line of text without a blank line.
var (
	tableOpen, tableClose = []byte("#|"), []byte("|#")
	rowMark               = []byte("||")
)

// MendTables returns the article with the tables that were left as text.
func MendTables(article []byte) []byte {
	var out []byte
	for {
		open := bytes.Index(article, tableOpen)
		length := -1
		if open >= 0 {
			length = bytes.Index(article[open:], tableClose)
		}
		if length < 0 {
			return append(out, article...)
		}
		source := article[open+len(tableOpen) : open+length]
		out = append(out, article[:open]...)
		if bytes.HasPrefix(bytes.TrimSpace(lineBreak.ReplaceAll(source, nil)), rowMark) {
			out = append(out, mended(source)...)
		} else {
			out = append(out, article[open:open+length+len(tableClose)]...)
		}
		article = article[open+length+len(tableClose):]
	}
}

var lineBreak = regexp.MustCompile(`<br ?/?>`)

// mended is the table of a source. The paragraph that it stands in ends before
// it, and another one begins behind it.
func mended(source []byte) []byte {
	out := []byte("</p><table><tbody>")
	for i, row := range bytes.Split(source, rowMark) {
		if i%2 == 0 {
			continue // between the end of a row and the start of the next
		}
		out = append(out, "<tr>"...)
		for _, cell := range splitCells(row) {
			out = append(append(append(out, "<td><p>"...), bytes.TrimSpace(cell)...), "</p></td>"...)
		}
		out = append(out, "</tr>"...)
	}
	return append(out, "</tbody></table><p>"...)
}

// literalOrTag is where a bar does not end a cell.
var literalOrTag = regexp.MustCompile(`(?s)<code.*?</code>|<[^>]*>`)

func splitCells(row []byte) [][]byte {
	var cells [][]byte
	safe := literalOrTag.FindAllIndex(row, -1)
	start := 0
	for i, c := range row {
		for len(safe) > 0 && safe[0][1] <= i {
			safe = safe[1:]
		}
		if c == '|' && (len(safe) == 0 || i < safe[0][0]) {
			cells = append(cells, row[start:i])
			start = i + 1
		}
	}
	return append(cells, row[start:])
}
