/// Bins of losses on a logarithmic scale: each octave, from a number to its double, in so many equal
/// parts.
///
/// A bin is read off a number's exponent and the first bits of its significand, so it takes no
/// logarithm, and is the same on every machine.
package struct LossBins: Sendable, Equatable {
  /// 2 to the power of these are the lowest and the highest edge.
  private let octaves: Range<Int>
  /// The number of parts of an octave is 2 to the power of this.
  private let bits: Int

  /// For one model's losses: a quarter of an octave, from 2⁻²⁴ to 2⁸.
  package static let fine = LossBins(octaves: -24..<8, bits: 2)
  /// For two models' losses: half an octave, from 2⁻¹⁶ to 2⁶.
  package static let coarse = LossBins(octaves: -16..<6, bits: 1)

  /// One below the lowest edge, one above the highest, and those between.
  package var count: Int { (octaves.count << bits) + 2 }

  /// The bin of a loss, which is not NaN: 0 from the lowest edge down, the last from the highest up.
  @inline(__always)
  package func bin(of loss: Double) -> Int {
    let steps = Int(truncatingIfNeeded: loss.bitPattern >> UInt64(52 - bits))
    return min(max(steps - ((1023 + octaves.lowerBound) << bits) + 1, 0), count - 1)
  }

  /// The lower edge of a bin; 0 of the first.
  package func lowerEdge(_ bin: Int) -> Double { bin <= 0 ? 0 : edge(bin - 1) }

  /// The upper edge of a bin; ∞ of the last.
  package func upperEdge(_ bin: Int) -> Double { bin >= count - 1 ? .infinity : edge(bin) }

  private func edge(_ index: Int) -> Double {
    let (octave, part) = index.quotientAndRemainder(dividingBy: 1 << bits)
    return Double(
      sign: .plus, exponent: octaves.lowerBound + octave,
      significand: 1 + Double(part) / Double(1 << bits))
  }
}
