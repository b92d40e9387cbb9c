import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Foundation
import Testing

/// Whether two numbers agree that are differences of numbers of size 1.
private func isNear(_ value: Double, _ expected: Double) -> Bool {
  isClose(value, expected, relative: 1e-12) || (value - expected).magnitude <= 1e-15
}

@Suite struct CalibrationReferenceTests {
  private func check(
    _ bins: [ReliabilityBin], _ expected: Document, _ location: SourceLocation = #_sourceLocation
  ) throws {
    // Small cases have only some of the values.
    guard !expected.isMissing else { return }
    let errors = try #require(CalibrationErrors(bins), sourceLocation: location)
    for (key, value) in [
      ("ece", errors.expected), ("mce", errors.maximum), ("rms", errors.rootMeanSquare),
      ("squared", errors.squared), ("squared_debiased_kumar2019", errors.squaredDebiased),
      ("rms_debiased", errors.rootMeanSquareDebiased),
      ("ece_debiased_folded_normal", errors.expectedDebiased),
    ] {
      let right = try expected[key].double(location)
      #expect(isNear(value, right), "\(key): \(value), \(right)", sourceLocation: location)
    }
    #expect(try errors.filledBins == expected["nonempty_bins"].count(), sourceLocation: location)
    guard !expected["bins"].isMissing else { return }
    #expect(bins.count == expected["bins"].list.count, sourceLocation: location)
    for (bin, right) in zip(bins, expected["bins"].list) {
      #expect(try bin.count == right["n"].count(), sourceLocation: location)
      guard bin.count > 0 else { continue }
      #expect(
        try isClose(#require(bin.meanScore), right["mean_confidence"].double(), relative: 1e-15),
        sourceLocation: location)
      #expect(try bin.frequency == right["accuracy"].double(), sourceLocation: location)
    }
  }

  @Test(arguments: RankingCase.all)
  func `errors of the highest probability are right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()["calibration_top_label"]
    let rows = try reference.measured().topLabel()
    for count in [10, 15] {
      try check(rows.bins(count), expected["equal_width_\(count)_right_closed"])
      try check(rows.ranked.equalMassBins(count), expected["equal_mass_\(count)"])
    }
    let all = try #require(rows.bins(1).first)
    #expect(try isClose(#require(all.meanScore), expected["mean_confidence"].double()))
    #expect(try isNear(#require(all.gap), expected["overconfidence"].double()))
  }

  @Test(arguments: RankingCase.all)
  func `errors of each class are right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()["calibration_top_label"]
    let classes = try reference.measured().oneVersusRest()
    for (key, bins) in [
      ("classwise_equal_width_15_right_closed", classes.map { $0.bins(15) }),
      ("classwise_equal_mass_15", classes.map { $0.ranked.equalMassBins(15) }),
    ] where !expected[key].isMissing {
      let errors = try bins.map { try #require(CalibrationErrors($0)).expected }
      #expect(errors.count == expected[key]["per_class"].list.count)
      for (error, right) in zip(errors, expected[key]["per_class"].list) {
        #expect(try isNear(error, right.double()), "\(key)")
      }
      let mean = ClassAverage(macro: errors.map(Estimate.value)).estimate.finite
      #expect(try isNear(#require(mean), expected[key]["mean"].double()), "\(key)")
    }
  }

  @Test(arguments: RankingCase.all)
  func `errors of the positive class are right`(_ reference: RankingCase) throws {
    let all = try reference.expected()
    guard let rows = try reference.measured().positiveVersusRest(all) else { return }
    let expected = all["binary"]
    try check(rows.bins(10), expected["calibration_equal_width_10_right_closed"])
    try check(rows.ranked.equalMassBins(10), expected["calibration_equal_mass_10"])
  }

