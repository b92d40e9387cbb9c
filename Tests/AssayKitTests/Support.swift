import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// The step of tests of every place: they check every third one, or all if the run is thorough.
let step = isThorough ? 1 : 3

/// All of `results.json`.
func json(_ report: Report) throws -> [String: Any] {
  try #require(
    JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
}

/// A number of `results.json`.
func number(_ report: Report, _ path: String...) throws -> Double {
  var value: Any = try json(report)
  for key in path { value = try #require((value as? [String: Any])?[key]) }
  return try #require((value as? NSNumber)?.doubleValue)
}
