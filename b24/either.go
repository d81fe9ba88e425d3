package b24

// Either is a value that has one of two forms, such as an id, or the whole object where a
// call asks for it:
//
//	if block := res.Result.Other; block != nil {
//		fmt.Println(block.Content)
//	}
//
// At most one of the fields is set, and is what is sent; none is where a portal has nothing
// to say. Of what both forms could read, the first one does; a list is read as a list.
type Either[A, B any] struct {
	One   *A `b24:"either"`
	Other *B `b24:"either"`
}

// MarshalJSON implements [encoding/json.Marshaler].
func (e Either[A, B]) MarshalJSON() ([]byte, error) { return Marshal(e) }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (e *Either[A, B]) UnmarshalJSON(data []byte) error { return unmarshalValue(data, e) }
