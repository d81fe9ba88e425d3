package b24

// Each kind of option is a type of its own, so that one which a call would ignore
// does not compile. All are made by functions whose names begin with With.

// Option changes how [NewClient] makes a client.
type Option interface{ forClient(*Client) }

// CallOption changes one call: [Do], [DoAs], [Call], [Upload] and the methods of
// generated services.
type CallOption interface{ forCall(*call) }

// CommandOption changes one command of a [Batch]: [Add], [AddAs], [AddCall]. A call
// takes it too.
type CommandOption interface {
	CallOption
	forCommand(*call)
}

// ListOption changes how a list is read: [ListAs], [ListCall] and ListAll of generated
// services.
type ListOption interface{ forList(*call) }

// MethodOption is taken by calls, commands and lists alike.
type MethodOption interface {
	CommandOption
	ListOption
}

// AnyOption is taken by a client, for all that it does, and by calls, commands and
// lists.
type AnyOption interface {
	Option
	MethodOption
}

// clientOption is an [Option].
type clientOption func(*Client)

func (f clientOption) forClient(c *Client) { f(c) }

// callOption is a [MethodOption]; functions return it as what it is good for.
type callOption func(*call)

func (f callOption) forCall(c *call)    { f(c) }
func (f callOption) forCommand(c *call) { f(c) }
func (f callOption) forList(c *call)    { f(c) }

// WithIdempotent says that the call can run twice without harm, so that it is
// repeated also when it may have run: a read, or a write of fixed values.
func WithIdempotent() CommandOption { return callOption(func(c *call) { c.idempotent = true }) }

// WithIdempotencyKey sets the key by which a v3 write is carried out once, however
// often it is sent within a day: 1 to 255 printable ASCII characters. Without
// this option every call makes its own, which covers the repeats of the client;
// with it, you can repeat a call yourself. v2 methods ignore the key
// (REST-PROTOCOL section 12.6).
func WithIdempotencyKey(key string) CallOption { return callOption(func(c *call) { c.key = key }) }

// WithForm sends the parameters as a form instead of JSON. It cannot carry null
// and empty lists and objects, and sends booleans as 1 and 0.
func WithForm() CallOption { return callOption(func(c *call) { c.form = true }) }

// WithV3 has [Call], [AddCall] and [ListCall] call a method of REST 3.0. Generated
// parameters know their generation of the API.
func WithV3() MethodOption { return callOption(func(c *call) { c.api = V3 }) }

// WithPositional has [Call] and [AddCall] send the fields of a struct as a list in
// their order. Generated parameters know whether theirs are.
func WithPositional() CommandOption { return callOption(func(c *call) { c.positional = true }) }

// WithPageHook has f called for every page of a list, before its rows are yielded.
func WithPageHook(f func(Page)) ListOption { return callOption(func(c *call) { c.onPage = f }) }

// WithResumeAt begins a list at the position that a [Page] told.
func WithResumeAt(next string) ListOption { return callOption(func(c *call) { c.resume = next }) }

// WithByID pages by the rows' ids, upwards, instead of by offset: each page asks for
// ids beyond the last one. It is far faster on long lists, and rows that come and
// go meanwhile cause no gaps and no repeats. It is refused where the method does not
// filter and order by id, and so are an order and conditions on greater ids in the
// parameters (REST-PROTOCOL section 8.2).
func WithByID() ListOption { return callOption(func(c *call) { c.keyset = ascending }) }

// WithByIDDescending is [WithByID] from the newest row down.
func WithByIDDescending() ListOption { return callOption(func(c *call) { c.keyset = descending }) }
