import AssayData
import AssayStatistics

// The input of derived metrics, and the results that come from single units.
extension Evaluator {
  /// The measurements that derived metrics may use.
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

  /// Sets the units of all samples, and the sums of this model's losses over them.
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
