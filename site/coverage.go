package site

import (
	"fmt"

	"github.com/b24gen/b24gen/model"
)

const coveragePath = "coverage.html"

// coverageView is the page that says how much of the API is typed, and what is not known.
type coverageView struct {
	frame
	Charts []chart
}

// chart is a bar chart with what it shows.
type chart struct {
	Title, About string
	Bars         []bar
	// Parts says that each bar is a part of a whole.
	Parts bool
}

func (b *builder) addCoverage() {
	b.add(coveragePath, "coverage.html", func() any {
		c := b.SDK.Coverage()
		return coverageView{frameOf(coveragePath, "Coverage", "coverage"), append([]chart{
			{"Fields with a concrete Go type", "A field is concrete where its type holds no any.", []bar{
				share(link{Text: "parameters"}, c.Params.Concrete, c.Params.Fields()),
				share(link{Text: "results"}, c.Results.Concrete, c.Results.Fields()),
			}, true},
			{"What decided the types", "Of each field of the SDK: the witness that its Go type follows.", b.causes(), false},
			{"Parameters without a concrete type", "Why their type is any.", openBars(c.Params), false},
			{"Results without a concrete type", "Why their type is any.", openBars(c.Results), false},
			{"Findings by kind", "What pages state and the spec does not hold.", b.findingBars(), false},
		}, b.byNamespace()...)}
	})
}

// causes counts the fields of all types by what decided theirs.
func (b *builder) causes() []bar {
	counts := map[string]int{}
	for _, p := range b.SDK.Packages {
		eachTypes(p, func(t model.Types) {
			for _, s := range t.Structs {
				for _, f := range s.Fields {
					counts[witnesses[f.Why.By]]++
				}
			}
		})
	}
	delete(counts, "")
	return bars(counts, nil)
}

func openBars(t model.Typed) []bar {
	counts := map[string]int{}
	for reason, keys := range t.Open {
		counts[string(reason)] = len(keys)
	}
	return bars(counts, nil)
}

// byNamespace are the charts that tell packages apart.
func (b *builder) byNamespace() []chart {
	typed := chart{Title: "Concrete types by package", About: "Fields of parameters and results.", Parts: true}
	counts, paths := map[string]int{}, map[string]string{}
	for _, p := range b.SDK.Packages {
		title := packageTitle(p)
		paths[title] = packagePath(p)
		only := model.SDK{Packages: []*model.Package{p}}
		c := only.Coverage()
		if whole := c.Params.Fields() + c.Results.Fields(); whole > 0 {
			typed.Bars = append(typed.Bars, share(link{title, packagePath(p)}, c.Params.Concrete+c.Results.Concrete, whole))
		}
		seen := map[string]bool{}
		for _, m := range p.Methods() {
			if !seen[m.Spec.Page] {
				seen[m.Spec.Page] = true
				counts[title] += len(b.findings[m.Spec.Page])
			}
		}
	}
	found := chart{
		Title: "Findings by package", About: fmt.Sprintf("On pages of methods, of %s in all.", plural(len(b.Source.Findings), "finding")),
		Bars: bars(counts, func(title string) string { return paths[title] }),
	}
	return []chart{typed, found}
}
