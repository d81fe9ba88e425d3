package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// bar is a line of a bar chart: what, how many, and how long the bar is.
type bar struct {
	link
	N int
	// Width is the length of the bar, in percent of the longest one or of the whole.
	Width string
	// Rest is the length of what is behind it, where the bar is a part of a whole.
	Rest string
	// Says is the number in words.
	Says string
}

// chartView is bars as the template takes them.
type chartView struct {
	Root string
	Bars []bar
}

// bars are the counts as a chart, the largest first. to gives where a line leads.
func bars(counts map[string]int, to func(string) string) []bar {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	var out []bar
	for _, k := range keys {
		if counts[k] == 0 {
			continue
		}
		href := ""
		if to != nil {
			href = to(k)
		}
		out = append(out, bar{link: link{k, href}, N: counts[k], Width: percent(counts[k], counts[keys[0]]), Says: fmt.Sprint(counts[k])})
	}
	return out
}

// share is a bar that is a part of a whole.
func share(l link, part, whole int) bar {
	return bar{
		link: l, N: part, Width: percent(part, whole), Rest: percent(whole-part, whole),
		Says: fmt.Sprintf("%d of %d, %s", part, whole, percent(part, whole)),
	}
}

func percent(part, whole int) string {
	if whole == 0 {
		return "0%"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", 100*float64(part)/float64(whole)), ".0") + "%"
}
