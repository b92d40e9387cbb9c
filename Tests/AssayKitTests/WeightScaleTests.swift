import AssayKit
import AssayNumerics
import AssayTestSupport
import Foundation
import Testing

/// Random samples with weights, groups and a column for slices.
private struct DrawnSamples {
  private static let classes = ["a", "b", "c"]

  let labels: [String]
  let groups: [Int]
  let weights: [Double]
  /// The probabilities, by model, sample and class.
  let models: [[[Double]]]

  init(seed: UInt64, count: Int = 300, groupCount: Int = 40) {
    var generator = SplitMix64(seed: seed)
    let labels = (0..<count).map { _ in Int(generator.next() % 3) }
    self.labels = labels.map { DrawnSamples.classes[$0] }
    groups = labels.map { _ in Int(generator.next() % UInt64(groupCount)) }
    weights = labels.map { _ in
      generator.next() % 10 == 0 ? 0 : Double.random(in: 0.001...20, using: &generator)
    }
    models = (0..<2).map { _ in
      labels.map { label in
        let parts = (0..<3).map {
          Double.random(in: 0...1, using: &generator) + ($0 == label ? 0.5 : 0)
        }
        return parts.map { $0 / parts.reduce(0, +) }
      }
    }
  }

  func folder(_ weight: (Int, Double) -> Double = { $1 }) throws -> SampleFolder {
    var text = "id,label,w,g,s\n"
    for row in labels.indices {
      text += "\(row),\(labels[row]),\(weight(row, weights[row])),g\(groups[row]),s\(row % 4)\n"
    }
    func table(_ model: [[Double]]) -> String {
      model.enumerated().reduce("id,a,b,c\n") { text, row in
        text + "\(row.offset)," + row.element.map { "\($0)" }.joined(separator: ",") + "\n"
      }
    }
    return try SampleFolder([
      "labels.csv": text, "one.csv": table(models[0]), "two.csv": table(models[1]),
    ])
  }
}

/// All of `results.json` except the files.
private func results(
  _ folder: SampleFolder, group: String? = nil, slices: [String] = [], jobs: Int = 1
) throws -> String {
  var request = folder.request()
  (request.weight, request.group, request.slices, request.jobs) = ("w", group, slices, jobs)
  request.comparison.leastSliceSamples = 5
  var members = try json(Report(request))
  members["files"] = nil
  return String(
    decoding: try JSONSerialization.data(withJSONObject: members, options: .sortedKeys),
    as: UTF8.self)
}

@Suite struct WeightScaleTests {
  private static let unscaled = Shared<String?, String> { group in
    try results(try DrawnSamples(seed: 7).folder(), group: group, slices: ["s"])
  }

  @Test(arguments: [-1000, -997, -512, -111, -1, 1, 32, 500, 900], [nil, "g"])
  func `weights times a power of two give the same results to the last bit`(
    power: Int, group: String?
  ) throws {
    let samples = DrawnSamples(seed: 7)
    let expected = try WeightScaleTests.unscaled.value(of: group)
    let scaled = try samples.folder {
      Double(sign: .plus, exponent: power, significand: $1)
    }
    // Each power is measured with one number of workers, each number with four or five powers.
    let jobs = power.isMultiple(of: 2) ? 1 : 2
    #expect(try results(scaled, group: group, slices: ["s"], jobs: jobs) == expected)
  }

  @Test func `groups that are added up on the way come to the same`() throws {
    // More samples than are kept waiting, in groups that recur throughout.
    let samples = DrawnSamples(seed: 17, count: 9000, groupCount: 30)
    let folder = try samples.folder()
    let expected = try results(folder, group: "g")
    #expect(try results(folder, group: "g", jobs: 2) == expected)
    #expect(try results(try samples.folder { $1 * 0x1p-900 }, group: "g") == expected)
  }

  @Test func `twenty groups or samples are flipped alike at any scale`() throws {
    let samples = DrawnSamples(seed: 11, groupCount: 9)
    let expected = try results(try samples.folder(), group: "g")
    #expect(expected.contains("\"sign_flip_and_hall\""))
    #expect(try results(try samples.folder { $1 * 0x1p-1000 }, group: "g") == expected)
    let few = try samples.folder { $0 < 15 ? $1 : 0 }
    let tiny = try samples.folder { $0 < 15 ? $1 * 0x1p-1000 : 0 }
    #expect(try results(tiny) == results(few))
  }

