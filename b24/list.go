package b24

// List says how a method pages through its rows. Generated code knows it for
// every method that does.
type List struct {
	By Paging
	// Start is the parameter that carries the position, a path such as
	// pagination.page where it lies deeper.
	Start string
	// Limit is the parameter that asks for a page size, where there is one.
	Limit string
	// Next is where the result says the next position, a path; empty where the
	// envelope's own next says it, or nothing does.
	Next string
	// Rows is the path of the rows in the result, empty where it is the list.
	Rows string
	// ID is the field that identifies a row.
	ID string
}

// Paging is a way of getting the next page of a list.
type Paging string

// The ways of paging, REST-PROTOCOL sections 8 and 12.5.
const (
	ByStart  Paging = "start"  // offset in start, the answer's next says the following one
	ByPage   Paging = "page"   // number of a page
	ByOffset Paging = "offset" // number of rows to leave out
	ByCursor Paging = "cursor" // opaque position taken from the answer
	ByLastID Paging = "last"   // id of the last row seen
)

// Page is a page that was read, for [OnPage].
type Page struct {
	// Rows is how many rows the page had.
	Rows int
	// Total is how many there are in all, nil where the portal does not tell.
	Total *int
	// Next is the position of the page that follows, for [ResumeAt], and empty
	// after the last one.
	Next string
	// Odd lists what could not be read into the rows, which is left zero there.
	// Its paths begin with the index of the row.
	Odd []FieldError
}

// OnPage has [Each] call f for every page, before its rows are yielded.
func OnPage(f func(Page)) CallOption { return func(c *call) { c.onPage = f } }

// ResumeAt has [Each] begin at the position that a [Page] told.
func ResumeAt(next string) CallOption { return func(c *call) { c.resume = next } }

// ByID has [Each] page by the rows' ids, upwards, instead of by offset: each
// page asks for ids beyond the last one. It is far faster on long lists, and
// rows that come and go meanwhile cause no gaps and no repeats. The method has
// to filter and order by id; order and conditions on greater ids are refused in
// the parameters (REST-PROTOCOL section 8.2).
func ByID() CallOption { return func(c *call) { c.keyset = ascending } }

// ByIDDescending is [ByID] from the newest row down.
func ByIDDescending() CallOption { return func(c *call) { c.keyset = descending } }

// keyset is a direction of paging by id.
type keyset string

const (
	ascending  keyset = "ASC"
	descending keyset = "DESC"
)

// beyond is the operator of ids that come after.
func (k keyset) beyond() string {
	if k == descending {
		return "<"
	}
	return ">"
}
