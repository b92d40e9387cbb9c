/// Folds the mean of a number over samples that have weights or are in groups: accumulate, merge,
/// value.
///
/// Only the ratios of weights count: in results they are divided by a power of two such that the
/// largest is from ½ up to 1. The spread of the mean comes from a ``UnitFold``.
package struct WeighedMean: Sendable {
  private var weight = ScaledSum()
  private var sum = ScaledSum()
  /// The binary exponent of the largest weight; nil if samples have none.
  private var scale: Int?
  /// The sums over units, set once all samples are in; nil if not requested.
  package private(set) var units: UnitSums?

  package init() {}

  /// Adds finite numbers of some samples.
  package mutating func add(_ values: [(place: Int, value: Double)], _ units: UnitRange) {
    for (place, value) in values {
      let weight = ScaledWeight(units.weight(place))
      let part = exactProduct(weight.fraction, value)
      if units.haveWeights { note(weight) }
      self.weight.add(weight.fraction, exponent: weight.exponent)
      sum.add(part.high, exponent: weight.exponent)
      sum.add(part.low, exponent: weight.exponent)
    }
  }

  /// Notes a weight, also that of a number that is not finite.
  mutating func note(_ weight: ScaledWeight) {
    scale = max(weight.exponent, scale ?? weight.exponent)
  }

  package mutating func merge(_ other: WeighedMean) {
    weight.merge(other.weight)
    sum.merge(other.sum)
    if let other = other.scale { scale = max(other, scale ?? other) }
  }

  /// Sets the sums over the units of all samples.
  package mutating func set(_ units: UnitSums) { self.units = units }

  /// The sum of the weights, ΣW, and of the weighted numbers, ΣS, each rounded once.
  var sums: (weight: Double, sum: Double) {
    (weight.value(scale: scale ?? 0), sum.value(scale: scale ?? 0))
  }

  /// ΣS ÷ ΣW, each rounded once; nil if ΣW is 0.
  package var mean: Double? { sum.divided(by: weight) }
}
