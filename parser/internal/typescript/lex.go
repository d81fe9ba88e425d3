package typescript

import "regexp"

// lexeme is a comment, a word, a literal, or one sign of TypeScript.
var lexeme = regexp.MustCompile(`(?s)\s+|//[^\n]*|/\*.*?\*/|'[^'\n]*'|"[^"\n]*"|[A-Za-z_$][\w$]*|\d+(?:\.\d+)?|=>|.`)

// blankLexeme matches what says nothing.
var blankLexeme = regexp.MustCompile(`^(\s|//|/\*)`)

func lexemes(text string) []string {
	var out []string
	for _, l := range lexeme.FindAllString(text, -1) {
		if !blankLexeme.MatchString(l) {
			out = append(out, l)
		}
	}
	return out
}