  @Test(arguments: [0x1p-60, 0x1p-400, 0x1p-1000])
  func `a class that weighs next to nothing keeps its own shares`(ratio: Double) throws {
    let samples = DrawnSamples(seed: 3)
    // A metric of the class a alone, which does not depend on the weights of the others.
    func share(_ folder: SampleFolder, _ name: String) throws -> Double {
      var request = folder.request()
      request.weight = "w"
      return try number(try Report(request), "per_class", "one", "a", name)
    }
    let tiny = try samples.folder { samples.labels[$0] == "a" ? $1 * ratio : $1 }
    let plain = try samples.folder()
    #expect(try share(tiny, "recall") == share(plain, "recall"))
    var request = tiny.request()
    request.weight = "w"
    let report = try Report(request)
    let recalls = try ["a", "b", "c"].map { try number(report, "per_class", "one", $0, "recall") }
    let balanced = try number(report, "metrics", "one", "balanced_error")
    #expect((balanced - (1 - recalls.reduce(0, +) / 3)).magnitude < 1e-15)
    // The area of a class compares its samples with the others', all of which were scaled alike.
    let area = try number(report, "metrics", "one", "roc_auc")
    #expect(area > 0.5 && area < 1)
    #expect(try number(report, "metrics", "one", "average_precision") > 0)
  }

  @Test func `an area does not change with what one of two classes weighs`() throws {
    func area(_ factor: Double) throws -> Double {
      let labels = (0..<40).reduce("id,label,w\n") { text, row in
        let isFirst = row % 3 == 0
        let weight = Double(row % 5 + 1) * (isFirst ? factor : 1)
        return text + "\(row),\(isFirst ? "a" : "b"),\(weight)\n"
      }
      let model = (0..<40).reduce("id,a,b\n") { text, row in
        let share = Double((row * 17 + (row % 3 == 0 ? 30 : 0)) % 64) / 64
        return text + "\(row),\(share),\(1 - share)\n"
      }
      let folder = try SampleFolder(["labels.csv": labels, "one.csv": model, "two.csv": model])
      var request = folder.request()
      request.weight = "w"
      return try number(try Report(request), "metrics", "one", "roc_auc")
    }
    let plain = try area(1)
    #expect(plain > 0 && plain < 1)
    for factor in [0x1p-60, 0x1p-900, 0x1p900] { #expect(try area(factor) == plain) }
  }

  @Test func `weights near the largest double do not overflow`() throws {
    let samples = DrawnSamples(seed: 5)
    func folder(_ factor: Double) throws -> SampleFolder {
      try samples.folder { _, weight in (weight > 0 ? 0.5 + weight / 40 : 0) * factor }
    }
    let largest = Double.greatestFiniteMagnitude.binade
    #expect(try results(folder(largest), group: "g") == results(folder(1), group: "g"))
  }

  @Test func `subnormal weights count by their ratios`() throws {
    let samples = DrawnSamples(seed: 9)
    let whole = try samples.folder { row, _ in Double(row % 5) }
    let subnormal = try samples.folder { row, _ in Double(row % 5) * .leastNonzeroMagnitude }
    #expect(try results(subnormal) == results(whole))
  }

  @Test func `a slice of tiny weights is measured as by itself`() throws {
    let samples = DrawnSamples(seed: 13)
    func slice(_ folder: SampleFolder) throws -> String {
      let text = try results(folder, slices: ["s"])
      let start = try #require(text.range(of: "\"value\":\"s1\""))
      let before = try #require(
        text.range(
          of: "\"estimates\"", options: .backwards, range: text.startIndex..<start.lowerBound))
      return String(text[before.lowerBound..<start.upperBound])
    }
    let tiny = try samples.folder { $0 % 4 == 1 ? $1 * 0x1p-1000 : $1 }
    #expect(try slice(tiny) == slice(try samples.folder()))
  }
}

