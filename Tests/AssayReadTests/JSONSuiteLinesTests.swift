import AssaySamples
import Foundation
import Testing

private let suite = sharedFolder("json-test-suite/test_parsing")

/// The cases left open by the standard that are accepted where nobody reads the value.
///
/// They are numbers of any size, and nesting up to 512. Refused are other encodings than UTF-8, and
/// surrogates without their other half, which are no text; and a byte order mark anywhere but at
/// the start of the file.
private let accepted: Set = [
  "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json", "i_number_neg_int_huge_exp.json",
  "i_number_pos_double_huge_exp.json", "i_number_real_neg_overflow.json",
  "i_number_real_pos_overflow.json", "i_number_real_underflow.json",
  "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json",
  "i_number_very_big_negative_int.json", "i_structure_500_nested_arrays.json",
]

/// Whether a file is read that has a case in a field that nobody reads.
private func isRead(_ start: String, _ bytes: [UInt8], _ end: String) throws -> Bool {
  let file = try Files(bytes: Array(start.utf8) + bytes + Array(end.utf8), named: "model.json")
  return (try? file.read { $0.classes = ["a", "b"] }) != nil
}

@Test(.enabled(if: suite != nil, "json-test-suite is not beside the project"))
func `every case of the JSON test suite is decided as it should be in a field nobody reads`() throws
{
  let folder = try #require(suite)
  let files = try FileManager.default.contentsOfDirectory(
    at: folder, includingPropertiesForKeys: nil)
  #expect(files.count > 300)
  let rest = #","label":"a","a":0.75,"b":0.25}"#
  for file in files where file.pathExtension == "json" {
    let name = file.lastPathComponent
    let isExpected = name.hasPrefix("y_") || accepted.contains(name)
    let bytes = [UInt8](try Data(contentsOf: file))
    // A line end between values is a blank like any other; a record of JSON Lines has none.
    let line = isExpected ? bytes.map { $0 == 0x0A ? 0x20 : $0 } : bytes
    let good = #"{"id":0,"x":1"# + rest + "\n"
    // First, so that the columns come of it, and behind a record whose template it may follow.
    for start in ["", good] {
      #expect(try isRead(start + #"{"id":1,"x":"#, line, rest + "\n") == isExpected, "\(name)")
    }
    #expect(try isRead(#"[{"id":1,"x":"#, bytes, rest + "]") == isExpected, "\(name) in an array")
    #expect(
      try isRead("[" + good + #",{"id":1,"x":"#, bytes, rest + "]") == isExpected,
      "\(name) in an array, behind another")
  }
}
