package outline

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Rows are the cells of a table, row by row; each row has at least one. Tables
// inside of cells belong to their cell.
func Rows(table *html.Node) [][]*html.Node {
	var rows [][]*html.Node
	for part := table.FirstChild; part != nil; part = part.NextSibling {
		switch part.DataAtom {
		case atom.Tbody, atom.Thead, atom.Tfoot:
			for n := part.FirstChild; n != nil; n = n.NextSibling {
				if row := cells(n); n.DataAtom == atom.Tr && len(row) > 0 {
					rows = append(rows, row)
				}
			}
		}
	}
	return rows
}

func cells(row *html.Node) []*html.Node {
	var out []*html.Node
	for n := row.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			out = append(out, n)
		}
	}
	return out
}

// Contents outlines what stands in a table cell.
func Contents(cell *html.Node) []Block { return blocks(cell, nil) }
