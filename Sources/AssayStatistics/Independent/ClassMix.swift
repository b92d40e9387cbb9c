/// A change of a mean between two test sets, split into a change of the class shares and a change
/// of the means within classes (Kitagawa 1955; Oaxaca 1973; Blinder 1973, in the symmetric form).
///
/// mix = Σ(q₂ − q₁)(m₁ + m₂)/2 and rate = Σ(m₂ − m₁)(q₁ + q₂)/2, for shares q and means m by class;
/// they add up to the change. A class that only one set has gets that set's mean on both sides, so
/// that all of its change is mix. The split assumes label shift: within a class, predictions either
/// changed or did not.
package struct ClassMix: Sendable, Equatable {
  /// The losses of one class's samples: their number, their sum and the sum of their squares.
  package struct Losses: Sendable, Equatable {
    package let count: Int
    package let sum: Double
    package let squares: Double

    package init(count: Int, sum: Double, squares: Double) {
      (self.count, self.sum, self.squares) = (count, sum, squares)
    }

    var mean: Double { sum / Double(count) }
    /// With the divisor n.
    var variance: Double { max(0, squares / Double(count) - mean * mean) }
  }

  /// A part of the change, and its standard error by the delta method.
  package struct Part: Sendable, Equatable {
    package let value: Double
    package let standardError: Double

    package func interval(_ confidence: Confidence) -> Interval {
      let half = confidence.critical * standardError
      return Interval(low: value - half, high: value + half)
    }
  }

  /// One class's share and mean in each set, and its parts of the change.
  package struct Class: Sendable, Equatable {
    package let shares: [Double]
    package let means: [Double]

    package var mix: Double { (shares[1] - shares[0]) * (means[0] + means[1]) / 2 }
    package var rate: Double { (means[1] - means[0]) * (shares[0] + shares[1]) / 2 }
  }

  package let mix: Part
  package let rate: Part
  package let classes: [Class]

  package var change: Double { mix.value + rate.value }

  /// Splits the change between two sets; nil unless both have samples and equally many classes.
  package init?(old: [Losses], new: [Losses]) {
    let counts = [old, new].map { set in set.reduce(0) { $0 + $1.count } }
    guard old.count == new.count, counts.allSatisfy({ $0 > 0 }) else { return nil }
    classes = zip(old, new).map { before, after in
      let sides = [before, after]
      let shares = zip(sides, counts).map { Double($0.count) / Double($1) }
      let known = sides.first { $0.count > 0 }?.mean ?? 0
      return Class(
        shares: shares, means: sides.map { $0.count > 0 ? $0.mean : known })
    }
    var squares = (mix: 0.0, rate: 0.0)
    for (place, losses) in [old, new].enumerated() {
      let sign = place == 0 ? -1.0 : 1
      var weights:
        [(
          share: Double, variance: Double, mix: (x: Double, y: Double), rate: (x: Double, y: Double)
        )] = []
      for (found, side) in zip(classes, losses) where side.count > 0 {
        let isOfBoth = found.shares.allSatisfy { $0 > 0 }
        let change = found.shares[1] - found.shares[0]
        weights.append(
          (
            found.shares[place], side.variance,
            (sign * (found.means[0] + found.means[1]) / 2, isOfBoth ? change / 2 : change),
            (
              (found.means[1] - found.means[0]) / 2,
              isOfBoth ? sign * (found.shares[0] + found.shares[1]) / 2 : 0
            )
          ))
      }
      let n = Double(counts[place])
      squares.mix += ClassMix.variance(weights.map { ($0.share, $0.variance, $0.mix) }) / n
      squares.rate += ClassMix.variance(weights.map { ($0.share, $0.variance, $0.rate) }) / n
    }
    mix = Part(
      value: classes.reduce(0) { $0 + $1.mix }, standardError: squares.mix.squareRoot())
    rate = Part(
      value: classes.reduce(0) { $0 + $1.rate }, standardError: squares.rate.squareRoot())
  }

  /// Σ q(x − Σqx)² + Σ y²·v/q, for the derivatives x by the shares and y by the means.
  private static func variance(
    _ classes: [(share: Double, variance: Double, slopes: (x: Double, y: Double))]
  ) -> Double {
    let mean = classes.reduce(0) { $0 + $1.share * $1.slopes.x }
    return classes.reduce(0) { sum, found in
      let (x, y) = found.slopes
      return sum + found.share * (x - mean) * (x - mean) + y * y * found.variance / found.share
    }
  }
}
