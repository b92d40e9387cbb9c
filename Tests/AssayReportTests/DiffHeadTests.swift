import AssayData
import AssayResults
import AssayTestSupport
import Testing

@testable import AssayKit
@testable import AssayReport

/// The headline of two versions, by the verdicts in the primary metrics.
@Suite struct DiffHeadTests {
  private static let verdicts: [PairedTest.Verdict] = [
    .better, .worse, .noClearDifference, .tooFewSamples, .undecided,
  ]

  private func test(_ verdict: PairedTest.Verdict) -> PairedTest {
    PairedTest(
      PairedTest.Evidence(
        difference: verdict == .worse ? 0.1 : -0.1, count: 100, standardError: 0.01,
        degreesOfFreedom: nil, interval95: nil, p: 0.01, smallestP: nil, method: .welch,
        effectSize: nil, doubt: nil), family: .primary, adjustedP: 0.01, level: 0.05,
      interval: nil, verdict: verdict, detectable: nil)
  }

  private func change(_ metric: Metric, _ verdict: PairedTest.Verdict?) -> VersionChange {
    VersionChange(
      metric, old: .value(0.3), new: .value(0.2),
      verdict.map { .success(test($0)) } ?? .failure(.noStandardError))
  }

  private func model(
    _ name: String, _ error: PairedTest.Verdict?, _ entropy: PairedTest.Verdict?,
    old: String? = nil
  ) -> ModelChange {
    ModelChange(
      old: old ?? name, new: name,
      metrics: [change(.errorRate, error), change(.crossEntropy, entropy)])
  }

  private func words(_ models: [ModelChange], _ wording: any Wording = English()) throws
    -> DiffWords
  {
    let version = VersionDiff.Version(try sampleReport("party").results.results)
    return DiffWords(
      diff: VersionDiff(
        old: version, new: version, relation: .same, models: models, onlyOld: [], onlyNew: [],
        notes: [], logBase: .e, primary: [MetricKey.errorRate, MetricKey.crossEntropy]),
      wording: wording)
  }

  private func headline(_ models: [ModelChange]) throws -> String {
    DiffHead(words: try words(models)).headline
  }

  @Test(
    arguments: [
      (.better, .better, "The new version is clearly better than the old one"),
      (.worse, .worse, "The new version is clearly worse than the old one"),
      (
        .better, .noClearDifference, "The new version makes clearly fewer mistakes than the old one"
      ),
      (
        .noClearDifference, .worse,
        "The new version’s probabilities are clearly worse than the old one’s"
      ),
      (.undecided, .worse, "The new version’s probabilities are clearly worse than the old one’s"),
      (
        .better, .worse,
        "The new version makes clearly fewer mistakes than the old one, but its probabilities are clearly worse"
      ),
      (.noClearDifference, .noClearDifference, "No clear change"),
      (.noClearDifference, .tooFewSamples, "No clear change"),
      (.tooFewSamples, .tooFewSamples, "Too few samples to show a change"),
      (.undecided, .noClearDifference, "It is undecided whether the error rate changed"),
      (nil, nil, "Changes are not tested"),
      (nil, .better, "The new version’s probabilities are clearly better than the old one’s"),
    ] as [(PairedTest.Verdict?, PairedTest.Verdict?, String)])
  func `of one model the new version is the subject`(
    error: PairedTest.Verdict?, entropy: PairedTest.Verdict?, expected: String
  ) throws {
    #expect(try headline([model("m", error, entropy)]) == expected)
  }