@Suite struct WeightCountTests {
  private func report() throws -> (folder: SampleFolder, request: ReportRequest) {
    let model = "id,a,b\n0,.9,.1\n1,.6,.4\n2,.4,.6\n3,.3,.7\n4,.7,.3\n5,.1,.9\n6,.8,.2\n"
    let folder = try SampleFolder([
      "labels.csv": "id,label,w\n0,a,2\n1,a,1\n2,a,4\n3,b,3\n4,b,.5\n5,b,0\n6,a,0\n",
      "one.csv": model, "two.csv": model,
    ])
    var request = folder.request()
    request.weight = "w"
    return (folder, request)
  }

  @Test func `counts are of samples of weight above 0, and rates go by weights`() throws {
    let (folder, request) = try report()
    let report = try Report(request)
    #expect(try number(report, "n") == 5)
    #expect(try number(report, "estimates", "one", "error_rate", "n") == 5)
    #expect(try number(report, "statistics", "one", "cross_entropy", "n") == 5)
    #expect(try number(report, "per_class", "one", "a", "support") == 3)
    #expect(try number(report, "per_class", "one", "b", "support") == 2)
    #expect(try number(report, "per_class", "one", "a", "recall") == 3.0 / 7)
    #expect(try number(report, "per_class", "one", "a", "precision") == 3 / 3.5)
    let text = report.json().filter { !$0.isWhitespace }
    #expect(text.contains("\"one\":[[2,1],[1,1]]"))
    #expect(text.contains("\"label_counts\":[3,2]"))
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: [
    (
      Language.english, "weighted by w", "numbers of samples, not weighted",
      "numbers of samples; rates are weighted", "2 samples of weight 0 are left out"
    ),
    (.chinese, "列加权", "样本个数，不加权", "样本按个数计，比率加权", "权重为 0，不计入"),
  ])
  func `each table says whether it counts or weighs`(
    language: Language, weighted: String, counted: String, both: String, left: String
  ) throws {
    var (folder, request) = try report()
    request.language = language
    let report = try Report(request)
    for text in try [report.markdown(), report.html()] {
      for words in [weighted, counted, both, left] { #expect(text.contains(words), "\(words)") }
    }
    #expect(report.scoreboard(width: 100).contains(weighted))
    request.weight = nil
    let plain = try Report(request).markdown()
    for words in [weighted, counted, both] { #expect(!plain.contains(words)) }
    withExtendedLifetime(folder) {}
  }

  @Test func `classes that are each a yes or no count samples and go by weights`() throws {
    let model = "id,x,y\n1,.9,.2\n2,.4,.8\n3,.7,.6\n4,.1,.9\n5,.2,.1\n"
    let folder = try SampleFolder([
      "labels.csv": "id,x,y,w\n1,1,0,1\n2,1,1,2\n3,0,1,4\n4,0,0,1\n5,1,1,0\n",
      "one.csv": model, "two.csv": model,
    ])
    var request = folder.request()
    (request.task, request.weight) = (.multilabel, "w")
    let report = try Report(request)
    #expect(try number(report, "n") == 4)
    #expect(try number(report, "per_class", "one", "x", "support") == 2)
    #expect(try number(report, "per_class", "one", "x", "recall") == 1.0 / 3)
    #expect(try number(report, "per_class", "one", "x", "precision") == 1.0 / 5)
    #expect(try number(report, "per_class", "one", "y", "precision") == 6.0 / 7)
    #expect(try number(report, "per_class", "one", "y", "error") == 1.0 / 8)
    #expect(try number(report, "metrics", "one", "micro_f1") == 14.0 / 21)
    withExtendedLifetime(folder) {}
  }

  @Test func `samples of weight 0 leave gaps between rows and change nothing`() throws {
    let samples = DrawnSamples(seed: 21)
    let (folder, request) = try report()
    #expect(try Report(request).markdown().contains("5 samples"))
    // Slices, too, use the rows that are left.
    _ = try results(try samples.folder { $0 < 290 ? 0 : $1 + 1 }, slices: ["s"])
    withExtendedLifetime(folder) {}
  }
}
