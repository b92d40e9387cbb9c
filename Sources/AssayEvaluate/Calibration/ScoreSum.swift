import AssayData

/// A sum of probabilities, or of their differences, in whole steps of 2⁻⁸⁴.
///
/// Each probability is rounded to a step by itself, so order, chunks and merging do not change a
/// sum. It is off by at most 2⁻⁸⁵ per sample, and has room for at least 2⁴⁰ samples.
package struct ScoreSum: Sendable, Equatable {
  package private(set) var steps: Int128

  private static let anchor = 0x1.8p52
  private static let stepsOfOne = Int128(1) << 84

  package init() { steps = 0 }

  private init(steps: Int128) { self.steps = steps }

  /// The sum of one probability; below 0 or NaN counts as 0, above 1 as 1.
  @inline(__always)
  package init(_ probability: Double) {
    let inside = probability > 0 ? min(probability, 1) : 0
    // Adding 1.5·2⁵² rounds x to a whole number in the low bits, without a conversion: first to
    // multiples of 2⁻⁴², then the remainder, which may be below 0.
    let scaled = inside * 0x1p42
    let high = scaled + ScoreSum.anchor
    let low = (scaled - (high - ScoreSum.anchor)) * 0x1p42 + ScoreSum.anchor
    let anchorBits = ScoreSum.anchor.bitPattern
    steps =
      Int128(Int64(truncatingIfNeeded: high.bitPattern &- anchorBits)) &<< 42
      &+ Int128(Int64(truncatingIfNeeded: low.bitPattern &- anchorBits))
  }

  package static func + (left: ScoreSum, right: ScoreSum) -> ScoreSum {
    ScoreSum(steps: left.steps &+ right.steps)
  }

  package static func - (left: ScoreSum, right: ScoreSum) -> ScoreSum {
    ScoreSum(steps: left.steps &- right.steps)
  }

  package static func += (left: inout ScoreSum, right: ScoreSum) {
    left.steps &+= right.steps
  }

  package static func * (sum: ScoreSum, count: Int) -> ScoreSum {
    ScoreSum(steps: sum.steps &* Int128(count))
  }

  /// The sum of `count` ones.
  package init(count: Int) { steps = ScoreSum.stepsOfOne &* Int128(count) }

  package var magnitude: ScoreSum { ScoreSum(steps: steps < 0 ? -steps : steps) }

  /// The sum, rounded once.
  package var value: Double { Double(steps) * 0x1p-84 }
}

// MARK: - Saved form

extension ScoreSum {
  /// The number of steps in decimal, which has more digits than a double.
  var saved: Saved { .text(String(steps)) }

  init(saved: Saved) throws(SavedFault) {
    guard let steps = try Int128(saved.text()) else { throw saved.wrongKind(.wholeNumber) }
    self.steps = steps
  }
}
