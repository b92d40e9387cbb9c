package import AssayData

/// The areas under two models' ROC curves on the same samples, and how far they may be off.
///
/// E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or more
/// correlated receiver operating characteristic curves", 1988: the variance of an area is that of
/// the positives' placements over P plus that of the negatives' over N. Where all placements are the
/// same, as of an area of 1, it is 0 and says nothing.
package struct DeLong: Sendable, Equatable {
  /// The first model's area.
  package let first: Estimate
  package let second: Estimate
  /// Undefined where there are not two positives and two negatives, as all that follow.
  package let firstVariance: Estimate
  package let secondVariance: Estimate
  package let covariance: Estimate
  /// The variance of the first area less the second; exactly 0 for a model and itself.
  package let differenceVariance: Estimate

  package init(_ sums: PlacementSums) {
    let (positives, negatives) = (sums.ofPositives, sums.ofNegatives)
    let (p, n) = (Double(positives.count), Double(negatives.count))
    func area(_ twiceU: Int128) -> Estimate {
      if positives.count == 0 { return .undefined(.noSamples) }
      if negatives.count == 0 { return .undefined(.noOtherSamples) }
      return .value(
        Double(twiceU) / Double(2 * Int128(positives.count) * Int128(negatives.count)))
    }
    func variance(_ spread: KeyPath<PlacementMoments, Double>) -> Estimate {
      guard positives.count > 1, negatives.count > 1 else { return .undefined(.tooFewSamples) }
      // Placements are twice as large as DeLong's, and not divided by the other class's count.
      let ofPositives = positives[keyPath: spread] / (p * (p - 1) * (4 * n * n))
      let ofNegatives = negatives[keyPath: spread] / (n * (n - 1) * (4 * p * p))
      return .value(ofPositives + ofNegatives)
    }
    first = area(positives.first)
    second = area(positives.second)
    firstVariance = variance(\.firstSpread)
    secondVariance = variance(\.secondSpread)
    covariance = variance(\.jointSpread)
    differenceVariance = variance(\.differenceSpread)
  }
}
