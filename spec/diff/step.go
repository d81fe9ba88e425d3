package diff

// Step is the part of a semantic version that a change raises.
type Step string

// The steps, the smallest first.
const (
	NoStep Step = "none"
	Patch  Step = "patch"
	Minor  Step = "minor"
	Major  Step = "major"
)

// StepOf is the step that the classes of all changes of a Go API ask for. A
// deprecation is of class [Compatible], so that it is a minor step, as semantic
// versioning wants it.
func StepOf(classes []Class) Step {
	step, gravest := NoStep, Documentation
	for _, c := range classes {
		step, gravest = Patch, max(gravest, c)
	}
	switch gravest {
	case Breaking:
		return Major
	case Compatible:
		return Minor
	}
	return step
}