  private func check(
    _ decompositions: [CORPDecomposition?], _ expected: Document,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let parts = try decompositions.map { try #require($0, sourceLocation: location) }
    func sum(_ part: (CORPDecomposition) -> Double) -> Double { parts.reduce(0) { $0 + part($1) } }
    for (key, value) in [
      ("score", sum(\.score)), ("mcb", sum(\.miscalibration)),
      ("dsc", sum(\.discrimination)), ("unc", sum(\.uncertainty)),
      ("recalibrated", sum(\.recalibrated)),
    ] where !expected[key].isMissing {
      let right = try expected[key].double(location)
      #expect(isClose(value, right, relative: 1e-13), "\(key)", sourceLocation: location)
    }
  }

  @Test(arguments: RankingCase.all)
  func `the isotonic decomposition is right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()
    let measured = try reference.measured()
    var cases = [(try measured.topLabel().ranked, expected["decomposition"]["corp_top_label"])]
    if let positive = try measured.positiveVersusRest(expected) {
      cases.append((positive.ranked, expected["binary"]["corp"]))
    }
    for (ranked, right) in cases where !right.isMissing {
      let fit = IsotonicFit(ranked)
      #expect(try fit.blocks.count == right["pav_blocks"].count())
      try check([CORPDecomposition(ranked, fit)], right["brier"])
    }
    let classes = try measured.oneVersusRest().map(\.ranked)
    try check(
      classes.map { CORPDecomposition($0, IsotonicFit($0)) },
      expected["decomposition"]["corp_classwise_sum_brier"])
  }

  @Test(arguments: RankingCase.all)
  func `Murphy's decomposition is right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()
    let measured = try reference.measured()
    try check(
      try measured.oneVersusRest(),
      expected["decomposition"]["murphy_classwise_sum_equal_width_10"])
    guard let positive = try measured.positiveVersusRest(expected) else { return }
    try check([positive], expected["binary"]["murphy_equal_width_10"])
  }

  private func check(_ classes: [ScoredRows], _ expected: Document) throws {
    guard !expected.isMissing else { return }
    let parts = try classes.map { rows in
      let ranked = rows.ranked
      let score = try #require(CORPDecomposition(ranked, IsotonicFit(ranked))?.score)
      return try #require(MurphyDecomposition(rows.bins(10), score: score))
    }
    for (key, part) in [
      ("brier", \MurphyDecomposition.score), ("reliability", \.reliability),
      ("resolution", \.resolution), ("uncertainty", \.uncertainty),
      ("within_bin_variance", \.withinBinVariance),
      ("within_bin_covariance", \.withinBinCovariance),
      ("generalized_resolution", \.generalizedResolution),
    ] {
      let value = parts.reduce(0) { $0 + $1[keyPath: part] }
      let right = try expected[key].double()
      #expect(isNear(value, right), "\(key): \(value), \(right)")
    }
  }

  @Test(arguments: RankingCase.all)
  func `calibration z statistics are right`(_ reference: RankingCase) throws {
    let expected = try reference.expected()["calibration_top_label"]
    let measured = try reference.measured()
    let matrix = try measured.probabilities()
    var sums = Array(repeating: [ExactSum](repeating: ExactSum(), count: 3), count: 2)
    for row in 0..<matrix.rows {
      let p = matrix.row(row)
      let label = Int(measured.batch.labels[row])
      let squares = p.reduce(0) { $0 + $1 * $1 }
      let cubes = p.reduce(0) { $0 + $1 * $1 * $1 }
      let terms = p.filter { $0 > 0 }.map { ($0, log($0)) }
      let entropy = -terms.reduce(0) { $0 + $1.0 * $1.1 }
      let second = terms.reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
      sums[0][0].add(squares - 2 * p[label] + 1)
      sums[0][1].add(1 - squares)
      sums[0][2].add(4 * (cubes - squares * squares))
      sums[1][0].add(-log(p[label]))
      sums[1][1].add(entropy)
      sums[1][2].add(second - entropy * entropy)
    }
    for (key, mean, sum) in [
      ("z_test_brier_vs_own_expectation", "expected_mean_mse", sums[0]),
      ("z_test_log_loss_vs_own_entropy", "expected_mean_nats", sums[1]),
    ] {
      let test = CalibrationTest(
        lossSum: sum[0].value, expectationSum: sum[1].value, varianceSum: sum[2].value)
      let right = expected[key]
      guard !right.isNull, let test else {
        #expect(right.isNull && test == nil, "\(key)")
        continue
      }
      let count = Double(matrix.rows)
      #expect(try isClose(sum[1].value / count, right[mean].double(), relative: 1e-12))
      #expect(try isClose(test.z, right["z"].double(), relative: 1e-11), "\(key)")
      #expect(try isClose(test.p, right["p_two_sided"].double(), relative: 1e-9), "\(key)")
    }
  }
}

// Values that other programs give, made of those that reports have.

extension CalibrationErrors {
  var rootMeanSquare: Double { squared.squareRoot() }
  var rootMeanSquareDebiased: Double { max(0, squaredDebiased).squareRoot() }
}

extension MurphyDecomposition {
  /// ``reliability`` − this + ``uncertainty`` is the score.
  var generalizedResolution: Double { resolution - withinBinVariance + withinBinCovariance }
}
