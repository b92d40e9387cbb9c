package import AssayStatistics

/// Folds the mean of a number over samples that have weights, or belong to groups: accumulate, merge,
/// value.
///
/// Weights count by their ratios: in what is read they are divided by a power of two of the largest, so
/// that it lies from ½ up to 1. Sums over groups come from a ``GroupFold``.
package struct WeighedMean: Sendable {
  private var count = 0
  private var weight = ScaledSum()
  private var sum = ScaledSum()
  /// The binary exponent of the largest weight; nil if samples have none.
  private var scale: Int?
  /// The products that the spread of samples needs; nil if it is not asked for, or where groups have it.
  private var products: WeighedSums?
  /// What the groups come to, once all samples are in.
  package private(set) var groups: GroupSums?
  /// Without groups, the first samples by row, in case there are no more.
  private var first: [(row: Int, weight: Double, value: Double)] = []
  private let mostKept: Int

  /// An empty one.
  ///
  /// - Parameters:
  ///   - mostKept: So many samples are kept, should there be no more.
  ///   - withSpread: Whether ``parts`` and ``moments`` will be read.
  package init(keeping mostKept: Int, withSpread: Bool = true) {
    self.mostKept = mostKept
    products = withSpread ? WeighedSums() : nil
  }

  /// Adds finite numbers of samples.
  package mutating func add(
    _ values: [(place: Int, value: Double)], _ units: UnitRange, rows: SampleRows
  ) {
    if units.areGrouped { products = nil }
    count += values.count
    for (place, value) in values {
      let weight = ScaledWeight(units.weight(place))
      let part = exactProduct(weight.fraction, value)
      if units.haveWeights { note(weight) }
      self.weight.add(weight.fraction, exponent: weight.exponent)
      sum.add(part.high, exponent: weight.exponent)
      sum.add(part.low, exponent: weight.exponent)
      products?.add(weight, part)
    }
    if mostKept > 0, !units.areGrouped {
      keep(values.map { (rows[$0.place], units.weight($0.place), $0.value) })
    }
  }

  /// Notes a weight, which may be that of a number that is not finite.
  mutating func note(_ weight: ScaledWeight) {
    scale = max(weight.exponent, scale ?? weight.exponent)
  }

  private mutating func keep(_ others: [(row: Int, weight: Double, value: Double)]) {
    if first.count == mostKept, let last = first.last, others.allSatisfy({ $0.row > last.row }) {
      return
    }
    first = Array((first + others).sorted { $0.row < $1.row }.prefix(mostKept))
  }

  package mutating func merge(_ other: WeighedMean) {
    if other.products == nil { products = nil }
    if let products = other.products { self.products?.merge(products) }
    count += other.count
    weight.merge(other.weight)
    sum.merge(other.sum)
    if let other = other.scale { scale = max(other, scale ?? other) }
    if mostKept > 0 { keep(other.first) }
  }

  /// Takes what the groups of all samples come to.
  package mutating func set(_ groups: GroupSums) { self.groups = groups }

  /// ΣW and ΣS, each rounded once.
  var sums: (weight: Double, sum: Double) {
    (weight.value(scale: scale ?? 0), sum.value(scale: scale ?? 0))
  }

  /// The number of groups, or of samples without groups.
  package var unitCount: Int { groups?.parts.count ?? count }

  /// The sums over all parts, groups or samples; nil if they were not
  /// asked for.
  package var parts: WeighedParts? {
    groups?.parts ?? products?.parts(count: count, weight: weight, sum: sum, scale: scale ?? 0)
  }

  package var moments: Result<Moments, Indeterminate> {
    Result { () throws(Indeterminate) in
      guard let parts else { throw .tooFew(least: 1) }
      return try Moments(parts)
    }
  }

  /// ΣS ÷ ΣW, each rounded once; nil if nothing counts.
  package var mean: Double? { sum.divided(by: weight) }

  /// The weight and the sum of each part, where there are no more than are kept; else nil.
  package var all: [(weight: Double, sum: Double)]? {
    if let groups { return groups.few }
    guard count <= mostKept else { return nil }
    return first.map { sample in
      // Far below the largest weight it would be 0, which is no weight.
      let weight = max(ScaledWeight(sample.weight).divided(by: scale ?? 0), .leastNormalMagnitude)
      return (weight, weight * sample.value)
    }
  }
}
