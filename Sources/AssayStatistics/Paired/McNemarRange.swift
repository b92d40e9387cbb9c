/// McNemar's p if only the numbers of errors are known, but not the samples.
///
/// Of n samples, the first model got k₁ wrong and the second k₂. The number of samples that only
/// one got wrong is then from |k₁ − k₂| to min(k₁ + k₂, 2n − k₁ − k₂), in steps of two.
package struct McNemarRange: Sendable, Equatable {
  /// The smallest and the largest possible number of samples that only one got wrong.
  package let discordant: ClosedRange<Int>
  /// The smallest and the largest possible mid-p.
  package let p: ClosedRange<Double>
  /// The smallest mid-p that the largest number of discordant samples could give.
  package let smallestP: Double

  /// nil unless both numbers of errors are from 0 to the number of samples.
  package init?(errors first: Int, _ second: Int, of count: Int) {
    guard 0...count ~= first, 0...count ~= second else { return nil }
    let difference = first < second ? second - first : first - second
    let most = min(first + second, 2 * count - first - second)
    func test(_ discordant: Int) -> McNemar? {
      McNemar(b: (discordant - difference) / 2, c: (discordant + difference) / 2)
    }
    // The more samples cancel out, the larger p is. Without a difference, p is 1 for no discordant
    // sample, 0.75 for two, and increases from there.
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
