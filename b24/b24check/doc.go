// Package b24check checks a generated SDK against examples of calls and
// answers: the tests that b24gen writes with the setting tests hand it the
// services of the SDK and the documentation's own examples.
//
//   - A request can be built with the method's parameters, and what is sent is
//     what the example sends. Null may be left out; everything else is held
//     exactly, quotes around numbers and the order of positional arguments
//     too. Booleans in a filter are sent as 1 and 0.
//   - An answer is read into the method's result with nothing odd, and written
//     back without loss: see [Same] for what counts as the same value.
//   - An error is one for which errors.Is holds with its constant.
//   - Each method makes its call to a fake portal, and gets its answer.
//   - An iterator yields all rows of several pages, which are made of an answer
//     with rows, in a type that has fields for them.
//   - An example that is known not to hold is named in [FailingFile], with the reason.
//   - What becomes of the values of the examples is counted; see package tally.
//
// [Cases] holds an SDK against answers and requests of your own.
//
// Methods are found by reflection, so that the tests are small and quick to
// compile, however large the SDK is.
package b24check
