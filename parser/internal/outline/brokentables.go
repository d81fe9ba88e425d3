package outline

import (
	"bytes"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// rebuildTables returns the article with the tables that the site's builder left
// as text.
func rebuildTables(article []byte) []byte {
	var out []byte
	for {
		open := bytes.Index(article, tableOpen)
		length := -1
		if open >= 0 {
			length = bytes.Index(article[open+len(tableOpen):], tableClose)
		}
		if length < 0 {
			if out == nil {
				return article
			}
			return append(out, article...)
		}
		length += len(tableOpen)
		source := article[open+len(tableOpen) : open+length]
		out = append(out, article[:open]...)
		if bytes.HasPrefix(bytes.TrimSpace(breakTag.ReplaceAll(source, nil)), rowMark) {
			out = appendTable(out, source)
		} else {
			out = append(out, article[open:open+length+len(tableClose)]...)
		}
		article = article[open+length+len(tableClose):]
	}
}

var breakTag = lazyregexp.New(`<br ?/?>`)

// appendTable writes the table of a source. The paragraph that it stands in ends
// before it, and another one begins behind it.
func appendTable(out, source []byte) []byte {
	out = append(out, "</p><table><tbody>"...)
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
var literalOrTag = lazyregexp.New(`(?s)<code.*?</code>|<[^>]*>`)

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

// joinLiterals joins the cells of a row that a bar inside of a literal split: the
// site's builder took it for the end of a cell, and left the back-ticks as text.
func joinLiterals(row []Cell) []Cell {
	for i := 0; i+1 < len(row); {
		end := lastParagraph(row[i])
		if len(row[i+1]) == 0 || row[i+1][0].Kind != Paragraph || end == nil || tick(end.Text) < 0 {
			i++
			continue
		}
		end.Text = joinText(end.Text, row[i+1][0].Text)
		row[i] = append(row[i], row[i+1][1:]...)
		row = append(row[:i+1], row[i+2:]...)
	}
	return row
}

func lastParagraph(blocks []Block) *Block {
	for len(blocks) > 0 {
		last := &blocks[len(blocks)-1]
		if last.Kind == Paragraph {
			return last
		}
		blocks = last.Blocks
	}
	return nil
}

// tick is the last span of a text that has a back-tick without a partner, -1
// without one.
func tick(t Text) int {
	at, open := -1, false
	for i, s := range t {
		if !s.Literal && strings.Count(s.Text, "`")%2 == 1 {
			at, open = i, !open
		}
	}
	if !open {
		return -1
	}
	return at
}

// joinText puts back the bar between two texts, and reads the back-ticks of the
// whole as its author meant them.
func joinText(before, behind Text) Text {
	joined := append(append(before[:len(before):len(before)], Span{Text: "|"}), behind...)
	var out Text
	inside := false
	for _, s := range joined {
		text := s.Text
		if s.Literal {
			text = "`" + text + "`"
		}
		for i, part := range strings.Split(text, "`") {
			if i > 0 {
				inside = !inside
			}
			if inside && i == 0 {
				out[len(out)-1].Text += part // the literal goes on
				continue
			}
			s.Text, s.Literal = part, inside
			out = append(out, s)
		}
	}
	return out
}