  @Test func `renamed models have their names`() throws {
    #expect(
      try headline([model("b", .better, .better, old: "a")]) == "b is clearly better than a")
    #expect(
      try headline([model("b", .worse, nil, old: "a")]) == "b makes clearly more mistakes than a")
    #expect(
      try headline([model("b", .noClearDifference, nil, old: "a")])
        == "No clear change from a to b")
  }

  @Test func `of several models those that changed are named, the worse first`() throws {
    let same = model("same", .noClearDifference, .noClearDifference)
    let words = try words([
      same, model("a", .better, .better), model("b", .worse, .noClearDifference),
      model("c", .better, .better), model("d", .better, .worse),
    ])
    #expect(
      DiffHead(words: words).headline
        == "b is clearly worse than before in error rate; d is clearly better than before in error rate, "
        + "but clearly worse in cross-entropy; a and c are clearly better than before")
    #expect(DiffHead(words: words).sentences == ["No clear change: same."])
    #expect(try headline([same, same]) == "No clear change")
    #expect(
      try headline([model("a", .undecided, .noClearDifference), same])
        == "It is undecided whether the error rate changed")
    #expect(
      try headline([model("a", .tooFewSamples, nil), model("b", nil, nil)])
        == "Too few samples to show a change")
    #expect(try headline([model("a", nil, nil), model("b", nil, nil)]) == "Changes are not tested")
  }

  @Test func `of many models four are named`() throws {
    let models = (1...7).map { model("m\($0)", .worse, .worse) }
    #expect(
      try headline(models + [model("other", .noClearDifference, .noClearDifference)])
        == "m1, m2, m3, m4 and 3 more are clearly worse than before")
    #expect(try headline(models) == "All 7 models are clearly worse than before")
  }

  @Test func `beside a headline its models are not only counted, and versions have their names`()
    throws
  {
    let models = (1...5).map { model("m\($0)", .better, .better) }
    let others = [model("other", .noClearDifference, .noClearDifference)]
    for (wording, expected) in [
      (English(), "m5, m1, m2, m3 and 1 more are clearly better than in v1"),
      (Chinese(), "m5、m1、m2、m3，另有 1 个显著优于 v1"),
    ] as [(any Wording, String)] {
      let head = DiffHead(
        words: try words(models + others, wording), labels: .init(old: "v1", new: "v3"),
        leading: ["m5"])
      #expect(head.headline == expected)
    }
  }

  @Test func `a headline has no digits and no stop in either language`() throws {
    for error in DiffHeadTests.verdicts {
      for entropy in DiffHeadTests.verdicts {
        for wording in [English(), Chinese()] as [any Wording] {
          let head = DiffHead(words: try words([model("m", error, entropy)], wording))
          #expect(!head.headline.contains { $0.isNumber || ".。".contains($0) })
          #expect(!head.headline.isEmpty)
        }
      }
    }
  }

  @Test func `what depends on the labels alone is a fact, not a row`() throws {
    let constant = VersionChange(
      .majorityError, old: .value(0.9), new: .value(0.9), .failure(.notCompared))
    let words = try words([
      ModelChange(old: "m", new: "m", metrics: [change(.errorRate, .better), constant])
    ])
    #expect(words.ofLabels == "majority error 90.00%")
    let rows = words.rows(of: words.diff.models[0])
    #expect((rows.first + rows.more).map(\.metric) == [.errorRate])
  }

  @Test func `metrics that are the same by definition are one row`() throws {
    let words = try words([
      ModelChange(
        old: "m", new: "m",
        metrics: [
          change(.crossEntropy, .better), change(.klDivergence, .better),
          change(.squaredError, .better), change(.labelEntropy, nil),
        ])
    ])
    #expect(
      words.rows(of: words.diff.models[0]).first.map(\.name) == [
        "cross-entropy (= KL divergence), nats", "MSE",
      ])
  }

  @Test func `the best versions are named by metric, and equal ones last`() {
    let (one, two) = (
      BestVersions(versions: ["v2"], metrics: ["MSE"]),
      BestVersions(versions: ["v1", "v2", "v3"], metrics: ["error rate"])
    )
    let cases: [([BestVersions], String)] = [
      ([two, one], "v2 is the best of 3 versions by MSE; all are equal by error rate"),
      ([two], "All 3 versions are equal by error rate"),
      ([], "No version has a finite value"),
      (
        [one, BestVersions(versions: ["v1", "v3"], metrics: ["error rate", "ROC AUC"])],
        "v2 is the best of 3 versions by MSE, v1 and v3 by error rate and ROC AUC"
      ),
    ]
    for (best, sentence) in cases { #expect(English().best(best, of: 3) == sentence) }
    #expect(Chinese().best([two, one], of: 3) == "3 个版本中，MSE 以 v2 为最佳；error rate 相同")
  }
}
