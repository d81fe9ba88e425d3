package b24

// unmarshalValue reads one value for encoding/json, which wants an error where
// this package would report a [FieldError].
func unmarshalValue(data []byte, v any) error {
	odd, err := Unmarshal(data, v)
	if err == nil && len(odd) > 0 {
		err = odd[0]
	}
	return err
}
