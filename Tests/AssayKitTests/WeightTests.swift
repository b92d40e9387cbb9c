import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// Samples with weights and groups, whose expected values are from NumPy, SciPy and scikit-learn.
///
/// There are 24 samples of three classes; the probabilities are whole numbers divided by their sum.
private struct WeighedSamples {
  static let count = 24

  static func labels(weight: (Int) -> String) -> String {
    (0..<count).reduce("id,label,w,site\n") { text, row in
      text + "s\(row),c\(row % 3),\(weight(row)),site\(row / 3 % 6)\n"
    }
  }

  /// A model with the probabilities (1 + (i·row + j·class) mod 7 + gain if the class is the label)
  /// ÷ sum.
  static func model(_ i: Int, _ j: Int, gain: Int) -> String {
    (0..<count).reduce("id,c0,c1,c2\n") { text, row in
      let parts = (0..<3).map { 1 + (row * i + $0 * j) % 7 + ($0 == row % 3 ? gain : 0) }
      let sum = Double(parts.reduce(0, +))
      return text + "s\(row)," + parts.map { "\(Double($0) / sum)" }.joined(separator: ",") + "\n"
    }
  }

  static func folder(
    weight: (Int) -> String = { "\(Double($0 * 7 % 5) / 2)" }
  ) throws -> (folder: SampleFolder, request: ReportRequest) {
    let folder = try SampleFolder([
      "labels.csv": labels(weight: weight), "one.csv": model(3, 5, gain: 1),
      "two.csv": model(5, 2, gain: 4),
    ])
    return (folder, folder.request())
  }
}

private func comparison(_ report: Report, _ metric: String) throws -> [String: Any] {
  let list = try #require(json(report)["comparisons"] as? [[String: Any]])
  return try #require(list.first { $0["metric"] as? String == metric })
}

private func isClose(_ value: Double?, _ expected: Double, relative: Double = 1e-12) -> Bool {
  value.map { ($0 - expected).magnitude <= relative * expected.magnitude } ?? false
}

@Suite struct WeightTests {
  @Test(arguments: [
    ("one", "error_rate", 0.6170212765957447), ("one", "cross_entropy", 1.0348952709681993),
    ("one", "balanced_error", 0.6122357174988755), ("one", "macro_f1", 0.38179012345679014),
    ("one", "mcc", 0.0792558551324566), ("one", "cohen_kappa", 0.07780784844384303),
    ("one", "roc_auc", 0.652120662705028), ("one", "average_precision", 0.6410937416042),
    ("one", "d2_log_loss", 0.04716047176165483), ("two", "error_rate", 0.2978723404255319),
    ("two", "cross_entropy", 0.7547530360766385), ("two", "balanced_error", 0.26900584795321647),
    ("two", "macro_f1", 0.7103641456582634), ("two", "mcc", 0.5817439444456592),
    ("two", "cohen_kappa", 0.5577956989247312), ("two", "roc_auc", 0.8523597360671663),
    ("two", "average_precision", 0.8241039201606117), ("two", "d2_log_loss", 0.3050905275092115),
  ])
  func `metrics of weighted samples are scikit-learn's`(
    model: String, metric: String, expected: Double
  ) throws {
    var (folder, request) = try WeighedSamples.folder()
    request.weight = "w"
    let report = try Report(request)
    #expect(isClose(report.metric(metric, of: model), expected))
    // Groups change intervals, but no value.
    request.group = "site"
    #expect(isClose(try Report(request).metric(metric, of: model), expected))
    withExtendedLifetime(folder) {}
  }

