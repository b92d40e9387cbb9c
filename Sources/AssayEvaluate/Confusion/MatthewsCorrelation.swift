import AssayData
import AssayResults

/// The correlation of labels and predicted classes.
struct MatthewsCorrelation: ConfusionMetric {
  let metric = Metric.matthewsCorrelation

  var reach: ClosedRange<Double> { -1...1 }

  func estimate(of totals: ConfusionTotals) -> Estimate {
    guard totals.count > 0 else { return .undefined(.noSamples) }
    let (labels, predicted) = (totals.labelSpread, totals.predictedSpread)
    guard labels > 0, predicted > 0 else { return .undefined(.noSpread) }
    let product = labels * predicted
    // With weights of very different sizes the product may be too small for a double.
    let scale =
      product.isNormal ? product.squareRoot() : labels.squareRoot() * predicted.squareRoot()
    return .value(min(1, max(-1, totals.agreementBeyondChance / scale)))
  }

  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double {
    let labelSpread = totals.shareOfSquare(totals.labelSpread)
    let predictedSpread = totals.shareOfSquare(totals.predictedSpread)
    let room = totals.shareOfSquare(totals.disagreementByChance)
    let agreement =
      totals.otherPredictedShare(label) + totals.otherLabelShare(predicted) + totals.wrongShare
      - 2 * room - (label == predicted ? 0 : 1)
    let own =
      (labelSpread - totals.otherLabelShare(label)) / labelSpread
      + (predictedSpread - totals.otherPredictedShare(predicted)) / predictedSpread
    return agreement / labelSpread.squareRoot() / predictedSpread.squareRoot()
      + (estimate(of: totals).finite ?? 0) * own
  }
}
