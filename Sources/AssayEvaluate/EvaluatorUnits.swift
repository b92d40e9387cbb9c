import AssayData
import AssayStatistics

// What derived metrics look at, and what follows from single units.
extension Evaluator {
  /// What derived metrics may look at.
  var measured: Measured {
    var estimates: [String: Estimate] = [:]
    for (loss, mean) in zip(losses, means) {
      estimates[loss.metric.key] = mean?.estimate ?? .undefined(.classesOnly)
    }
    var totals = confusion.totals
    totals.weights = weighed?.weights
    return Measured(
      totals: totals, frequencies: shares?.frequencies ?? ClassFrequencies(totals),
      outcomes: outcomes, means: estimates)
  }

  /// Takes what the units of all samples come to, and the sums of this model's losses.
  package mutating func set(_ units: ClosedUnits, model: Int, _ sums: [String: UnitSums]) {
    for (index, key) in keys.enumerated() {
      if let sums = sums[key] { means[index]?.set(sums) }
    }
    let confusion = weighed.map { _ in units.confusion(of: model) }
    if let confusion { weighed?.set(units.units, confusion) }
    guard withPowers, !labelsAreSoft || units.haveShares else { return }
    let measured = measured
    for metric in derived {
      guard let residual = metric.residual(in: measured) else { continue }
      let means = residual.means(units, labelsAreSoft ? nil : confusion, model: model)
      skillSpreads[metric.metric.key] = Result { () throws(Indeterminate) in
        try residual.spread(units.units.spread(of: means))
      }
    }
  }
}
