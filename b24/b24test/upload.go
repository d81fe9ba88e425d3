package b24test

import (
	"encoding/base64"
	"slices"
)

// file is the parameter of a method by which it takes a file, nil where it takes none or
// answers nothing that could tell where the file is.
func (m *MethodFacts) file() *FieldFacts {
	i := slices.IndexFunc(m.Params, FieldFacts.isFile)
	if i < 0 || !slices.ContainsFunc(m.Result.Fields, FieldFacts.isDownload) {
		return nil
	}
	return &m.Params[i]
}

func (f FieldFacts) isFile() bool { return f.Type == "file" || f.Seen == "file" }

// isDownload tells whether a field is the address of a file.
func (f FieldFacts) isDownload() bool { return isDownloadKey(f.Name) }

func isDownloadKey(key string) bool { return spelling(key) == "downloadurl" }

// takesFile answers a method that takes a file, with its content as base64 or in a second
// request (REST-PROTOCOL section 11).
func (p *Portal) takesFile(m *MethodFacts) Answer {
	param := m.file()
	second := p.Upload("file", func(c *Call) Reply { return p.stored(c, m, *c.file) })
	return func(c *Call) Reply {
		pair, _ := c.Get(c.spelled(param.Name)).([]any)
		if len(pair) != 2 {
			return second(c)
		}
		content, err := base64.StdEncoding.DecodeString(formText(pair[1]))
		if err != nil {
			return Reply{Err: mistyped(c, *param, "Array")}
		}
		return p.stored(c, m, File{formText(pair[0]), content})
	}
}

// stored is the answer of the documentation, about another file.
func (p *Portal) stored(c *Call, m *MethodFacts, f File) Reply {
	reply := p.facts.reply(m)
	row, ok := plainJSON(reply.Result).(map[string]any)
	if !ok {
		return reply
	}
	for key := range row {
		switch {
		case isDownloadKey(key):
			row[key] = p.base(c.Request) + p.Download(f)
		case spelling(key) == "name":
			row[key] = f.Name
		case spelling(key) == "size":
			row[key] = len(f.Content)
		}
	}
	return Reply{Result: row}
}
