import AssayBytes
package import AssayData
package import AssayStatistics

/// The exact sum of the squares of some numbers, and the sum of their cubes, each rounded once.
///
/// With the sum of the numbers they give variance and skewness, however many numbers there are and
/// in whatever order they come.
package struct PowerSums: Sendable {
  private var squares = ExactSum()
  private var cubes = ExactSum()

  /// The two sums, each rounded once.
  package struct Values: Sendable, Equatable {
    package let squares: Double
    package let cubes: Double
  }

  var squaresExactly: DoubleDouble { squares.doubleDouble }

  /// The exact sum of the rounded cubes.
  var cubesExactly: DoubleDouble { cubes.doubleDouble }

  package var values: Values { Values(squares: squares.value, cubes: cubes.value) }

  package init() {}

  /// Adds finite numbers.
  ///
  /// Squares are added with their rounding errors, so that equal numbers have no variance at all.
  /// Beyond 10¹⁵⁰ they overflow, and the moments are undefined.
  package mutating func add(_ values: Span<Double>, _ known: NumbersToAdd?) {
    guard let known else {
      addAny(values)
      return
    }
    if let ones = known.ones {
      squares.add(ones)
      cubes.add(ones)
      return
    }
    let largest = known.largest * known.largest
    squares.add(values, largest: largest) { $0 * $0 }
    // Half a unit in the last place of the largest square.
    squares.add(values, largest: largest.binade * 0x1p-53) { Lanes.exactSquare($0).low }
    cubes.add(values, largest: largest * known.largest) { $0 * $0 * $0 }
  }

  package mutating func add(_ values: Span<Double>) { add(values, NumbersToAdd(values)) }

  @inline(never)
  private mutating func addAny(_ values: Span<Double>) {
    squares.add(values, largest: nil) { $0 * $0 }
    squares.add(values, largest: nil) { Lanes.exactSquare($0).low }
    cubes.add(values, largest: nil) { $0 * $0 * $0 }
  }

  package mutating func merge(_ other: PowerSums) {
    squares.merge(other.squares)
    cubes.merge(other.cubes)
  }

  /// The moments of `count` numbers with this sum.
  package func moments(count: Int, sum: ExactSum) throws(Indeterminate) -> Moments {
    try Moments(
      count: count, sum: sum.doubleDouble, sumOfSquares: squares.doubleDouble,
      sumOfCubes: cubes.doubleDouble)
  }
}

extension Lanes {
  /// Squares, and their rounding errors.
  ///
  /// T. J. Dekker, "A floating-point technique for extending the available precision", 1971. Beyond
  /// 10¹⁵⁰ they overflow.
  @inline(__always)
  static func exactSquare(_ x: Lanes) -> (high: Lanes, low: Lanes) {
    let square = x * x
    let split = x * 134_217_729
    let upper = split - (split - x)
    let lower = x - upper
    return (square, ((upper * upper - square) + 2 * upper * lower) + lower * lower)
  }
}

extension ExactSum {
  /// The sum as two doubles: its rounded value, and the remainder.
  package var doubleDouble: DoubleDouble {
    let high = value
    guard high.isFinite else { return DoubleDouble(high) }
    var rest = self
    rest.add(-high)
    return DoubleDouble(high, rest.value)
  }
}

// MARK: - Saved form

extension PowerSums {
  package var saved: Saved { .members([("squares", squares.saved), ("cubes", cubes.saved)]) }

  /// Reads the sums of `count` numbers with this sum back.
  ///
  /// Except for rounding and underflow, numbers cannot have |Σx| > √(n·Σx²) or |Σx³| > (Σx²)^1.5.
  /// Sums that overflowed are not checked.
  package init(saved: Saved, count: Int, sum: ExactSum) throws(SavedFault) {
    squares = try ExactSum(saved: saved.member("squares"))
    cubes = try ExactSum(saved: saved.member("cubes"))
    let (n, first) = (Double(count), sum.value.magnitude)
    let (second, third) = (squares.value, cubes.value.magnitude)
    guard second.isFinite, third.isFinite else { return }
    guard second >= 0 else { throw saved.fault(.contradiction("squares", other: "sign")) }
    let root = second.squareRoot()
    let slack = 1 + 1e-9
    guard first <= n.squareRoot() * root * slack + n * 1e-150, count > 0 || second == 0 else {
      throw saved.fault(.contradiction("squares", other: "sum"))
    }
    guard third <= second * root * slack + n * 1e-300 else {
      throw saved.fault(.contradiction("cubes", other: "squares"))
    }
  }
}
