package import AssayData

/// A number that was measured of each sample.
package enum UnitColumn: Hashable, Sendable {
  /// A model's loss, by its metric's key.
  case loss(model: Int, String)
  /// A pair's difference in a loss, by its metric's key.
  case difference(pair: Int, String)
  /// The share that a soft label gives a class.
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

/// Keeps what was measured of samples until all are in: accumulate, merge, value.
///
/// How far a mean of weighted samples may be off depends on the share that each has of all weight, which is
/// known at the end only. So samples wait, or sums over their groups.
package struct UnitFold: Sendable {
  /// At most this many shares of soft labels are kept, as of scores.
  private static let mostShares = ScoreStore.exactLimit

  private(set) var samples = SampleColumns()
  /// Nil without groups.
  private var groups: GroupFold?
  private var shareCount = 0
  /// Whether samples have weights or groups, and more is asked of them than what soft labels are for.
  private var haveUnits = false

  package init(isGrouped: Bool) { groups = isGrouped ? GroupFold() : nil }

  /// Adds samples with these rows, what was measured of them, their labels, and what each model predicted.
  ///
  /// Soft labels, the shares `[n, K]`, are kept while they are few.
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

  /// The shares by class as columns.
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

  /// The same columns, equal ones in one memory: losses that differ in rare cases are mostly equal.
  private static func shared(_ columns: [UnitColumn: [Double]]) -> [UnitColumn: [Double]] {
    var distinct: [[Double]] = []
    return columns.mapValues { column in
      if let known = distinct.first(where: { $0 == column }) { return known }
      distinct.append(column)
      return column
    }
  }

  /// Moves these samples behind that many others.
  package mutating func move(by rows: Int) { samples.move(by: rows) }

  var hasTooManyShares: Bool { shareCount > UnitFold.mostShares }

  /// Takes the columns of samples with soft labels and without weights, from the first row on.
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

  /// Forgets soft labels that are too many, and what is of no use without them.
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

  /// Every column that some sample has, but for those of labels.
  package var columns: [UnitColumn] {
    (groups?.columns ?? samples.columns).filter { !$0.isOfLabels }
  }

  /// The units, once all samples are in.
  package var closed: ClosedUnits {
    groups.map(ClosedUnits.init) ?? ClosedUnits(samples)
  }
}
