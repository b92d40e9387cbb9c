import AssayBytes
import AssayKit
import AssayResults
import AssayTestSupport
import Foundation
import Testing

/// The results of two models on three samples.
private let party = Result { try sampleReport("party").json() }

/// The error about the party's results with one text replaced by another.
private func words(_ text: String, _ other: String) throws -> String {
  let whole = try party.get()
  let range = try #require(whole.range(of: text), "\(text)")
  return try refusal(whole.replacingCharacters(in: range, with: other))
}

/// The party's results with a change to the JSON tree.
private func changed(_ path: [String], _ change: (Any) -> Any?) throws -> String {
  try edited(party.get(), path, change)
}

@Suite struct DamagedResultsTests {
  @Test(
    arguments: [
      ("[1]", "this is not a results.json; write one with assay report --json FILE"),
      (
        #"{"format": "assay summary", "format_version": "5"}"#,
        "this is a summary, not a results.json; make a report of it with assay merge"
      ),
      ("{\"metrics\": {}}", "this is not a results.json; write one with assay report --json FILE"),
      (
        #"{"format_version": "1.1", "metrics": {}}"#,
        "format_version: a format like '3.6', not '1.1', which this Assay does not read; measure again "
          + "with it: assay report --json FILE"
      ),
      (
        #"{"format_version": "4.0", "metrics": {}}"#,
        "format_version: format '4.0' is newer than the one that this Assay reads, which is 3.x; use "
          + "the Assay that wrote it"
      ),
      (
        #"{"format_version": "3", "metrics": {}}"#,
        "format_version: a format like '3.6', not '3', which this Assay does not read; measure again "
          + "with it: assay report --json FILE"
      ),
      (#"{"format_version": 2.0, "metrics": {}}"#, "format_version: a string, not 2"),
      (#"{"format_version": "3.6", "metrics": {}}"#, "'assay_version' is missing"),
    ])
  func `what is no results of this format is refused`(_ text: String, _ expected: String) throws {
    #expect(try refusal(text) == expected)
  }

  @Test(
    arguments: [
      (
        ["estimates", "model 1", "mse", "low"],
        "estimates.model 1.mse.low: a number or null, not 'x'"
      ),
      (["n"], "n: a whole number, not 'x'"), (["classes"], "classes: a list, not 'x'"),
      (["soft_labels"], "soft_labels: true or false, not 'x'"),
      (["baseline"], "baseline: 'x' is not one of 'model 1' or 'model 2'"),
      (["log_base"], "log_base: 'x' is not one of 'e', '2' or '10'"),
      (["statistics", "model 1"], "statistics.model 1: an object, not 'x'"),
      (["right", "model 2"], "right.model 2: a whole number, not 'x'"),
      (
        ["confusion", "model 1", "1", "2"],
        "confusion.model 1.1.2: a whole number, not 'x'"
      ),
      (
        ["comparisons", "1", "verdict"],
        "comparisons.1.verdict: 'x' is not one of 'better', 'worse', 'no_clear_difference' or "
          + "'too_few_samples'"
      ),
      (
        ["samples", "list", "1", "models", "model 1", "probabilities", "1"],
        "samples.list.1.models.model 1.probabilities.1: a number, not 'x'"
      ),
      (["caveats"], "caveats: a list, not 'x'"),
      (["test_set"], "test_set: 32 hexadecimal digits, not 'x'"),
      (
        ["estimates", "model 1", "average_precision", "reason"],
        "estimates.model 1.average_precision.reason: 'x' is not one of 'infinite', 'not_measured', "
          + "'classes_only', 'never_predicted', 'no_samples', 'absent', 'one_class', 'no_spread', "
          + "'infinite_loss', 'soft_labels', 'too_many_scores', 'not_in_summaries' or 17 more"
      ),
    ] as [([String], String)])
  func `a wrong type is refused with its path`(_ path: [String], _ expected: String) throws {
    #expect(try refusal(changed(path) { _ in "x" }) == expected)
  }

  @Test func `a number in quotes is no number`() throws {
    let words = try refusal(changed(["statistics", "model 1", "mse", "sum"]) { _ in "1.5" })
    #expect(words == "statistics.model 1.mse.sum: a number or null, not '1.5'")
  }

  @Test(
    arguments: [
      ["n"], ["models"], ["estimates", "model 2", "mse", "high"],
      ["ranking", "model 1", "classes", "democrat"], ["per_class", "model 1", "other", "f1"],
      ["samples", "complete"], ["options", "confidence"], ["files", "1", "rows"],
    ])
  func `a missing member is refused with its path`(_ path: [String]) throws {
    let place = path.dropLast().map { "\($0)" }.joined(separator: ".")
    let words = try refusal(changed(path) { _ in nil })
    #expect(words == (place.isEmpty ? "" : place + ": ") + "'\(path.last ?? "")' is missing")
  }

  @Test func `an unknown key is an error in this format, and ignored in a later minor one`() throws
  {
    for (text, path) in [
      ("\"log_base\"", ""), ("\"both_right\"", "differences.1: "), ("\"mean_confidence\"", ""),
    ] {
      let whole = try party.get()
      let more = whole.replacing(text, with: "\"new_key\": [1, {}], \(text)", maxReplacements: 1)
      let words = try refusal(more)
      #expect(words.contains("there is no key 'new_key' in format 3.6"), "\(words)")
      #expect(words.hasPrefix(path))
      let later = more.replacing("\"3.6\"", with: "\"3.8\"", maxReplacements: 1)
      #expect(try refusal(later) == "")
      #expect(try read(later).models.map(\.name) == ["model 1", "model 2"])
    }
    #expect(try words("\"log_base\"", "\"log_bas\"") == "'log_base' is missing")
  }

  @Test func `an earlier minor version has no samples that both get wrong`() throws {
    let whole = try party.get().replacing("\"3.6\"", with: "\"3.5\"", maxReplacements: 1)
    let earlier = whole.replacing(/,\s*"both_wrong": \[(?s:.*?)\](?=,\s*"loss_density")/, with: "")
    #expect(earlier.utf8.count < whole.utf8.count)
    #expect(try read(earlier).pairs.map { $0.changed.bothWrong == nil } == [true])
  }

  @Test func `a later minor version may know more metrics`() throws {
    let whole = try party.get().replacing("\"3.6\"", with: "\"3.7\"", maxReplacements: 1)
    let more = whole.replacing("\"error_rate\": {", with: "\"new_error\": {}, \"error_rate\": {")
      .replacing(
        "\n  \"comparisons\": [",
        with: "\n  \"comparisons\": [{\"metric\": \"new_error\", \"new\": 1},")
    #expect(try refusal(more) == "")
    #expect(try read(more).metric("error_rate") != nil)
  }

  @Test(
    arguments: [
      (
        ["estimates", "model 1", "mse", "value"],
        "estimates.model 1.mse: this contradicts statistics"
      ),
      (["estimates", "model 1", "mse", "low"], "estimates.model 1.mse: these values do not fit"),
      (
        ["estimates", "model 1", "mse", "n"], "estimates.model 1.mse.n: this contradicts the other"
      ),
      (["metrics", "model 2", "cross_entropy"], "metrics.model 2.cross_entropy: this contradicts"),
      (["right", "model 1"], "right.model 1: this contradicts confusion"),
      (
        ["confusion", "model 1", "1", "1"],
        "confusion.model 1: the counts add up to 4, and not to 3"
      ),
      (["label_counts", "1"], "label_counts: the counts add up to 4, and not to 3"),
      (["n"], "label_counts: the counts add up to 3, and not to 4"),
      (
        ["per_class", "model 1", "democrat", "support"],
        "per_class.model 1.democrat: this contradicts"
      ),
      (["per_class", "model 1", "democrat", "recall"], "per_class.model 1.democrat"),
      (
        ["loss_histogram", "model 1", "bins", "1", "2"], "loss_histogram.model 1: the counts add up"
      ),
      (["changes", "1", "loss_density", "1", "3"], "changes.1.loss_density: these values do not"),
      (
        ["calibration", "model 2", "bins", "8", "n"], "calibration.model 2.bins: the counts add up"
      ),
      (["ranking", "model 2", "classes", "other", "positives"], "ranking.model 2.classes.other"),
      (["differences", "1", "both_right"], "differences.1: the counts add up to 4, and not to 3"),
      (["differences", "1", "metrics", "mse"], "differences.1.metrics.mse: this contradicts"),
      (
        ["class_statistics", "model 1", "mse", "n", "1"], "class_statistics.model 1.mse: the counts"
      ),
      (["comparisons", "1", "lower"], "comparisons.1: the counts add up to"),
    ] as [([String], String)])
  func `what contradicts itself is refused with its path`(
    _ path: [String], _ expected: String
  ) throws {
    let words = try refusal(
      changed(path) { node in (node as? NSNumber).map { $0.doubleValue + 1 } ?? 7 })
    #expect(words.hasPrefix(expected), "\(words)")
  }

  @Test func `what follows from other members is checked in later minor versions, too`() throws {
    let whole = try party.get().replacing("\"3.6\"", with: "\"3.8\"", maxReplacements: 1)
    let range = try #require(whole.range(of: "\"model 2\": {\n      \"error_rate\": "))
    #expect(try refusal(whole) == "")
    let other = whole.replacingCharacters(
      in: range, with: "\"model 2\": {\n      \"error_rate\": 1")
    #expect(try refusal(other).hasPrefix("metrics.model 2.error_rate: this contradicts"))
  }

  @Test(
    arguments: [
      (["log_base"], #""e""#, "estimates.model 1.cross_entropy: this contradicts statistics"),
      (["weights"], #"{"column": "w", "sum": 3, "effective_n": 3}"#, "weights: this"),
      (
        ["comparisons", "1", "verdict"], #""better""#,
        "comparisons.1.verdict: this contradicts p"
      ),
      (["label_counts"], "[2, 0, 1]", "confusion.model 1: this contradicts label_counts"),
      (["clip"], #""zz""#, "clip: 'zz' is not one of 'sklearn', 'keras', 'torch' or '1e-7'"),
      (["models"], #"["m", "m"]"#, "models: 'm' occurs twice"),
      (
        ["slice_metric"], #""zz""#,
        "slice_metric: 'zz' is not one of 'cross_entropy' or 'error_rate'"
      ),
    ] as [([String], String, String)])
  func `an edit that would falsify the report is refused`(
    _ path: [String], _ json: String, _ expected: String
  ) throws {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    let words = try refusal(changed(path) { _ in value })
    #expect(words.hasPrefix(expected), "\(words)")
  }

  @Test func `a sample that occurs twice, or right and wrong, is refused`() throws {
    let samples = ["samples", "list"]
    #expect(
      try refusal(changed(samples) { ($0 as? [Any]).map { $0 + [$0[0]] } })
        == "samples.list: 'row' occurs twice")
    let right = samples + ["1", "models", "model 1", "correct"]
    #expect(
      try refusal(changed(right) { ($0 as? Bool).map { !$0 } })
        == "samples.list.1.models.model 1.correct: this contradicts label; restore the "
        + "file that assay wrote, or measure again"
    )
  }

  @Test func `lists of classes and models must be of one length`() throws {
    for path in [["classes"], ["models"], ["label_counts"]] {
      let words = try refusal(
        changed(path) { ($0 as? [Any]).map { Array($0.dropLast()) } })
      #expect(!words.isEmpty, "\(path)")
    }
    #expect(try !refusal(changed(["classes"]) { _ in ["a", "a", "b"] }).isEmpty)
    #expect(try !refusal(changed(["models"]) { _ in [String]() }).isEmpty)
  }

  @Test func `a file that is cut anywhere is refused`() throws {
    let bytes = Array(try party.get().utf8)
    for end in stride(from: 0, to: bytes.count - 2, by: 509) {
      let part = Array(bytes[..<end])
      #expect(throws: (any Error).self) { try parseJSON(part.span.bytes) }
    }
  }

  @Test func `no number, text or list in another's place makes a trap`() throws {
    let whole = try party.get()
    let pieces = whole.matches(of: /[-0-9.e]+|"[^"]*"|null|true|false/).map(\.range)
    // Every 31st place is changed, or every 93rd unless the run is thorough.
    for (index, range) in pieces.enumerated() where index % (isThorough ? 31 : 93) == 0 {
      for other in ["-1", "1e308", "\"x\"", "[]", "{}", "null", "1099511627776"] {
        _ = try? read(whole.replacingCharacters(in: range, with: other))
      }
    }
  }

  @Test func `nesting without end is refused`() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONError.self) { try read(text) }
  }

  @Test func `a key that occurs twice is refused`() throws {
    let whole = try party.get()
    let twice = whole.replacing("\"log_base\"", with: "\"n\": 3, \"log_base\"", maxReplacements: 1)
    #expect(throws: JSONError.self) { try read(twice) }
  }
}
