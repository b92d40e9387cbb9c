import AssayBytes
import AssayKit
import AssayResults
import Foundation
import Testing

/// The results of two models on eight samples: both contradict the label of one sample, and the
/// second that of another, too.
private let suspects = Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  var (labels, models) = ("id,label\n", ["id,yes,no\n", "id,yes,no\n"])
  for row in 0..<8 {
    labels += "s\(row),\(row % 2 == 0 ? "yes" : "no")\n"
    for model in 0..<2 {
      let isTurned = row == 3 || model == 1 && row == 5
      models[model] += "s\(row),\((row % 2 == 0) != isTurned ? "0.9,0.1" : "0.1,0.9")\n"
    }
  }
  var request = ReportRequest()
  request.labels = folder.appending(path: "l.csv").path
  try Data(labels.utf8).write(to: folder.appending(path: "l.csv"))
  for (place, text) in models.enumerated() {
    let path = folder.appending(path: "\(place).csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    request.models.append(ReportRequest.Model(name: "m\(place)", path: path))
  }
  return try Report(request).json()
}

@Suite struct DamagedSuspectTests {
  @Test func `what was written is read, and the same is written again`() throws {
    let text = try suspects.get()
    let found = try #require(read(text).labelSuspects).get()
    #expect(found.count == 8 && found.suspectedBy == [6, 1, 1] && found.agreedCount == 1)
    #expect(
      found.agreed.map(\.sample.id) == ["s3"] && found.shared.map(\.models) == [[0, 1], [1]])
    #expect(try found.models.map { try $0.get().count } == [1, 2])
  }

  @Test(
    arguments: [
      (["suspected_by", "0"], "7", "suspected_by: the counts add up to 9"),
      (["suspected_by"], #"{"0": 7, "1": 1}"#, "suspected_by: this contradicts models"),
      (["models", "m0", "suspects"], "2", "models.m0.by_normalized_margin: this"),
      (["models", "m0", "errors"], "2", "error_without_agreed: this contradicts models"),
      (
        ["models", "m0", "estimated_label_errors"], "3",
        "models.m0.estimated_label_errors: this contradicts confident_joint_rows_label"
      ),
      (["models", "m0", "thresholds"], "[0.5, null]", "models.m0.thresholds: this contradicts"),
      (["models", "m0", "confident_joint_rows_label"], "[[4, 0], [0, 3]]", "models.m0.suspects:"),
      (
        ["models", "m0", "by_normalized_margin", "1", "label"], #""maybe""#,
        "models.m0.by_normalized_margin.1.label: 'maybe' is not one of"
      ),
      (
        ["models", "m0", "by_normalized_margin", "1", "suggested"], #""no""#,
        "models.m0.by_normalized_margin.1.suggested: this contradicts label"
      ),
      (
        ["models", "m0", "by_normalized_margin", "1", "margin"], "-2",
        "models.m0.by_normalized_margin.1.margin: a number from -1 to 1"
      ),
      (["models", "m0"], #"{"reason": "zz"}"#, "models.m0.reason: 'zz' is not one of"),
      (["models", "m0"], "{}", "models.m0: 'reason' is missing"),
      (["by_models", "1", "models"], "[]", "by_models.1.models: these values"),
      (["by_models"], "[]", "by_models: this contradicts suspected_by"),
      (["agreed"], "[]", "agreed: this contradicts error_without_agreed"),
      (["error_without_agreed", "m0", "errors"], "9", "error_without_agreed.m0.errors: a"),
      (["error_without_agreed", "m0", "n"], "6", "error_without_agreed: this contradicts"),
    ] as [([String], String, String)])
  func `what contradicts itself is refused with its path`(
    _ path: [String], _ json: String, _ expected: String
  ) throws {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    let words = try refusal(edited(suspects.get(), ["label_suspects"] + path) { _ in value })
    #expect(words.hasPrefix("label_suspects.\(expected)"), "\(words)")
  }

  @Test func `an answer with a reason for none is refused`() throws {
    let words = try refusal(
      edited(suspects.get(), ["label_suspects"]) { node in
        (node as? [String: Any])?.merging(["reason": "weighted"]) { $1 }
      })
    #expect(words.hasPrefix("label_suspects.reason: this contradicts samples"), "\(words)")
  }

  @Test func `a rate that is not errors by samples is refused`() throws {
    let path = ["label_suspects", "error_without_agreed", "m0", "error_rate"]
    let words = try refusal(edited(suspects.get(), path) { _ in 0.5 })
    #expect(words.contains("error_rate: this contradicts the other members"), "\(words)")
  }
}
