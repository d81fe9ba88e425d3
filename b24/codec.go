package b24

import "encoding/json"

// Marshal writes v as JSON the way calls send it.
func Marshal(v any) ([]byte, error) { return json.Marshal(v) }

// Unmarshal reads JSON into v, a pointer, the way answers are read.
func Unmarshal(data []byte, v any) ([]FieldError, error) { return nil, json.Unmarshal(data, v) }
