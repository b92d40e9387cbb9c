package import AssayData

/// How the samples of a batch count: by weights, in groups, or both.
package struct SampleUnits: Sendable {
  /// Finite numbers above 0; nil if all samples count the same.
  package let weights: [Double]?
  /// A key per sample, the same within a group; nil without groups.
  package let groups: [UInt128]?

  init(weights: [Double]?, groups: [UInt128]?) {
    (self.weights, self.groups) = (weights, groups)
  }

  /// The weights and groups of some rows; nil if there are neither.
  package init?(_ side: SideColumns, rows: Range<Int>) {
    guard side.weights != nil || side.groups != nil else { return nil }
    weights = side.weights.map { Array($0[rows]) }
    groups = side.groups.map { groups in rows.map { groups.key(at: $0) } }
  }

  func weight(_ place: Int) -> Double { weights?[place] ?? 1 }

  /// The samples at the places in `order`, in that order.
  package func reordered(_ order: [Int]) -> SampleUnits {
    SampleUnits(
      weights: weights.map { $0.reordered(order) }, groups: groups.map { $0.reordered(order) })
  }

  /// Appends other samples; the first are nil if absent so far.
  static func joined(_ first: SampleUnits?, _ second: SampleUnits) -> SampleUnits {
    guard let first else { return second }
    return SampleUnits(
      weights: first.weights.map { $0 + (second.weights ?? []) },
      groups: first.groups.map { $0 + (second.groups ?? []) })
  }
}

/// The units of some samples, from an index on.
package struct UnitRange: Sendable {
  let units: SampleUnits
  let start: Int

  package init(units: SampleUnits, start: Int) {
    (self.units, self.start) = (units, start)
  }

  package func weight(_ place: Int) -> Double { units.weight(start + place) }

  package var areGrouped: Bool { units.groups != nil }

  package var haveWeights: Bool { units.weights != nil }
}

/// A weight as a fraction from ½ up to 1 and a power of two, as C's `frexp` gives them.
///
/// Fractions can be multiplied without overflow or underflow, and do not change if all weights are
/// multiplied by a power of two.
struct ScaledWeight: Sendable {
  let fraction: Double
  let exponent: Int

  /// Splits a finite number above 0, which may be subnormal.
  init(_ weight: Double) {
    fraction = weight.significand / 2
    exponent = Int(weight.exponent) + 1
  }

  /// The weight ÷ 2^scale.
  func divided(by scale: Int) -> Double {
    Double(sign: .plus, exponent: exponent - scale, significand: fraction)
  }
}
