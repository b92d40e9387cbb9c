import AssayCompare
import AssayData
import AssayEvaluate

/// The sentence that says which of two models is better, by the rule of ``PairedTest/Verdict``.
///
/// It goes by the error rate and the cross-entropy, or by the MSE where that is infinite; of classes
/// that are each a yes or no of its own by their counterparts.
struct Claim {
  private typealias Finding = (metric: Metric, test: PairedTest)

  private let comparison: Comparison
  private let pair: PairedComparison
  private let findings: [Finding]

  /// The claim about a pair; nil where nothing was tested.
  init?(_ pair: PairedComparison, in comparison: Comparison) {
    self.comparison = comparison
    self.pair = pair
    findings = Claim.keys(of: pair, comparison.task).compactMap { key in
      guard let metric = comparison.metric(key), let test = pair.test(key) else { return nil }
      return (metric, test)
    }
    if findings.isEmpty { return nil }
  }

  /// The metrics that it goes by.
  static func keys(of pair: PairedComparison, _ task: EvaluationTask) -> [String] {
    let isFinite = pair.test(task.primaryLoss) != nil
    return [MetricKey.errorRate, isFinite ? task.primaryLoss : task.finiteLoss]
  }

  /// Whether the candidate is its subject, so that what follows can go on with “its”.
  var isAboutCandidate: Bool { !names(.better).isEmpty || !names(.worse).isEmpty }

  var sentence: String {
    let (baseline, candidate) = (model(pair.baseline), model(pair.candidate))
    let (better, worse) = (names(.better), names(.worse))
    let (same, unknown) = (names(.noClearDifference), names(.tooFewSamples))
    if unknown.count == findings.count {
      return "Too few samples to tell \(candidate) from \(baseline): \(leastP)."
    }
    var sentence =
      switch (better.isEmpty, worse.isEmpty) {
      case (false, false):
        "\(candidate) is better than \(baseline) in \(Claim.list(better)), "
          + "but worse in \(Claim.list(worse))"
      case (false, true): "\(candidate) is better than \(baseline) in \(Claim.list(better))"
      case (true, false): "\(candidate) is worse than \(baseline) in \(Claim.list(worse))"
      case (true, true):
        "No clear difference between \(candidate) and \(baseline) in \(Claim.list(same))"
      }
    if isAboutCandidate, !same.isEmpty {
      sentence += ", with no clear difference in \(Claim.list(same))"
    }
    if !unknown.isEmpty { sentence += "; too few samples to tell in \(Claim.list(unknown))" }
    return sentence + "."
  }

  private func model(_ place: Int) -> String { comparison.evaluations[place].model }

  private func names(_ verdict: PairedTest.Verdict) -> [String] {
    findings.filter { $0.test.verdict == verdict }.map(\.metric.name)
  }

  /// Why no test can tell: the smallest p that such samples could give, and what it would take.
  private var leastP: String {
    guard
      let (metric, test) = findings.min(by: {
        ($0.test.smallestP ?? 1) < ($1.test.smallestP ?? 1)
      })
    else { return "" }
    let differing =
      test.method == .mcNemar
      ? pair.outcomes.onlyBaselineRight + pair.outcomes.onlyCandidateRight
      : pair.records[metric.key].map { $0.lower + $0.higher } ?? 0
    let samples =
      comparison.options.group != nil
      ? Figures.count(comparison.units?.count ?? 0, "group")
      : differing == 0 || differing == comparison.count
        ? Figures.count(comparison.count, "sample")
        : "the \(Figures.count(differing)) of \(Figures.count(comparison.count, "sample")) "
          + (test.method == .mcNemar ? "that only one gets right" : "in which their losses differ")
    return "\(samples) cannot give a p below \(Figures.p(test.smallestP ?? 1)), and a claim takes "
      + "\(Figures.p(1 - test.confidence)) or less"
  }

  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
