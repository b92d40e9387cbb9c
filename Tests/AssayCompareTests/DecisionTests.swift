import AssayBytes
import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import AssayStatistics
import AssayTestSupport
import Foundation
import Testing

/// The folder with values of another program; nil if it is missing.
private let decisions = externalCases("reference/decide")

private let noReference: Comment = "the folder shared/reference/decide is missing"

extension Document {
  fileprivate var interval: (low: Double, high: Double)? {
    let ends = numbers
    return ends.count == 2 ? (ends[0], ends[1]) : nil
  }
}

/// A set of predictions, and the file with its values.
private struct Example: CustomTestStringConvertible, Sendable {
  let testDescription: String
  private let compared = Once<(comparison: Comparison, candidates: [String])>()

  static let all = ["digits", "breast_cancer", "iris"].map(Example.init)

  init(_ name: String) { testDescription = name }

  /// The comparison, made once for all tests.
  func comparison() throws -> (comparison: Comparison, candidates: [String]) {
    try compared.value(measured)
  }

  var expected: Document {
    get throws {
      try Document(file: #require(decisions).appending(path: "\(testDescription).json").path)
    }
  }

  /// The models, compared as the file says.
  private func measured() throws -> (comparison: Comparison, candidates: [String]) {
    let inputs = try expected["inputs"]
    let folder = try #require(decisions)
    var request = ReadRequest()
    request.labels = folder.appending(path: try #require(inputs["labels"].text)).path
    let models = inputs["models"].members
    request.models = try models.map { name, file in
      ReadRequest.ModelInput(
        name: name, path: folder.appending(path: try #require(file.text)).path)
    }
    var options = ComparisonOptions()
    options.baseline = inputs["baseline"].text
    let names = models.map(\.key).filter { $0 != options.baseline }
    return (try compare(read(request).testSet, options: options), names)
  }
}

private func expectClose(
  _ value: Double?, _ expected: Double?, _ relative: Double, absolute: Double = 0,
  _ what: String, location: SourceLocation = #_sourceLocation
) {
  guard let value, let expected else {
    #expect(value == nil && expected == nil, "\(what)", sourceLocation: location)
    return
  }
  #expect(
    (value - expected).magnitude <= relative * expected.magnitude + absolute,
    "\(what): \(value), not \(expected)", sourceLocation: location)
}

private func tolerance(ofP p: Double?) -> Double { (p ?? 1) < 1e-30 ? 1e-6 : 1e-9 }

@Suite(.enabled(if: decisions != nil, noReference))
struct DecisionTests {
  @Test(arguments: Example.all)
  private func `all candidates in all primary metrics are one family`(_ example: Example) throws {
    let (comparison, names) = try example.comparison()
    for expected in try example.expected["multiplicity"]["tests"].list {
      let index = try #require(names.firstIndex { $0 == expected["candidate"].text })
      let key = try #require(expected["metric"].text)
      let result = comparison.pairs[index].tests[key]
      let what = "\(names[index]), \(key)"
      guard let p = expected["p"].number else {
        #expect(throws: NoPairedTest.self, "\(what)") { try result?.get() }
        continue
      }
      let test = try #require(try result?.get())
      #expect(test.family == .primary)
      expectClose(test.p, p, tolerance(ofP: p), what)
      expectClose(test.adjustedP, expected["p_family"].number, tolerance(ofP: p), what)
      expectClose(test.level, expected["level"].number, 1e-12, what)
      let (low, high) = (try #require(expected["interval_family"].interval))
      expectClose(test.interval?.low, low, 1e-9, what)
      expectClose(test.interval?.high, high, 1e-9, what)
      expectClose(test.interval95?.low, expected["interval_95"].interval?.low, 1e-9, what)
      expectClose(test.interval95?.high, expected["interval_95"].interval?.high, 1e-9, what)
      #expect(test.verdict.rawValue == expected["verdict"].text, "\(what)")
    }
    for (key, tests) in try example.expected["multiplicity"]["exploratory"].members {
      for expected in tests.list {
        let index = try #require(names.firstIndex { $0 == expected["candidate"].text })
        let test = try #require(comparison.pairs[index].test(key))
        #expect(test.family == .exploratory)
        expectClose(
          test.adjustedP, expected["p_holm"].number, tolerance(ofP: expected["p"].number), key)
      }
    }
  }

  @Test(arguments: Example.all)
  private func `mean losses are tested by two tests and the signs`(_ example: Example) throws {
    let (comparison, names) = try example.comparison()
    for (name, losses) in try example.expected["paired_losses"].members {
      let index = try #require(names.firstIndex(of: name))
      for (key, expected) in losses.members {
        let what = "\(name), \(key)"
        guard expected["p"].number != nil else {
          #expect(comparison.pairs[index].test(key) == nil)
          continue
        }
        let test = try #require(comparison.pairs[index].test(key))
        let found = test.evidence
        expectClose(found.difference, expected["difference"].number, 1e-11, absolute: 1e-15, what)
        expectClose(found.standardError, expected["standard_error"].number, 1e-9, what)
        expectClose(found.degreesOfFreedom, expected["df"].number, 1e-12, what)
        expectClose(found.p, expected["p"].number, tolerance(ofP: expected["p"].number), what)
        expectClose(found.smallestP, expected["smallest_p"].number, 1e-12, what)
        expectClose(found.interval95?.low, expected["interval"].interval?.low, 1e-9, what)
        expectClose(found.interval95?.high, expected["interval"].interval?.high, 1e-9, what)
        let record = try #require(comparison.pairs[index].records[key])
        #expect(Double(record.lower) == expected["lower"].number)
        #expect(Double(record.equal) == expected["equal"].number)
        #expect(found.method.rawValue == expected["method"].text, "\(what)")
      }
    }
  }

  @Test(arguments: Example.all)
  private func `what follows from confusion matrices is drawn anew`(_ example: Example) throws {
    let (comparison, names) = try example.comparison()
    for (name, expected) in try example.expected["confusion_differences"].members {
      let index = try #require(names.firstIndex(of: name))
      let pair = comparison.pairs[index]
      for (key, metric) in expected["metrics"].members {
        expectDrawn(pair.test(key), metric, "\(name), \(key)")
      }
      for (label, expected) in expected["per_class"].list.enumerated() {
        let what = "\(name), class \(label)"
        let tests = pair.classTests.mapValues { try? $0[label].get() }
        expectDrawn(tests[.precision] ?? nil, expected["precision_difference"], what)
        expectDrawn(tests[.f1] ?? nil, expected["f1_difference"], what)
        let recall = tests[.recall] ?? nil
        let values = expected["recall_difference"]
        expectClose(recall?.difference, values["difference"].number, 1e-12, absolute: 1e-15, what)
        expectClose(recall?.p, values["p"].number, 1e-9, what)
        expectClose(recall?.adjustedP, values["p_holm_classes"].number, 1e-9, what)
        expectClose(
          recall?.interval95?.low, values["interval"].interval?.low, 1e-9, absolute: 1e-15, what)
        expectClose(
          recall?.interval95?.high, values["interval"].interval?.high, 1e-9, absolute: 1e-15, what)
      }
    }
  }

  /// Expects p and, if the reference has an interval, its ends and the adjusted p.
  private func expectDrawn(_ test: PairedTest?, _ expected: Document, _ what: String) {
    expectClose(test?.p, expected["p"].number, 1e-12, what)
    guard let interval = expected["interval"].interval else { return }
    expectClose(test?.interval95?.low, interval.low, 0, absolute: 1e-12, what)
    expectClose(test?.interval95?.high, interval.high, 0, absolute: 1e-12, what)
    if let adjusted = expected["p_holm_classes"].number {
      expectClose(test?.adjustedP, adjusted, 1e-9, what)
    }
  }

  @Test(arguments: Example.all)
  private func `margins and numbers of samples are as worked out`(_ example: Example) throws {
    let (comparison, names) = try example.comparison()
    for (name, metrics) in try example.expected["margins"].members {
      let index = try #require(names.firstIndex(of: name))
      for (key, entries) in metrics.members {
        for expected in entries.list {
          let what = "\(name), \(key)"
          let size = try #require(expected["margin"].number)
          let margin = try #require(Margin(metric: key, size: size))
          let result = MarginResult(
            baseline: 0, candidate: index + 1, margin,
            comparison.pairs[index].tests[key] ?? .failure(.notCompared),
            lowerIsBetter: comparison.metric(key)?.direction != .higherIsBetter)
          #expect(result.verdict.rawValue == expected["verdict"].text, "\(what)")
          expectClose(result.interval?.low, expected["interval_95"].interval?.low, 1e-9, what)
          let plan = expected["plan"]
          #expect(
            result.samplesNotWorse.map(Double.init)
              == plan["samples_not_worse"].number ?? plan["samples"].number,
            "\(what)")
          #expect(
            result.samplesEquivalent.map(Double.init) == plan["samples_equivalence"].number,
            "\(what)")
        }
      }
    }
  }
}
