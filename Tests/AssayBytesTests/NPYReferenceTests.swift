import AssayBytes
import AssayTestSupport
import Foundation
import Testing

private let digits = externalCases("reference/digits")

private let isMissing: Comment = "the reference files are not beside the project"

/// The bytes of a file of the reference folder.
private func contents(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: try #require(digits).appending(path: name)))
}

/// The numbers of a file with a header line and ids in the first column.
private func table(_ name: String) throws -> [Double] {
  let lines = String(decoding: try contents(name), as: UTF8.self).split(separator: "\n").dropFirst()
  return try lines.flatMap { line in
    try line.split(separator: ",").dropFirst().map { try #require(Double($0)) }
  }
}

@Test(
  .enabled(if: digits != nil, isMissing),
  arguments: [
    ("probs_logreg_f64", "pred_logreg"), ("probs_logreg_f64_fortran", "pred_logreg"),
    ("probs_logreg_f64_bigendian", "pred_logreg"), ("probs_gnb_f64", "pred_gnb"),
    ("probs_rf_f64", "pred_rf"),
  ])
func `arrays hold what the tables of the same predictions hold`(array: String, text: String) throws
{
  let values = try npyNumbers(try contents("variants/\(array).npy"))
  #expect(values.count == 17_970)
  #expect(values == (try table("\(text).csv")))
}

@Test(.enabled(if: digits != nil, isMissing))
func `an array of binary32 holds the rounded table`() throws {
  let values = try npyNumbers(try contents("variants/probs_logreg_f32.npy"))
  #expect(values == (try table("pred_logreg.csv")).map { Double(Float($0)) })
}

@Test(.enabled(if: digits != nil, isMissing), arguments: ["labels_int64", "labels_uint8"])
func `labels are the same as numbers and as texts`(array: String) throws {
  let file = try contents("variants/\(array).npy")
  let labels = try table("labels.csv")
  #expect(labels.count == 1797)
  #expect(try npyNumbers(file) == labels)
  #expect(try npyTexts(file) == labels.map { String(Int($0)) })
}
