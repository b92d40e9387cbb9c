import AssayData
import AssayResults

/// The agreement of labels and predicted classes beyond chance.
struct CohenKappa: ConfusionMetric {
  let metric = Metric.cohenKappa

  var reach: ClosedRange<Double> { -1...1 }

  func estimate(of totals: ConfusionTotals) -> Estimate {
    guard totals.count > 0 else { return .undefined(.noSamples) }
    let room = totals.disagreementByChance
    guard room > 0 else { return .undefined(.noSpread) }
    return .value(totals.agreementBeyondChance / room)
  }

  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double {
    let (wrong, room) = (totals.wrongShare, totals.shareOfSquare(totals.disagreementByChance))
    let hit = label == predicted ? wrong : wrong - 1
    let chance = 2 * room - totals.otherPredictedShare(label) - totals.otherLabelShare(predicted)
    return (hit - chance * (wrong / room)) / room
  }
}
