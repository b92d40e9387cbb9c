package import AssayData

/// A number that is measured for each sample.
package enum UnitColumn: Hashable, Sendable {
  /// A model's loss, by its metric's key.
  case loss(model: Int, String)
  /// A pair's difference of a loss, by its metric's key.
  case difference(pair: Int, String)
  /// The share of a class in a soft label.
  case share(Int)
  /// The sum of the squared shares of a soft label.
  case squaredShares

  var isDifference: Bool { if case .difference = self { true } else { false } }

  var isOfLabels: Bool {
    switch self {
    case .loss, .difference: false
    case .share, .squaredShares: true
    }
  }
}

/// Keeps the measurements of samples until all are in: accumulate, merge, value.
///
/// The spread of a weighted mean depends on each sample's share of the total weight, which is known
/// only at the end. So samples wait, or their sums by group.
package struct UnitFold: Sendable {
  /// The maximum number of shares of soft labels that are kept, which is the same as for scores.
  private static let mostShares = ScoreStore.exactLimit

  private(set) var samples = SampleColumns()
  /// The sums by group; nil without groups.
  private var groups: GroupFold?
  private var shareCount = 0
  /// Whether samples have weights or groups, which need more columns than soft labels alone.
  private var haveUnits = false

  package init(isGrouped: Bool) { groups = isGrouped ? GroupFold() : nil }

  /// Adds samples with these rows, their measurements, their labels, and each model's predictions.
  ///
  /// Soft labels, the shares `[n, K]`, are kept while there are few.
  package mutating func add(
    _ units: SampleUnits?, rows: SampleRows, columns: [UnitColumn: [Double]], labels: [Int32],
    shares: Matrix? = nil, predicted: [[Int32]]
  ) {
    haveUnits = haveUnits || units != nil
    var columns = columns
    if let shares {
      shareCount += shares.columns * shares.rows
      if shareCount <= UnitFold.mostShares { columns.merge(UnitFold.columns(shares)) { $1 } }
    }
    columns = UnitFold.shared(columns)
    if let units, units.groups != nil {
      groups?.add(units, columns: columns, labels: labels, predicted: predicted)
    } else {
      samples.add(
        SampleColumns.Batch(
          rows: rows, weights: units?.weights, columns: columns, labels: labels,
          predicted: predicted))
    }
    dropShares()
  }

  /// The shares by class, as columns.
  private static func columns(_ shares: Matrix) -> [UnitColumn: [Double]] {
    var squares = [Double](repeating: 0, count: shares.rows)
    var columns: [UnitColumn: [Double]] = [:]
    for label in 0..<shares.columns {
      let column = (0..<shares.rows).map { shares[$0, label] }
      for (place, share) in column.enumerated() { squares[place] += share * share }
      columns[.share(label)] = column
    }
    columns[.squaredShares] = squares
    return columns
  }

  /// The same columns, where equal ones share memory; losses that differ only in rare cases are
  /// mostly equal.
  private static func shared(_ columns: [UnitColumn: [Double]]) -> [UnitColumn: [Double]] {
    var distinct: [[Double]] = []
    return columns.mapValues { column in
      if let known = distinct.first(where: { $0 == column }) { return known }
      distinct.append(column)
      return column
    }
  }

  /// Moves the samples down by `rows` rows.
  package mutating func move(by rows: Int) { samples.move(by: rows) }

  var hasTooManyShares: Bool { shareCount > UnitFold.mostShares }

  /// Adds the columns of samples with soft labels and without weights, from the first row on.
  mutating func keep(_ columns: [UnitColumn: [Double]], count: Int, classCount: Int) {
    shareCount = count * classCount
    samples.add(
      SampleColumns.Batch(
        rows: .from(0), weights: nil, columns: columns,
        labels: Array(repeating: 0, count: count), predicted: []))
    dropShares()
  }

  /// Counts soft labels that were not kept.
  mutating func forgetShares(count: Int, classCount: Int) {
    shareCount = max(count * classCount, UnitFold.mostShares + 1)
  }

  /// Drops soft labels if there are too many, and whatever is useless without them.
  private mutating func dropShares() {
    guard hasTooManyShares else { return }
    guard haveUnits else {
      samples = SampleColumns()
      return
    }
    samples.drop(\.isOfLabels)
    groups?.drop(\.isOfLabels)
  }

  package mutating func merge(_ other: UnitFold) {
    samples.merge(other.samples)
    if let other = other.groups { groups?.merge(other) }
    shareCount += other.shareCount
    haveUnits = haveUnits || other.haveUnits
    dropShares()
  }

  /// All columns that any sample has, except those of labels.
  package var columns: [UnitColumn] {
    (groups?.columns ?? samples.columns).filter { !$0.isOfLabels }
  }

  /// The units, once all samples are in.
  package var closed: ClosedUnits {
    groups.map(ClosedUnits.init) ?? ClosedUnits(samples)
  }
}
