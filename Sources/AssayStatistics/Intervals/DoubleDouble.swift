/// A number of about 106 bits: the unevaluated sum of a double and a remainder below half of its
/// last bit.
///
/// The algorithms are those of Hida, Li and Bailey's QD library (2001), with a relative error of a
/// few 2⁻¹⁰⁴. An overflow gives a number that is not finite.
package struct DoubleDouble: Sendable, Equatable {
  /// The number rounded to a double.
  package let high: Double
  /// The remainder after rounding.
  package let low: Double

  /// The sum of two doubles.
  package init(_ high: Double, _ low: Double = 0) {
    let sum = high + low
    let added = sum - high
    self.high = sum
    self.low = (high - (sum - added)) + (low - added)
  }

  var isFinite: Bool { high.isFinite && low.isFinite }

  static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(left.high, right.high)
    let low = DoubleDouble(left.low, right.low)
    let sum = DoubleDouble(high.high, high.low + low.high)
    return DoubleDouble(sum.high, sum.low + low.low)
  }

  static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    left + right * -1
  }

  static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = left.high * right.high
    let rest = (-product).addingProduct(left.high, right.high)
    return DoubleDouble(product, rest + (left.high * right.low + left.low * right.high))
  }

  static func * (left: DoubleDouble, right: Double) -> DoubleDouble {
    left * DoubleDouble(right)
  }

  static func / (left: DoubleDouble, right: Double) -> DoubleDouble {
    let first = left.high / right
    let rest = left - DoubleDouble(first) * right
    let second = rest.high / right
    let third = (rest - DoubleDouble(second) * right).high / right
    return DoubleDouble(first, second) + DoubleDouble(third)
  }

  func divided(by right: DoubleDouble) -> DoubleDouble {
    let first = high / right.high
    let rest = self - right * first
    let second = rest.high / right.high
    let third = (rest - right * second).high / right.high
    return DoubleDouble(first, second) + DoubleDouble(third)
  }
}
