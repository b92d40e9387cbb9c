import AssaySamples
import AssayTestSupport
import Foundation
import Testing

private let suite = externalCases("json-test-suite/test_parsing")

/// The cases that the standard leaves open and that are accepted in an unused field.
///
/// They are numbers of any size and nesting up to 512. Encodings other than UTF-8 and unpaired
/// surrogates are refused, as they are not text, and so is a byte order mark that is not at the
/// start of the file.
private let accepted: Set = [
  "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json", "i_number_neg_int_huge_exp.json",
  "i_number_pos_double_huge_exp.json", "i_number_real_neg_overflow.json",
  "i_number_real_pos_overflow.json", "i_number_real_underflow.json",
  "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json",
  "i_number_very_big_negative_int.json", "i_structure_500_nested_arrays.json",
]

/// Whether a file is read that has a case in an unused field.
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
    // In JSON a line end is whitespace, but a record of JSON Lines cannot contain one.
    let line = isExpected ? bytes.map { $0 == 0x0A ? 0x20 : $0 } : bytes
    let good = #"{"id":0,"x":1"# + rest + "\n"
    // As the first record, which decides the columns, and after a record whose template it may
    // follow.
    for start in ["", good] {
      #expect(try isRead(start + #"{"id":1,"x":"#, line, rest + "\n") == isExpected, "\(name)")
    }
    #expect(try isRead(#"[{"id":1,"x":"#, bytes, rest + "]") == isExpected, "\(name) in an array")
    #expect(
      try isRead("[" + good + #",{"id":1,"x":"#, bytes, rest + "]") == isExpected,
      "\(name) in an array, behind another")
  }
}
