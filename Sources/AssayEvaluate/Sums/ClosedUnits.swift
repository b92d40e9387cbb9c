package import AssayStatistics

/// The independent units of a test set, samples or groups, and what was measured of them.
package struct ClosedUnits: Sendable {
  /// In the order of rows, or of the groups' keys.
  let units: WeightedUnits
  private let samples: SampleColumns
  private let groups: GroupFold?
  /// The place of each unit among samples or groups; nil: they are in order.
  private let order: [Int]?

  init(_ samples: SampleColumns) {
    self.samples = samples.sorted
    groups = nil
    order = self.samples.order
    units = WeightedUnits(ClosedUnits.ordered(self.samples.weights, order))
  }

  init(_ groups: GroupFold) {
    samples = SampleColumns()
    self.groups = groups
    order = groups.order
    units = WeightedUnits(
      ClosedUnits.ordered(groups.groupWeights, order).map { max($0, .leastNormalMagnitude) })
  }

  private static func ordered<Value: ExpressibleByIntegerLiteral>(
    _ values: [Value], _ order: [Int]?
  ) -> [Value] {
    order.map { values.reordered($0) } ?? values
  }

  /// By unit, the mean of a column's numbers.
  func values(of column: UnitColumn) -> [Double] {
    guard let groups else { return ClosedUnits.ordered(samples.values(of: column), order) }
    return zip(ClosedUnits.ordered(groups.sums(of: column), order), units.weights)
      .map { $0 / $1 }
  }

  /// Whether soft labels were kept.
  var haveShares: Bool { (groups?.columns ?? samples.columns).contains(.squaredShares) }

  /// A column's sums, with each unit by itself up to `limit` units.
  package func sums(of column: UnitColumn, keeping limit: Int) -> UnitSums {
    var values = values(of: column)
    let spread = Result { () throws(Indeterminate) in try units.spread(of: values) }
    if column.isDifference, let groups {
      // Numbers of a group may cancel but for rounding.
      let magnitudes = ClosedUnits.ordered(groups.magnitudes(of: column), order)
      for unit in values.indices
      where values[unit].magnitude * units.weights[unit] <= 1e-12 * magnitudes[unit] {
        values[unit] = 0
      }
    }
    return UnitSums(
      spread: spread, count: units.count, degreesOfFreedom: units.degreesOfFreedom,
      effectiveCount: units.effectiveCount, nonzero: values.count { $0 != 0 },
      few: units.count <= limit
        ? zip(units.weights, values).map { ($0, $0 * $1) } : nil)
  }

  /// The cells in which units are by a model's answers.
  func confusion(of model: Int) -> UnitConfusion {
    guard let groups else {
      return UnitConfusion(
        labels: ClosedUnits.ordered(samples.labels, order),
        predicted: ClosedUnits.ordered(samples.predicted(by: model), order),
        weights: units.weights)
    }
    var places = [Int32](repeating: 0, count: units.count)
    for (unit, group) in (order ?? []).enumerated() {
      places[group] = Int32(truncatingIfNeeded: unit)
    }
    return UnitConfusion(groups.cells(of: model), units: places, weights: units.weights)
  }
}

/// A number per sample, summed by unit.
package struct UnitSums: Sendable {
  /// How far the mean may be off.
  package let spread: Result<MeanSpread, Indeterminate>
  /// The number of units.
  package let count: Int
  /// Of ``spread``, also where nothing varies.
  package let degreesOfFreedom: Double
  /// The number of units of equal weight that are worth as much.
  package let effectiveCount: Double
  /// How many units have a sum that is not 0 but for rounding.
  package let nonzero: Int
  /// The weight and the sum of each unit in their order, where units are few; else nil.
  package let few: [(weight: Double, sum: Double)]?
}
