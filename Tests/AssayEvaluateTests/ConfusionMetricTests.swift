import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

@Suite struct ConfusionMetricTests {
  @Test(arguments: ReferenceCase.all)
  func `metrics of the confusion matrix are right`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    let classification = expected["classification"]
    for (key, right) in [
      (MetricKey.balancedError, classification["balanced_error"]),
      (MetricKey.macroF1, classification["macro_zero_division_0"]["f1"]),
      (MetricKey.matthewsCorrelation, classification["mcc"]),
      (MetricKey.cohenKappa, classification["cohen_kappa"]),
      (MetricKey.majorityError, expected["baseline_majority_error_rate"]),
    ] where !right.isMissing {
      try expectEqual(measured.evaluation.estimate(key), right, key)
    }
  }

  @Test(arguments: ReferenceCase.all)
  func `skill is measured against the class frequencies`(_ reference: ReferenceCase) throws {
    let (measured, expected) = (try reference.measured(), try reference.expected())
    try expectEqual(
      measured.evaluation.estimate(MetricKey.brierSkill), expected["d2_brier"], "Brier skill")
    let skill = measured.evaluation.estimate(MetricKey.logLossSkill)
    if try expected["d2_log_loss"].double() == -.infinity {
      #expect(skill == .undefined(.infiniteLoss))
    } else {
      try expectEqual(skill, expected["d2_log_loss"], "D²")
    }
  }

  private func expectEqual(_ estimate: Estimate, _ right: Document, _ name: String) throws {
    guard !right.isNull else {
      #expect(estimate.finite == nil, "\(name) is \(estimate)")
      return
    }
    let value = try #require(estimate.finite, "\(name) is \(estimate)")
    let number = try right.double()
    // 1 minus a ratio near 1 has the error of the ratio, not of the difference.
    let tolerance = 1e-14 * max(number.magnitude, 1)
    #expect((value - number).magnitude <= tolerance, "\(name): \(value), \(number)")
  }

  /// Totals of samples, given as label, predicted class and count.
  private func totals(_ cells: [(Int, Int, Int)], classCount: Int) -> ConfusionTotals {
    var totals = ConfusionTotals(classCount: classCount)
    for (label, predicted, count) in cells {
      totals.add(label: label, predicted: predicted, count: count)
    }
    return totals
  }

  private func value(_ key: String, _ totals: ConfusionTotals) -> Estimate? {
    MetricList(clip: nil, labelsAreSoft: false, classCount: totals.labels.count)
      .ofConfusion.first { $0.metric.key == key }?.estimate(of: totals)
  }

  /// Products of these counts fit into 64 bits, just exceed them, or need far more.
  @Test(arguments: [1, 999_999_999, 1_000_000_000, 1 << 40])
  func `billions of samples overflow nothing`(count: Int) throws {
    let totals = totals([(0, 0, count), (1, 1, count), (0, 1, count)], classCount: 2)
    let correlation = try #require(value(MetricKey.matthewsCorrelation, totals)?.finite)
    #expect(isClose(correlation, 0.5))
    #expect(try isClose(#require(value(MetricKey.cohenKappa, totals)?.finite), 0.4))
    #expect(value(MetricKey.balancedError, totals) == .value(0.25))
  }

  @Test func `one class, or one answer, leaves no correlation`() {
    let oneLabel = totals([(0, 0, 3), (0, 1, 2)], classCount: 2)
    #expect(value(MetricKey.matthewsCorrelation, oneLabel) == .undefined(.noSpread))
    #expect(value(MetricKey.cohenKappa, oneLabel) == .value(0))
    #expect(value(MetricKey.balancedError, oneLabel) == .value(0.4))
    let oneAnswer = totals([(0, 0, 3), (1, 0, 2)], classCount: 2)
    #expect(value(MetricKey.matthewsCorrelation, oneAnswer) == .undefined(.noSpread))
    let both = totals([(0, 0, 3)], classCount: 2)
    #expect(value(MetricKey.cohenKappa, both) == .undefined(.noSpread))
  }

  @Test func `all wrong is as bad as it gets`() {
    let wrong = totals([(0, 1, 5), (1, 0, 5)], classCount: 2)
    #expect(value(MetricKey.matthewsCorrelation, wrong) == .value(-1))
    #expect(value(MetricKey.cohenKappa, wrong) == .value(-1))
    #expect(value(MetricKey.balancedError, wrong) == .value(1))
    #expect(value(MetricKey.macroF1, wrong) == .value(0))
  }
}
