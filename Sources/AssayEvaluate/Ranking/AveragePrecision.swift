package import AssayData

/// The mean of the precision over the positives: Σ (Rₖ − Rₖ₋₁)·Pₖ over the distinct thresholds, in
/// 0 … 1.
///
/// It is a sum of steps: straight lines between points of a precision-recall curve suggest values
/// that no threshold gives (J. Davis and M. Goadrich, "The relationship between precision-recall
/// and ROC curves", 2006). Tied scores are one threshold. It equals scikit-learn's
/// `average_precision_score`.
package struct AveragePrecision: Sendable, Equatable {
  /// The average precision; undefined if there are no positives.
  package let estimate: Estimate
  /// The most by which the value may differ from that of the original scores; 0 if they are exact.
  package let errorBound: Double

  package init(_ ranked: RankedScores) {
    guard ranked.positives > 0 else {
      (estimate, errorBound) = (.undefined(.noSamples), 0)
      return
    }
    var (sum, bound) = (ExactSum(), ExactSum())
    var (above, positivesAbove) = (0, 0)
    for group in ranked.groups {
      let start = (above, positivesAbove)
      above += group.count
      positivesAbove += group.positives
      guard group.positives > 0 else { continue }
      let weight = Double(group.positives)
      let precision = Double(positivesAbove) / Double(above)
      sum.add(weight * precision)
      guard ranked.isPooled(group) else { continue }
      // At best the group's positives come before its negatives, at worst after them.
      let best = Double(positivesAbove) / Double(start.0 + group.positives)
      let worst = Double(start.1 + 1) / Double(start.0 + group.negatives + 1)
      bound.add(weight * max(best - precision, precision - worst))
    }
    estimate = .value(sum.value / Double(ranked.positives))
    errorBound = bound.value / Double(ranked.positives)
  }
}
