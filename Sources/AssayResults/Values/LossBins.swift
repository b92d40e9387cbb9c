/// Bins of losses on a logarithmic scale: each octave, from a number to its double, is divided into
/// equal parts.
///
/// The bin is read off the exponent and the leading bits of the significand, so no logarithm is
/// needed, and the result is the same on every machine.
package struct LossBins: Sendable, Equatable {
  /// The exponents of two of the lowest and the highest edge.
  private let octaves: Range<Int>
  /// The number of parts of an octave is 2 to the power of this.
  private let bits: Int

  /// For the losses of one model: a quarter of an octave, from 2⁻²⁴ to 2⁸.
  package static let fine = LossBins(octaves: -24..<8, bits: 2)
  /// For the losses of two models: half an octave, from 2⁻¹⁶ to 2⁶.
  package static let coarse = LossBins(octaves: -16..<6, bits: 1)

  /// The number of bins: one below the lowest edge, one above the highest, and those between.
  package var count: Int { (octaves.count << bits) + 2 }

  /// The bin of a loss, which must not be NaN: 0 below the lowest edge, the last from the highest
  /// edge up.
  @inline(__always)
  package func bin(of loss: Double) -> Int {
    let steps = Int(truncatingIfNeeded: loss.bitPattern >> UInt64(52 - bits))
    return min(max(steps - ((1023 + octaves.lowerBound) << bits) + 1, 0), count - 1)
  }

  /// The lower edge of a bin; 0 for the first.
  package func lowerEdge(_ bin: Int) -> Double { bin <= 0 ? 0 : edge(bin - 1) }

  /// The upper edge of a bin; ∞ for the last.
  package func upperEdge(_ bin: Int) -> Double { bin >= count - 1 ? .infinity : edge(bin) }

  private func edge(_ index: Int) -> Double {
    let (octave, part) = index.quotientAndRemainder(dividingBy: 1 << bits)
    return Double(
      sign: .plus, exponent: octaves.lowerBound + octave,
      significand: 1 + Double(part) / Double(1 << bits))
  }
}