  /// Hall's interval with the jackknife's standard error, and the larger p of Hall's test and of
  /// the sign-flip test over all units.
  @Test(
    arguments: [
      (
        "w", nil, 0.7724410041620913, 1.3065915161413453, -0.28014223489156087, 0.006931304931640625
      ),
      (
        nil, "site", 0.6763850339962879, 1.4015199552499147, -0.34774157758938523,
        0.0979257744559397
      ),
      ("w", "site", 0.6586251783672417, 1.4621165168576264, -0.28014223489156087, 0.09375),
    ] as [(String?, String?, Double, Double, Double, Double)])
  func `standard errors are robust to weights and groups`(
    weight: String?, group: String?, low: Double, high: Double, difference: Double, p: Double
  ) throws {
    var (folder, request) = try WeighedSamples.folder()
    (request.weight, request.group) = (weight, group)
    let report = try Report(request)
    #expect(isClose(try number(report, "estimates", "one", "cross_entropy", "low"), low))
    #expect(isClose(try number(report, "estimates", "one", "cross_entropy", "high"), high))
    let test = try comparison(report, "cross_entropy")
    #expect(isClose(test["difference"] as? Double, difference))
    #expect(test["method"] as? String == "sign_flip_and_hall")
    #expect(isClose(test["p"] as? Double, p, relative: 1e-9))
    withExtendedLifetime(folder) {}
  }

  @Test func `no bit depends on the number of workers`() throws {
    var (folder, request) = try WeighedSamples.folder()
    (request.weight, request.group, request.slices) = ("w", "site", ["site"])
    request.comparison.leastSliceSamples = 1
    let reports = try [1, 2].map { jobs in
      request.jobs = jobs
      return try Report(request).json()
    }
    #expect(reports[0] == reports[1])
    withExtendedLifetime(folder) {}
  }

  @Test func `whole weights are as so many samples`() throws {
    var (folder, request) = try WeighedSamples.folder { "\($0 % 3)" }
    request.weight = "w"
    let weighted = try Report(request)
    func repeated(_ text: String) -> String {
      let lines = text.split(separator: "\n").map(String.init)
      return lines.enumerated().dropFirst().reduce(lines[0] + "\n") { text, line in
        (0..<(line.offset - 1) % 3).reduce(text) { $0 + "r\($1)" + line.element + "\n" }
      }
    }
    let copies = try SampleFolder([
      "labels.csv": repeated(try folder.text("labels.csv")),
      "one.csv": repeated(try folder.text("one.csv")),
      "two.csv": repeated(try folder.text("two.csv")),
    ])
    let plain = try Report(copies.request())
    let keys = [
      "error_rate", "cross_entropy", "mse", "balanced_error", "macro_f1", "mcc", "cohen_kappa",
      "roc_auc", "average_precision", "ece", "mce", "top_2_error", "brier_skill",
      "majority_error",
    ]
    for key in keys {
      let expected = try #require(plain.metric(key, of: "two"))
      #expect(isClose(weighted.metric(key, of: "two"), expected), "\(key)")
    }
  }

  @Test func `one class that is a yes or no takes weights and groups`() throws {
    let folder = try SampleFolder([
      "labels.csv": "id,w,site,a\n1,1,x,1\n2,3,y,0\n", "one.csv": "id,a\n1,0.75\n2,0.75\n",
    ])
    var request = folder.request()
    request.task = .multilabel
    request.models.removeLast()
    request.weight = "w"
    #expect(try Report(request).metric("error_rate", of: "one") == 0.75)
    request.group = "site"
    #expect(try Report(request).metric("error_rate", of: "one") == 0.75)
  }

  @Test func `samples of weight 0 count for nothing`() throws {
    let labels = "id,label,w\n1,a,2\n2,b,0\n"
    let folder = try SampleFolder(["labels.csv": labels, "one.csv": "id,a,b\n1,.75,.25\n2,1,0\n"])
    var request = folder.request()
    request.weight = "w"
    let report = try Report(request)
    #expect(report.metric("error_rate", of: "one") == 0)
    #expect(isClose(report.metric("cross_entropy", of: "one"), 0.2876820724517809))
    #expect(!(try report.markdown().contains("the cross-entropy is infinite")))
  }

  @Test func `a report says what weights and groups mean`() throws {
    var (folder, request) = try WeighedSamples.folder()
    (request.weight, request.group) = ("w", "site")
    let text = try Report(request).markdown()
    #expect(text.contains("Samples are weighted by w."))
    #expect(text.contains("Samples with the same site belong together"))
    #expect(text.contains("Too few samples to distinguish two from one: with 6 groups"))
    request.group = nil
    #expect(try Report(request).markdown().contains("by w (effective sample size 15.7)."))
    withExtendedLifetime(folder) {}
  }
}
