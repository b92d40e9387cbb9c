package import AssayStatistics

/// Which number of samples is added up by groups.
package enum GroupColumn: Hashable, Sendable {
  /// A model's loss, by its metric's key.
  case loss(model: Int, String)
  /// A pair's difference in a loss, by its metric's key.
  case difference(pair: Int, String)
}

/// Adds up what was measured of samples that belong to groups, group by group: accumulate, merge, value.
///
/// There may be as many groups as samples, so sums of all columns are not kept from the start: samples wait
/// as they were measured until there are several of each group. At the end one column after another is
/// added up.
package struct GroupFold: Sendable {
  /// Samples that wait, as they came.
  private struct Waiting: Sendable {
    var groups: [Int32]
    let weights: [Double]?
    let columns: [GroupColumn: [Double]]
    let labels: [Int32]
    /// By model.
    let predicted: [[Int32]]
  }

  /// So many samples wait, or several of each group where these are more.
  private static let (fewestWaiting, waitingOfGroup) = (1 << 12, 4)

  private var numbers = GroupNumbers()
  private var waiting: [Waiting] = []
  private var waitingCount = 0
  /// The binary exponent of the largest weight, by whose power of two ``weights``, ``sums`` and ``cells``
  /// are divided; nil if samples have no weights.
  private var scale: Int?
  private var weights = SumColumn(count: 0)
  private var sums: [GroupColumn: SumColumn] = [:]
  /// By model, what groups weigh in each cell of the confusion matrix.
  private var cells: [[GroupCell]] = []

  package init() {}

  /// How many groups there are.
  package var count: Int { numbers.count }

  /// Adds samples with their losses and differences, their labels, and what each model predicted.
  package mutating func add(
    _ units: SampleUnits, columns: [GroupColumn: [Double]], labels: [Int32], predicted: [[Int32]]
  ) {
    guard let keys = units.groups else { return }
    waiting.append(
      Waiting(
        groups: keys.map { numbers.number(of: $0) }, weights: units.weights,
        columns: GroupFold.shared(columns), labels: labels, predicted: predicted))
    waitingCount += keys.count
    note(units.weights)
    let most = max(GroupFold.fewestWaiting, GroupFold.waitingOfGroup * numbers.count)
    if waitingCount >= most { addWaiting() }
  }

  /// The same columns, equal ones in one memory: losses that differ in rare cases are mostly equal.
  private static func shared(_ columns: [GroupColumn: [Double]]) -> [GroupColumn: [Double]] {
    var distinct: [[Double]] = []
    return columns.mapValues { column in
      if let known = distinct.first(where: { $0 == column }) { return known }
      distinct.append(column)
      return column
    }
  }

  private mutating func note(_ weights: [Double]?) {
    guard let exponent = weights?.max().map({ ScaledWeight($0).exponent }) else { return }
    raise(to: exponent)
  }

  /// Divides by a larger power of two.
  private mutating func raise(to exponent: Int) {
    let old = scale ?? exponent
    scale = max(old, exponent)
    guard exponent > old else { return }
    weights.scale(by: old - exponent)
    for column in sums.keys { sums[column]?.scale(by: old - exponent) }
    cells = cells.map { $0.map { $0.scaled(by: old - exponent) } }
  }

  /// Adds the samples that wait to the sums.
  private mutating func addWaiting() {
    weights = allWeights
    for column in columns { sums[column] = all(column) }
    cells = models.map { allCells($0).joined(groups: count) }
    waiting = []
    waitingCount = 0
  }

  package mutating func merge(_ other: GroupFold) {
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
    if cells.isEmpty { cells = other.cells.map { _ in [] } }
    for model in other.cells.indices {
      cells[model] += other.cells[model].map { $0.moved(to: moved[Int($0.group)]) }
    }
  }

  // MARK: - Read

  /// Every column that some sample has.
  package var columns: Set<GroupColumn> {
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

  /// The sums of a column; a number that is not finite counts as 0.
  private func all(_ column: GroupColumn) -> SumColumn {
    var all = sums[column] ?? SumColumn(count: 0)
    all.grow(to: numbers.count)
    for samples in waiting {
      guard let values = samples.columns[column] else { continue }
      let isWeighted = samples.weights != nil
      for (place, group) in samples.groups.enumerated() where values[place].isFinite {
        let weight = isWeighted ? weight(samples, place) : 1
        all.add(weight * values[place], at: Int(group))
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

  /// What groups weigh, by their numbers; to be given to ``sums(of:weights:keeping:)``.
  package var groupWeights: [Double] { allWeights.values }

  /// What a column comes to, with each group by itself up to `limit` groups.
  package func sums(
    of column: GroupColumn, weights: [Double], keeping mostKept: Int
  ) -> GroupSums {
    let values = all(column).values
    let order =
      count <= mostKept ? weights.indices.sorted { numbers.keys[$0] < numbers.keys[$1] } : nil
    let weights = weights.map { max($0, .leastNormalMagnitude) }
    let largest = zip(weights, values).reduce(0) { max($0, ($1.1 / $1.0).magnitude) }
    // Numbers of a group may cancel but for rounding.
    let differs = weights.indices.map { values[$0].magnitude > 1e-12 * weights[$0] * largest }
    return GroupSums(
      parts: WeighedParts(weights: weights, sums: values), nonzero: differs.count { $0 },
      few: order?.map { (weights[$0], differs[$0] ? values[$0] : 0) })
  }

  /// What groups weigh in the cells of a model's confusion matrix.
  package func confusion(of model: Int) -> GroupedConfusion {
    GroupedConfusion(allCells(model).rounded(groups: count), groupCount: count)
  }
}

/// What a number of samples comes to, group by group.
package struct GroupSums: Sendable {
  package let parts: WeighedParts
  /// How many groups have a sum that is not 0 but for rounding.
  package let nonzero: Int
  /// The weight and the sum of each group in the order of their keys, where groups are few; else nil.
  package let few: [(weight: Double, sum: Double)]?
}
