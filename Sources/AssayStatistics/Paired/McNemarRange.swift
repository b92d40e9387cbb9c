/// McNemar's p where only the numbers of errors are known, and not which samples they are.
///
/// Of n samples the first got k₁ wrong and the second k₂. The samples that only one got wrong are then from
/// |k₁ − k₂| to min(k₁ + k₂, 2n − k₁ − k₂), in steps of two.
package struct McNemarRange: Sendable, Equatable {
  /// How many samples only one got wrong: the fewest and the most there can be.
  package let discordant: ClosedRange<Int>
  /// The smallest mid-p and the largest.
  package let p: ClosedRange<Double>
  /// The smallest mid-p that the most discordant samples could give.
  package let smallestP: Double

  /// Nil unless the errors are part of the samples.
  package init?(errors first: Int, _ second: Int, of count: Int) {
    guard 0...count ~= first, 0...count ~= second else { return nil }
    let difference = first < second ? second - first : first - second
    let most = min(first + second, 2 * count - first - second)
    func test(_ discordant: Int) -> McNemar? {
      McNemar(b: (discordant - difference) / 2, c: (discordant + difference) / 2)
    }
    // The more samples cancel out, the larger p. Without a difference p is 1, then 0.75 with two samples, and rises.
    let ends = [difference, most] + (difference == 0 && most >= 2 ? [2] : [])
    let tests = ends.compactMap(test)
    guard let least = tests.map(\.midP).min(), let largest = tests.map(\.midP).max() else {
      return nil
    }
    discordant = difference...most
    p = least...largest
    smallestP = tests.map(\.smallestMidP).min() ?? 1
  }
}
