// Package b24 calls the REST API of Bitrix24 portals. Generated packages have a
// type for every documented method and are thin; what happens on the wire is
// decided here.
//
// # First call
//
// A [Client] calls one portal. [NewWebhookClient] makes one of the address that
// a portal shows for an incoming webhook; [NewClient] takes any [Auth], such as
// that of an application from package oauth. Make one client per portal and
// keep it: it is safe for concurrent use.
//
// Methods of generated services are one line over [Do], which takes the
// parameters and returns a [Response]. [Call] does the same for any method by
// its name, so nothing has to wait for new generated code.
//
// # Values
//
// Portals write one value in many ways: 143 and "143", true and "Y", and for
// nothing null, "", false, [] or {}. [Unmarshal] lists what is understood. A
// value that fits nowhere, such as a fraction in an int, does not fail the answer:
// its field stays zero, [Response.Odd] tells path and text, and the log has a
// record, once for each method and path. [WithStrict] makes an error of it.
// [Response.Raw] has the result as it came.
//
// In parameters, a nil pointer or map leaves a field out, and Extra{"field": nil}
// sends null. A required [ID] that is empty is an error before anything is sent. Types
// for ids, amounts and moments keep the text that was read: [ID], [Decimal], [Time],
// [Date].
//
// # Custom fields
//
// Fields that a struct does not declare, such as custom ones (UF_*), are in its
// [Extra] and are sent back from there. [Get] reads one as a type of yours, and
// [Extra.Set] sets one. Or have them as fields: [DoAs], [ListAs] and [AddAs] read
// results into a struct that embeds the generated one and adds fields with tags.
//
// encoding/json does not know Extra and drops what is in it: to keep results of calls
// as JSON, use [Marshal] and [Unmarshal].
//
// # Errors
//
// A call that failed returns an [*Error] with the portal's code, which
// [errors.Is] compares without regard to case, and [CodeOf] gives for a switch.
// Codes that any method may answer are constants of this package, codes of a
// method's page those of its generated package. [Error.MayHaveRun] is true where
// the portal may have carried out the call although it failed. No text of an
// error, a log record or a printed client holds credentials, which are [Secret]s.
//
// # Repeats and limits
//
// What a portal refused before it ran is repeated, after waits that grow. What
// may have run, such as a call that was cut off, is repeated only where that
// does no harm: reads, calls with [WithIdempotent], and writes of v3 methods, which
// the client marks with a key. [RetryPolicy] has the rules and [WithRetry] the
// numbers. [Limits] keeps all clients of a portal below its rate from the start;
// give it with [WithLimiter].
//
// # Many calls, many rows
//
// A [Batch] runs up to 50 commands in one request, and [Handle.Ref] hands the
// result of one to the next. [ListAs] reads lists to their end with range, in all
// ways in which methods page; [WithByID] is the fast way for long ones, and [WithParallel]
// reads several pages at once. [Upload] and [Client.Download] carry files.
//
// # Seeing what happens
//
// [WithHook] tells of each request after it, [WithTrace] around it, for spans; [WithDump]
// writes requests and answers without secrets, and the log has all requests at Debug.
//
// The protocol that all this follows is described in docs/rest-protocol.md; the
// comments cite its sections.
package b24
