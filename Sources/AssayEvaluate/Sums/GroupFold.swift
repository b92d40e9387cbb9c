import AssayData

/// Sums the measurements of samples that are in groups, by group: accumulate, merge, value.
///
/// There may be as many groups as samples, so sums of all columns are not kept from the start:
/// samples wait as measured until there are several of each group. In the end one column after
/// another is summed.
struct GroupFold: Sendable {
  /// Samples that wait, in the order of their arrival.
  private struct Waiting: Sendable {
    var groups: [Int32]
    let weights: [Double]?
    var columns: [UnitColumn: [Double]]
    let labels: [Int32]
    /// The predicted classes, by model.
    let predicted: [[Int32]]
  }

  /// This many samples may wait, or several of each group if that is more.
  private static let (fewestWaiting, waitingOfGroup) = (1 << 12, 4)

  private var numbers = GroupNumbers()
  private var waiting: [Waiting] = []
  private var waitingCount = 0
  /// The binary exponent of the largest weight; nil if samples have no weights.
  ///
  /// ``weights``, ``sums`` and ``cells`` are divided by its power of two.
  private var scale: Int?
  private var weights = SumColumn(count: 0)
  private var sums: [UnitColumn: SumColumn] = [:]
  /// The sums of the magnitudes of differences.
  private var magnitudes: [UnitColumn: SumColumn] = [:]
  /// By model, the weights of groups in the cells of the confusion matrix.
  private var cells: [[GroupCell]] = []

  init() {}

  /// The number of groups.
  var count: Int { numbers.count }

  /// Adds samples with their losses and differences, their labels, and each model's predictions.
  mutating func add(
    _ units: SampleUnits, columns: [UnitColumn: [Double]], labels: [Int32], predicted: [[Int32]]
  ) {
    guard let keys = units.groups else { return }
    waiting.append(
      Waiting(
        groups: keys.map { numbers.number(of: $0) }, weights: units.weights,
        columns: columns, labels: labels, predicted: predicted))
    waitingCount += keys.count
    note(units.weights)
    let most = max(GroupFold.fewestWaiting, GroupFold.waitingOfGroup * numbers.count)
    if waitingCount >= most { addWaiting() }
  }

  private mutating func note(_ weights: [Double]?) {
    guard let exponent = weights?.max().map({ ScaledWeight($0).exponent }) else { return }
    raise(to: exponent)
  }

  /// Divides by a larger power of two if an exponent requires it.
  private mutating func raise(to exponent: Int) {
    let old = scale ?? exponent
    scale = max(old, exponent)
    guard exponent > old else { return }
    weights.scale(by: old - exponent)
    for column in sums.keys { sums[column]?.scale(by: old - exponent) }
    for column in magnitudes.keys { magnitudes[column]?.scale(by: old - exponent) }
    cells = cells.map { $0.map { $0.scaled(by: old - exponent) } }
  }

  /// Adds the waiting samples to the sums.
  private mutating func addWaiting() {
    weights = allWeights
    for column in columns {
      sums[column] = all(column)
      if column.isDifference { magnitudes[column] = allMagnitudes(column) }
    }
    cells = models.map { allCells($0).joined(groups: count) }
    waiting = []
    waitingCount = 0
  }

  mutating func merge(_ other: GroupFold) {
    var other = other
    if let exponent = other.scale { raise(to: exponent) }
    if let scale { other.raise(to: scale) }
    let moved = numbers.merge(other.numbers)
    for samples in other.waiting {
      waiting.append(samples)
      waiting[waiting.count - 1].groups = samples.groups.map { moved[Int($0)] }
    }
    waitingCount += other.waitingCount
    guard !other.sums.isEmpty else { return }
    weights.grow(to: numbers.count)
    weights.merge(other.weights, at: moved)
    for (column, values) in other.sums {
      sums[column, default: SumColumn(count: 0)].grow(to: numbers.count)
      sums[column]?.merge(values, at: moved)
    }
    for (column, values) in other.magnitudes {
      magnitudes[column, default: SumColumn(count: 0)].grow(to: numbers.count)
      magnitudes[column]?.merge(values, at: moved)
    }
    if cells.isEmpty { cells = other.cells.map { _ in [] } }
    for model in other.cells.indices {
      cells[model] += other.cells[model].map { $0.moved(to: moved[Int($0.group)]) }
    }
  }

  /// Drops some columns.
  mutating func drop(_ isDropped: (UnitColumn) -> Bool) {
    for column in columns where isDropped(column) {
      sums[column] = nil
      for index in waiting.indices { waiting[index].columns[column] = nil }
    }
  }

  // MARK: - Results

  /// All columns that any sample has.
  var columns: Set<UnitColumn> {
    waiting.reduce(into: Set(sums.keys)) { $0.formUnion($1.columns.keys) }
  }

  private var models: Range<Int> { 0..<max(cells.count, waiting.first?.predicted.count ?? 0) }

  private func weight(_ samples: Waiting, _ place: Int) -> Double {
    samples.weights.map { ScaledWeight($0[place]).divided(by: scale ?? 0) } ?? 1
  }

  private var allWeights: SumColumn {
    var all = weights
    all.grow(to: numbers.count)
    for samples in waiting {
      for (place, group) in samples.groups.enumerated() {
        all.add(weight(samples, place), at: Int(group))
      }
    }
    return all
  }

  /// The sums of a column; numbers that are not finite count as 0.
  private func all(_ column: UnitColumn) -> SumColumn {
    all(column, beside: sums[column]) { $0 }
  }

  private func allMagnitudes(_ column: UnitColumn) -> SumColumn {
    all(column, beside: magnitudes[column], \.magnitude)
  }

  private func all(
    _ column: UnitColumn, beside sums: SumColumn?, _ number: (Double) -> Double
  ) -> SumColumn {
    var all = sums ?? SumColumn(count: 0)
    all.grow(to: numbers.count)
    for samples in waiting {
      guard let values = samples.columns[column] else { continue }
      let isWeighted = samples.weights != nil
      for (place, group) in samples.groups.enumerated() where values[place].isFinite {
        let weight = isWeighted ? weight(samples, place) : 1
        all.add(weight * number(values[place]), at: Int(group))
      }
    }
    return all
  }

  private func allCells(_ model: Int) -> [GroupCell] {
    var all = model < cells.count ? cells[model] : []
    all.reserveCapacity(all.count + waitingCount)
    for samples in waiting {
      for (place, group) in samples.groups.enumerated() {
        all.append(
          GroupCell(
            group: group, label: samples.labels[place], predicted: samples.predicted[model][place],
            weight: weight(samples, place)))
      }
    }
    return all
  }

  /// The groups' numbers in the order of their keys.
  var order: [Int] { numbers.keys.indices.sorted { numbers.keys[$0] < numbers.keys[$1] } }

  /// The groups' weights, by their numbers.
  var groupWeights: [Double] { allWeights.values }

  /// The sums of a column's numbers times the weights, by the groups' numbers.
  func sums(of column: UnitColumn) -> [Double] { all(column).values }

  /// The same for the numbers' magnitudes.
  func magnitudes(of column: UnitColumn) -> [Double] { allMagnitudes(column).values }

  /// The groups' weights in the cells of a model's confusion matrix.
  func cells(of model: Int) -> [GroupCell] { allCells(model).rounded(groups: count) }
}
