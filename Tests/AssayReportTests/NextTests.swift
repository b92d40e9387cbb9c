import AssayKit
import Foundation
import Testing

/// The verdict on models, each given as rows of probabilities.
private func verdict(
  _ classes: [String], _ labels: [String], _ models: [(name: String, rows: [[Double]])],
  _ configure: (inout ReportRequest) -> Void = { _ in }
) throws -> [String] {
  let rows = labels.enumerated().map { "\($0.offset),\($0.element)\n" }.joined()
  return try report(
    labels: "id,label\n\(rows)",
    models: models.map { model in
      let lines = model.rows.enumerated().map { place, row in
        "\(place),\(row.map { "\($0)" }.joined(separator: ","))\n"
      }
      return (model.name, "id,\(classes.joined(separator: ","))\n" + lines.joined())
    }, configure: configure
  ).verdict
}

@Suite struct NextTests {
  /// 3 of 60 samples are of the rare class.
  private let labels = (0..<60).map { $0 < 3 ? "fraud" : "ok" }

  @Test func `a rare class is found or not, and compared with always answering the other`() throws {
    let never = labels.map { _ in [0.05, 0.95] }
    let always = labels.map { $0 == "fraud" ? [0.9, 0.1] : [0.1, 0.9] }
    let sentences = try verdict(["fraud", "ok"], labels, [("never", never), ("always", always)])
    #expect(sentences.contains("Of the 3 samples of fraud, never finds 0 and always 3."))
    #expect(
      sentences.contains(
        "Always answering ok is wrong for 5.00% of the samples; never and always are not shown to be "
          + "better than that."))
    // A class that is not rare has no such sentences.
    let half = (0..<60).map { $0 < 30 ? "fraud" : "ok" }
    let others = try verdict(["fraud", "ok"], half, [("never", never), ("always", always)])
    #expect(!others.contains { $0.hasPrefix("Of the ") || $0.hasPrefix("Always answering") })
  }

  @Test func `a class of many that a model does not find is named`() throws {
    let labels = (0..<80).map { ["cat", "dog", "fox", "fox"][$0 % 4] }
    let rows = labels.enumerated().map { place, label in
      switch label {
      case "cat": [0.8, 0.1, 0.1]
      case "dog": [0.1, 0.8, 0.1]
      default: place < 8 ? [0.1, 0.1, 0.8] : [0.2, 0.7, 0.1]
      }
    }
    let last = try #require(try verdict(["cat", "dog", "fox"], labels, [("m", rows)]).last)
    #expect(
      last.hasPrefix("Next: ") && last.contains("ook at class fox: m finds 4 of 40 samples."))
  }

  @Test func `infinite losses come before the rest, and there are at most three`() throws {
    let labels = (0..<80).map { $0 % 2 == 0 ? "a" : "b" }
    // Right four times in five and confident; once fully confident of a wrong answer.
    let sure = labels.enumerated().map { place, label in
      let p = place == 4 ? 0 : place % 5 == 0 ? 0.001 : 0.999
      return label == "a" ? [p, 1 - p] : [1 - p, p]
    }
    let last = try #require(try verdict(["a", "b"], labels, [("m", sure)]).last)
    #expect(last.hasPrefix("Next: look at the sample that makes m’s cross-entropy infinite."))
  }

  @Test func `no temperature is advised where it would work on raised zeros`() throws {
    let labels = (0..<400).map { $0 % 2 == 0 ? "a" : "b" }
    func model(_ p: (Int) -> Double) -> [[Double]] {
      labels.enumerated().map { place, label in
        label == "a" ? [p(place), 1 - p(place)] : [1 - p(place), p(place)]
      }
    }
    let sentences = try verdict(
      ["a", "b"], labels,
      [("hard", model { $0 % 10 == 0 ? 0 : 1 }), ("soft", model { $0 % 5 == 0 ? 0.3 : 0.8 })])
    #expect(!sentences.contains { $0.contains("the order reverses") })
    #expect(!sentences.contains { $0.contains("To refit hard") })
  }

  @Test func `of several infinite losses the fewest samples are an example`() throws {
    let labels = (0..<80).map { $0 % 2 == 0 ? "a" : "b" }
    func model(_ zeros: Int) -> [[Double]] {
      labels.enumerated().map { place, label in
        let p = place < zeros ? 0 : 0.9
        return label == "a" ? [p, 1 - p] : [1 - p, p]
      }
    }
    let last = try #require(
      try verdict(["a", "b"], labels, [("m", model(9)), ("n", model(2))]).last)
    #expect(
      last.hasPrefix(
        "Next: look at the samples that make cross-entropy infinite, such as the 2 of n."))
  }

  @Test func `a temperature that lowers a loss is said with what to do`() throws {
    let labels = (0..<400).map { $0 % 2 == 0 ? "a" : "b" }
    let sure = labels.enumerated().map { place, label in
      let p = place % 5 < 2 ? 0.0001 : 0.9999
      return label == "a" ? [p, 1 - p] : [1 - p, p]
    }
    let last = try #require(try verdict(["a", "b"], labels, [("m", sure)]).last)
    #expect(last.hasPrefix("Next: temperature scaling lowers m’s cross-entropy by "))
    #expect(last.contains("To refit m, divide the logarithms of its probabilities by "))
  }

  @Test func `an average that is clearly better is said`() throws {
    // The models are wrong on different samples, so their average is never wrong.
    let labels = (0..<400).map { $0 % 2 == 0 ? "a" : "b" }
    func model(_ wrong: (Int) -> Bool) -> [[Double]] {
      labels.enumerated().map { place, label in
        let p = wrong(place) ? 0.4 : 0.9
        return label == "a" ? [p, 1 - p] : [1 - p, p]
      }
    }
    let sentences = try verdict(
      ["a", "b"], labels, [("one", model { $0 % 4 == 0 }), ("two", model { $0 % 4 == 3 })])
    let last = try #require(sentences.last)
    #expect(
      last.contains("Try both together: the average of one and two has a cross-entropy "), "\(last)"
    )
  }

  @Test func `costs of the other class than the rare one are pointed out`() throws {
    let rows = labels.enumerated().map { place, label in
      let p = label == "fraud" ? 0.6 + 0.1 * Double(place) : 0.01 * Double(place % 40)
      return [p, 1 - p]
    }
    func next(_ configure: (inout ReportRequest) -> Void) throws -> String {
      try verdict(["fraud", "ok"], labels, [("m", rows)], configure).last ?? ""
    }
    let words = "f a false negative means a missed fraud, use --positive fraud"
    #expect(
      try next { $0.comparison.costs = Costs(falsePositive: 1, falseNegative: 20) }.contains(words))
    #expect(
      try !next {
        $0.comparison.costs = Costs(falsePositive: 1, falseNegative: 20)
        $0.positive = "fraud"
      }.contains(words))
    #expect(try !next { _ in }.contains(words))
  }
}
