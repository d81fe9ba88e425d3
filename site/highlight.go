package site

import (
	"go/scanner"
	"go/token"
	"html/template"
	"strings"
)

// goCode is Go source in HTML, with its keywords, texts and comments marked.
func goCode(source string) template.HTML {
	var out strings.Builder
	files := token.NewFileSet()
	file := files.AddFile("", files.Base(), len(source))
	var s scanner.Scanner
	s.Init(file, []byte(source), func(token.Position, string) {}, scanner.ScanComments)
	at := 0
	for {
		pos, tok, text := s.Scan()
		class := classOf(tok)
		if tok == token.EOF {
			break
		}
		if class == "" {
			continue
		}
		begin := file.Offset(pos)
		out.WriteString(template.HTMLEscapeString(source[at:begin]))
		out.WriteString(`<i class="` + class + `">` + template.HTMLEscapeString(text) + "</i>")
		at = begin + len(text)
	}
	out.WriteString(template.HTMLEscapeString(source[at:]))
	return template.HTML(out.String()) //nolint:gosec // all of the source is escaped above
}

func classOf(t token.Token) string {
	switch {
	case t.IsKeyword():
		return "k"
	case t == token.STRING || t == token.CHAR:
		return "s"
	case t == token.COMMENT:
		return "c"
	case t == token.INT || t == token.FLOAT:
		return "n"
	}
	return ""
}
