package import AssayData

/// Folds one loss over samples: its exact sum, and the infinite ones apart.
package struct MeanLoss: Sendable {
  private static let keptRows = 5

  private var finiteSum = ExactSum()
  private var count = 0
  private var infiniteCount = 0
  private var infiniteRows: [Int] = []

  package init() {}

  /// The losses of consecutive samples from row `firstRow` on.
  package init(_ losses: [Double], firstRow: Int) {
    add(losses, firstRow: firstRow)
  }

  /// Adds the losses of consecutive samples from row `firstRow` on.
  package mutating func add(_ losses: [Double], firstRow: Int) {
    count += losses.count
    if finiteSum.add(ofFinite: losses.span) { return }
    for (offset, loss) in losses.enumerated() {
      if loss == .infinity {
        infiniteCount += 1
        if infiniteRows.count < MeanLoss.keptRows { infiniteRows.append(firstRow + offset) }
      } else {
        finiteSum.add(loss)
      }
    }
  }

  /// Adds what another fold saw of other samples.
  package mutating func merge(_ other: MeanLoss) {
    finiteSum.merge(other.finiteSum)
    count += other.count
    infiniteCount += other.infiniteCount
    infiniteRows = Array((infiniteRows + other.infiniteRows).sorted().prefix(MeanLoss.keptRows))
  }

  /// The mean: the correctly rounded sum, divided once; infinite as soon as one loss is.
  package var estimate: Estimate {
    let finiteCount = count - infiniteCount
    let mean = finiteCount > 0 ? finiteSum.value / Double(finiteCount) : nil
    if infiniteCount > 0 {
      return .infinite(
        InfiniteMean(count: infiniteCount, firstRows: infiniteRows, finiteMean: mean))
    }
    return mean.map(Estimate.value) ?? .undefined(.noSamples)
  }
}
