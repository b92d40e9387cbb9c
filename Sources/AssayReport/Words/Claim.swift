import AssayCompare
import AssayData
import AssayEvaluate

/// The sentence that says which of two models is better, by the rule of ``PairedTest/Verdict``.
///
/// It goes by the error rate and the cross-entropy, or by the MSE where that is infinite.
struct Claim {
  let comparison: Comparison
  let pair: PairedComparison

  private typealias Finding = (metric: Metric, test: PairedTest)

  /// Nil where nothing was tested.
  var sentence: String? {
    let findings = findings
    guard !findings.isEmpty else { return nil }
    func names(_ verdict: PairedTest.Verdict) -> [String] {
      findings.filter { $0.test.verdict == verdict }.map(\.metric.name)
    }
    let (baseline, candidate) = (
      comparison.evaluations[pair.baseline].model, comparison.evaluations[pair.candidate].model
    )
    let (better, worse) = (names(.better), names(.worse))
    let (same, unknown) = (names(.noClearDifference), names(.tooFewSamples))
    if unknown.count == findings.count { return tooFew(findings, baseline, candidate) }
    if better.isEmpty, worse.isEmpty {
      let rest = unknown.isEmpty ? "" : "; too few samples tell about \(Claim.list(unknown))"
      return
        "No clear difference between \(candidate) and \(baseline) in \(Claim.list(same))\(rest)."
    }
    var parts: [String] = []
    if !better.isEmpty { parts.append("better than \(baseline) in \(Claim.list(better))") }
    if !worse.isEmpty {
      parts.append("worse \(better.isEmpty ? "than \(baseline) " : "")in \(Claim.list(worse))")
    }
    var sentence = "\(candidate) is " + parts.joined(separator: ", and ")
    if !same.isEmpty { sentence += ", with no clear difference in \(Claim.list(same))" }
    if !unknown.isEmpty { sentence += "; too few samples tell about \(Claim.list(unknown))" }
    return sentence + "."
  }

  private var findings: [Finding] {
    let isFinite = pair.test(MetricKey.crossEntropy) != nil
    return [MetricKey.errorRate, isFinite ? MetricKey.crossEntropy : MetricKey.squaredError]
      .compactMap { key in
        guard let metric = comparison.metric(key), let test = pair.test(key) else { return nil }
        return (metric, test)
      }
  }

  private func tooFew(_ findings: [Finding], _ baseline: String, _ candidate: String) -> String {
    let smallest = findings.compactMap(\.test.smallestP).min() ?? 1
    let differing = pair.outcomes.onlyBaselineRight + pair.outcomes.onlyCandidateRight
    let samples =
      comparison.count <= 20 || findings.count > 1
      ? "of \(Figures.count(comparison.count, "sample"))"
      : "of \(Figures.count(differing, "sample")) about which they differ"
    return "Too few samples to tell \(candidate) and \(baseline) apart: \(samples), no paired test "
      + "can give a p below \(Figures.p(smallest))."
  }

  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
