package b24

// CallOption changes one call.
type CallOption func(*call)

// Idempotent says that the call can run twice without harm, so that it is
// repeated also when it may have run: a read, or a write of fixed values.
func Idempotent() CallOption { return func(c *call) { c.idempotent = true } }

// IdempotencyKey sets the key by which a v3 write is carried out once, however
// often it is sent within a day: 1 to 255 printable ASCII characters. Without
// this option every call makes its own, which covers the repeats of the client;
// with it, you can repeat a call yourself. v2 methods ignore the key
// (REST-PROTOCOL section 12.6).
func IdempotencyKey(key string) CallOption { return func(c *call) { c.key = key } }

// AsForm sends the parameters as a form instead of JSON. It cannot carry null
// and empty lists and objects, and sends booleans as 1 and 0.
func AsForm() CallOption { return func(c *call) { c.form = true } }

// OnV3 has [Call] call a method of REST 3.0.
func OnV3() CallOption { return func(c *call) { c.api = V3 } }

// ByPosition has [Call] send the fields of a struct as a list in their order.
func ByPosition() CallOption { return func(c *call) { c.positional = true } }
