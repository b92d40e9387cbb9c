/// The mean of some values and their spread about it, from their sums of powers.
package struct Moments: Sendable, Equatable {
  /// The number of values, at least 1.
  package let count: Int
  /// The mean: the sum, rounded once and divided once.
  package let mean: Double
  /// The mean square of the deviations from the mean, at least 0.
  package let secondCentral: Double
  /// The mean cube of the deviations from the mean.
  package let thirdCentral: Double

  /// Computes moments from exact sums, each a pair of doubles.
  ///
  /// The pairs have 106 bits, some of which are lost in the differences of sums. A remainder below
  /// 2⁻⁹⁸ of the terms counts as 0, so that equal values have no spread. A sum that was rounded to
  /// a double is treated as exact, which gives a spread down to about 2⁻²⁶ of the mean. Since |g| ≤
  /// √n for all values, cubes beyond that because of rounding are limited to it.
  ///
  /// - Throws: `tooFew` without values, `notFinite` if a sum or its square is not finite,
  ///   `impossible` for more than 2⁵³ values, which a double cannot count.
  package init(
    count: Int, sum: DoubleDouble, sumOfSquares: DoubleDouble, sumOfCubes: DoubleDouble
  ) throws(Indeterminate) {
    guard count >= 1 else { throw .tooFew(least: 1) }
    guard count <= 1 << 53 else { throw .impossible }
    let n = Double(count)
    let mean = sum / n
    let explained = sum * mean
    let squares = sumOfSquares - explained
    // Σ(x−m)³ = Σx³ − m·(Σx² + 2·Σ(x−m)²)
    let cubesExplained = mean * (sumOfSquares + squares * 2)
    let cubes = sumOfCubes - cubesExplained
    guard mean.isFinite, squares.isFinite, cubes.isFinite else { throw .notFinite }

    let resolution = 0x1p-98
    let hasSpread = squares.high > resolution * sumOfSquares.high
    let cubeTerms = sumOfCubes.high.magnitude + cubesExplained.high.magnitude
    let isSkewed = hasSpread && cubes.high.magnitude > resolution * cubeTerms
    let mostSkewed = squares.high * max(squares.high, 0).squareRoot()
    self.count = count
    self.mean = sum.high / n
    secondCentral = hasSpread ? squares.high / n : 0
    thirdCentral = isSkewed ? min(max(cubes.high, -mostSkewed), mostSkewed) / n : 0
  }

  /// The standard deviation of the mean; nil for a single value.
  package var standardError: Double? {
    guard count >= 2 else { return nil }
    return (secondCentral / Double(count - 1)).squareRoot()
  }

  /// The skewness g = m₃/m₂^1.5; nil if all values are equal.
  package var skewness: Double? {
    guard secondCentral > 0 else { return nil }
    let g = thirdCentral / secondCentral / secondCentral.squareRoot()
    return g.isFinite ? g : nil
  }

  /// The mean with its standard error, which takes two values that differ.
  ///
  /// - Throws: `tooFew` for a single value, `noSpread` if all are equal.
  package func spread() throws(Indeterminate) -> MeanSpread {
    guard let standardError else { throw .tooFew(least: 2) }
    return try MeanSpread(
      count: count, mean: mean, standardError: standardError, skewness: skewness ?? 0,
      degreesOfFreedom: Double(count - 1))
  }
}
