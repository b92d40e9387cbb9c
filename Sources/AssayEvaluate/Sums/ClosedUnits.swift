package import AssayStatistics

/// The independent units of a test set, samples or groups, with their measurements.
package struct ClosedUnits: Sendable {
  /// The units in the order of rows, or of the groups' keys.
  let units: WeightedUnits
  private let samples: SampleColumns
  private let groups: GroupFold?
  /// The index of each unit among the samples or groups; nil if they are in order.
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

  /// The mean of a column's numbers in each unit.
  func values(of column: UnitColumn) -> [Double] {
    guard let groups else { return ClosedUnits.ordered(samples.values(of: column), order) }
    return zip(ClosedUnits.ordered(groups.sums(of: column), order), units.weights)
      .map { $0 / $1 }
  }

  /// Whether soft labels are kept.
  var haveShares: Bool { (groups?.columns ?? samples.columns).contains(.squaredShares) }

  /// A column's sums, including each unit's if there are at most `limit` units.
  package func sums(of column: UnitColumn, keeping limit: Int) -> UnitSums {
    var values = values(of: column)
    let spread = Result { () throws(Indeterminate) in try units.spread(of: values) }
    if column.isDifference, let groups {
      // The numbers of a group may cancel except for rounding.
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

  /// The cells of a model's confusion matrix that units are in.
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

/// Sums by unit of one number per sample.
package struct UnitSums: Sendable {
  /// The spread of the mean.
  package let spread: Result<MeanSpread, Indeterminate>
  /// The number of units.
  package let count: Int
  /// The degrees of freedom of ``spread``, also if nothing varies.
  package let degreesOfFreedom: Double
  /// The number of units of equal weight that would be worth as much.
  package let effectiveCount: Double
  /// The number of units whose sum is not 0 within rounding.
  package let nonzero: Int
  /// The weight and the sum of each unit, in order, if there are few units; else nil.
  package let few: [(weight: Double, sum: Double)]?
}
