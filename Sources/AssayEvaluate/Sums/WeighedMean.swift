package import AssayStatistics

/// Folds the mean of a number over samples that have weights, or belong to groups: accumulate, merge,
/// value.
///
/// A group of samples takes some hundred bytes; where there are none, no sample takes any.
package struct WeighedMean: Sendable {
  /// The sums of samples that each stand for themselves.
  private var samples = WeighedSums()
  /// The sums of groups, by their keys.
  private var groups: [UInt128: Group] = [:]
  /// The weights and the sums of the first parts, in case that is all there are; by their rows.
  private var first: [(row: Int, weight: Double, sum: Double)] = []
  private let mostKept: Int

  private struct Group: Sendable {
    var weight = CompactSum()
    var sum = CompactSum()
  }

  /// An empty one, which keeps up to so many samples, should there be no more.
  package init(keeping mostKept: Int) { self.mostKept = mostKept }

  /// Adds finite numbers of samples, those of weight 0 for nothing.
  package mutating func add(
    _ values: [(place: Int, value: Double)], _ units: UnitRange, rows: SampleRows
  ) {
    var weights: [(high: Double, low: Double)] = []
    var sums = weights
    for (place, value) in values {
      let weight = units.weight(place)
      guard weight > 0 else { continue }
      let product = exactProduct(weight, value)
      if let key = units.group(place) {
        groups[key, default: Group()].weight.add(weight)
        groups[key, default: Group()].sum.add(product.high)
        if product.low != 0 { groups[key, default: Group()].sum.add(product.low) }
      } else {
        weights.append((weight, 0))
        sums.append(product)
        keep([(rows[place], weight, product.high)])
      }
    }
    samples.add(weights: weights, sums: sums)
  }

  private mutating func keep(_ others: [(row: Int, weight: Double, sum: Double)]) {
    guard mostKept > 0 else { return }
    if first.count == mostKept, let last = first.last, others.allSatisfy({ $0.row > last.row }) {
      return
    }
    first = Array((first + others).sorted { $0.row < $1.row }.prefix(mostKept))
  }

  package mutating func merge(_ other: WeighedMean) {
    samples.merge(other.samples)
    keep(other.first)
    for (key, group) in other.groups {
      groups[key, default: Group()].weight.merge(group.weight)
      groups[key, default: Group()].sum.merge(group.sum)
    }
  }

  /// The sums over all parts: groups, or samples that stand for themselves.
  package var parts: WeighedParts {
    var all = samples
    all.add(weights: groups.values.map(\.weight.halves), sums: groups.values.map(\.sum.halves))
    return all.parts
  }

  package var moments: Result<Moments, Indeterminate> {
    Result { () throws(Indeterminate) in try Moments(parts) }
  }

  /// ΣS ÷ ΣW, each rounded once; nil where nothing counts.
  package var mean: Double? {
    let parts = parts
    return parts.weight.high > 0 ? parts.sum.high / parts.weight.high : nil
  }

  /// The weight and the sum of each part, where there are no more than are kept; else nil.
  package var all: [(weight: Double, sum: Double)]? {
    if groups.isEmpty { return samples.count <= mostKept ? first.map { ($0.weight, $0.sum) } : nil }
    guard groups.count <= mostKept else { return nil }
    return groups.sorted { $0.key < $1.key }.map { ($0.value.weight.value, $0.value.sum.value) }
  }
}
