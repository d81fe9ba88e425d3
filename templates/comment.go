package templates

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/model"
	"github.com/dave/jennifer/jen"
)

// width is the column at which comments are wrapped.
const width = 90

// comment is a doc comment under construction: paragraphs of text.
type comment struct {
	paragraphs []string
	items      []string // a list below the last paragraph
}

func (c *comment) add(format string, args ...any) {
	if text := oneLine(format, args...); text != "" {
		c.paragraphs = append(c.paragraphs, text)
	}
}

// oneLine is a line as gofmt leaves it: two quotes or grave accents in a row would be
// typographic quotes to it, and are an empty text, and a literal, to the documentation.
func oneLine(format string, args ...any) string {
	text := model.OneLine(fmt.Sprintf(format, args...))
	return quotes.ReplaceAllString(accents.ReplaceAllString(text, "`"), `""`)
}

var (
	accents = lazyregexp.New("``+")
	quotes  = lazyregexp.New("''+")
)

// quote adds paragraphs of the documentation's own wording. None of them may
// read as a deprecation, or as a heading, which is a line without a full stop.
func (c *comment) quote(prose string) {
	for par := range strings.SplitSeq(prose, "\n\n") {
		par = strings.TrimLeft(model.OneLine(par), "# ")
		if strings.HasPrefix(par, "Deprecated:") {
			par = "Note: " + par
		}
		if last, _ := utf8.DecodeLastRuneInString(par); unicode.IsLetter(last) || unicode.IsDigit(last) {
			par += "."
		}
		c.add("%s", par)
	}
}

// lines are the lines of the comment, without the slashes.
func (c *comment) lines() []string {
	var lines []string
	for i, p := range c.paragraphs {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, wrap(p)...)
	}
	for _, item := range c.items {
		lines = append(lines, "  - "+item)
	}
	return lines
}

// on puts the comment above a declaration.
func (c *comment) on(decl *jen.Statement) *jen.Statement {
	return c.statement().Add(decl)
}

// in puts the comment into a group of fields or constants.
func (c *comment) in(g *jen.Group) {
	for _, line := range c.lines() {
		g.Comment(strings.TrimRight("// "+line, " "))
	}
}

// statement is the comment alone, ended by a line break.
func (c *comment) statement() *jen.Statement {
	s := jen.Null()
	for _, line := range c.lines() {
		s.Comment(strings.TrimRight("// "+line, " ")).Line()
	}
	return s
}

// wrap breaks text between words.
func wrap(text string) []string {
	var lines []string
	var line string
	column := 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			line, column = word, n
		case column+1+n > width:
			lines = append(lines, line)
			line, column = word, n
		default:
			line, column = line+" "+word, column+1+n
		}
	}
	return append(lines, line)
}

// item adds a line of a list, as go doc shows it.
func (c *comment) item(format string, args ...any) {
	c.items = append(c.items, oneLine(format, args...))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
