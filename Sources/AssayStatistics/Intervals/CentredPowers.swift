/// Sums of the powers of numbers, each minus the constant of its class.
package struct CentredPowers: Sendable {
  private var count = 0
  private var sum = DoubleDouble(0)
  private var squares = DoubleDouble(0)
  private var cubes = DoubleDouble(0)
  /// The largest possible squares, and the terms of the cubes, relative to which rounding is
  /// judged.
  private var squareTerms = 0.0
  private var cubeTerms = 0.0

  package init() {}

  /// Adds `count` numbers with these sums of powers, after subtracting c from each.
  package mutating func add(
    count n: Int, sum: DoubleDouble, squares: DoubleDouble, cubes: DoubleDouble, less c: Double
  ) {
    let (number, c) = (DoubleDouble(Double(n)), DoubleDouble(c))
    let square = c * c
    count += n
    self.sum = self.sum + (sum - number * c)
    self.squares = self.squares + (squares - c * sum * 2 + number * square)
    let terms = [cubes, c * squares * -3, square * sum * 3, number * square * c * -1]
    self.cubes = terms.reduce(self.cubes, +)
    squareTerms += squares.high + number.high * square.high
    cubeTerms += terms.reduce(0) { $0 + $1.high.magnitude }
  }

  /// The moments of all the numbers.
  ///
  /// The constants are doubles, so that the remainder of numbers equal to them is rounding error:
  /// squares below 2⁻⁹² of their terms count as 0. Cubes were rounded one by one, and count as 0
  /// below 2⁻⁴⁸ of theirs.
  package func moments() throws(Indeterminate) -> Moments {
    guard squares.isFinite, cubes.isFinite else { throw .notFinite }
    guard squares.high > 0x1p-92 * squareTerms else { throw .noSpread }
    let isSkewed = cubes.high.magnitude > 0x1p-48 * cubeTerms
    return try Moments(
      count: count, sum: sum, sumOfSquares: squares,
      sumOfCubes: isSkewed ? cubes : DoubleDouble(0))
  }
}
