import AssayBytes
import AssayTestSupport
import Foundation
import Testing

private let suite = externalCases("json-test-suite/test_parsing")

/// The accepted cases among those that the standard leaves open; the others are refused.
private let accepted: Set = [
  "i_number_double_huge_neg_exp.json", "i_number_real_underflow.json",
  "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json",
  "i_number_very_big_negative_int.json", "i_structure_500_nested_arrays.json",
  "i_structure_UTF-8_BOM_empty_object.json",
]

/// The cases that are refused although the standard accepts them, since keys must differ.
private let refused: Set = [
  "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
]

@Test(.enabled(if: suite != nil, "json-test-suite is not beside the project"))
func `every case of the JSON test suite is decided as it should be`() throws {
  let folder = try #require(suite)
  let files = try FileManager.default.contentsOfDirectory(
    at: folder, includingPropertiesForKeys: nil)
  #expect(files.count > 300)
  for file in files where file.pathExtension == "json" {
    let name = file.lastPathComponent
    let bytes = [UInt8](try Data(contentsOf: file))
    let isExpected = name.hasPrefix("y_") && !refused.contains(name) || accepted.contains(name)
    let isAccepted = (try? parseJSON(bytes.span.bytes)) != nil
    #expect(isAccepted == isExpected, "\(name)")
  }
}
