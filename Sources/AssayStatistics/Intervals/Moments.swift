/// The mean of some values and how they spread about it, from their sums of powers.
package struct Moments: Sendable, Equatable {
  /// The number of values, from 1 up.
  package let count: Int
  /// The sum, rounded once and divided once.
  package let mean: Double
  /// The mean square of the differences from the mean, at least 0.
  package let secondCentral: Double
  /// The mean cube of the differences from the mean.
  package let thirdCentral: Double

  /// Moments from exact sums, each as a pair.
  ///
  /// The pairs have 106 bits, and the differences of sums lose as many as they must. What is left
  /// below 2⁻⁹⁸ of the terms counts as 0, so that equal values have no spread. A sum that was rounded
  /// to a double is taken for exact: it gives a spread down to some 2⁻²⁶ of the mean.
  /// No values have |g| > √n, so nor have these, whatever rounding left of their cubes.
  ///
  /// - Throws: `tooFew` without values, `notFinite` when a sum or its square is, `impossible` beyond
  ///   2⁵³ values, which no double counts.
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

  /// Moments of a mean of parts that count by their weights, as a mean of so many values of its kind.
  ///
  /// Of parts with weights W and sums S the mean is m = ΣS/ΣW. A part's value is
  /// m + (S − m·W)·n/ΣW: these n values have the mean m, and their spread is that of the
  /// linearized ratio (W. G. Cochran, "Sampling Techniques", 1977, 2.11; of groups of samples it is the
  /// cluster-robust variance of K.-Y. Liang and S. L. Zeger, 1986).
  ///
  /// - Throws: `tooFew` without parts, `notFinite` when a sum is.
  package init(_ parts: WeighedParts) throws(Indeterminate) {
    guard parts.count >= 1, parts.weight.high > 0 else { throw .tooFew(least: 1) }
    let n = Double(parts.count)
    let mean = parts.sum.divided(by: parts.weight)
    // Σ(S − mW)²; what is left below 2⁻⁸⁰ of its terms is rounding.
    let squares = parts.sumSum - mean * parts.weightSum * 2 + mean * mean * parts.weightWeight
    let hasSpread = squares.high > 0x1p-80 * parts.sumSum.high
    // Σ(S − mW)³
    let m = mean.high
    let terms = [
      parts.sums3, -3 * m * parts.sums2Weight, 3 * m * m * parts.sumsWeight2,
      -m * m * m * parts.weights3,
    ]
    let cubes = terms.reduce(0, +)
    let isSkewed = hasSpread && cubes.magnitude > 0x1p-44 * (terms.map(\.magnitude).max() ?? 0)
    guard mean.isFinite, squares.isFinite, cubes.isFinite else { throw .notFinite }
    let scale = n / parts.weight.high
    let mostSkewed = squares.high * max(squares.high, 0).squareRoot()
    count = parts.count
    self.mean = m
    secondCentral = hasSpread ? squares.high * scale / n * scale : 0
    thirdCentral =
      isSkewed ? min(max(cubes, -mostSkewed), mostSkewed) * scale / n * scale * scale : 0
  }

  /// The root of Σ(x−m)²/(n−1); nil for a single value.
  package var standardDeviation: Double? {
    guard count >= 2 else { return nil }
    return (secondCentral * (Double(count) / Double(count - 1))).squareRoot()
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

  /// Whether the values are too few for an interval to be trusted: n < 25·g² (Cochran 1977, 2.15).
  package var isHeavyTailed: Bool {
    guard let g = skewness else { return false }
    return Double(count) < 25 * g * g
  }

  /// The standard error, if it is a measure: there are two values, and they differ.
  func spread() throws(Indeterminate) -> (standardError: Double, t: StudentT) {
    guard let error = standardError, let t = StudentT(degreesOfFreedom: Double(count - 1)) else {
      throw .tooFew(least: 2)
    }
    guard error > 0 else { throw .noSpread }
    return (error, t)
  }
}

/// Sums over parts of a test set, each with a weight W and a sum S: samples with weights, or groups.
package struct WeighedParts: Sendable, Equatable {
  package let count: Int
  /// ΣW.
  package let weight: DoubleDouble
  /// ΣS.
  package let sum: DoubleDouble
  /// ΣW².
  package let weightWeight: DoubleDouble
  /// ΣWS.
  package let weightSum: DoubleDouble
  /// ΣS².
  package let sumSum: DoubleDouble
  /// ΣW³.
  package let weights3: Double
  /// ΣW²S.
  package let sumsWeight2: Double
  /// ΣWS².
  package let sums2Weight: Double
  /// ΣS³.
  package let sums3: Double

  package init(
    count: Int, weight: DoubleDouble, sum: DoubleDouble, weightWeight: DoubleDouble,
    weightSum: DoubleDouble, sumSum: DoubleDouble, weights3: Double, sumsWeight2: Double,
    sums2Weight: Double, sums3: Double
  ) {
    (self.count, self.weight, self.sum) = (count, weight, sum)
    (self.weightWeight, self.weightSum, self.sumSum) = (weightWeight, weightSum, sumSum)
    (self.weights3, self.sumsWeight2) = (weights3, sumsWeight2)
    (self.sums2Weight, self.sums3) = (sums2Weight, sums3)
  }

  /// How many parts of equal weight would be worth as much, (ΣW)²/ΣW², by Kish (1965).
  package var effectiveCount: Double {
    weightWeight.high > 0 ? weight.high / weightWeight.high * weight.high : 0
  }
}
