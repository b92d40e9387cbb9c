import AssayBytes
import AssayNumerics
import AssayStatistics
import AssayTestSupport
import Foundation
import Testing

/// The file of values that other programs computed; nil if it is missing.
let vectors = externalCases("reference/stats/vectors.json")

let noVectors: Comment = "reference/stats/vectors.json is not beside the project; set ASSAY_SHARED"

/// The cases under a key of the file.
func cases(_ key: String) throws -> [Document] {
  let list = try vector(key).list
  #expect(!list.isEmpty, "\(key)")
  return list
}

func vector(_ key: String) throws -> Document {
  try Document(file: #require(vectors).path)[key]
}

/// Whether two numbers agree within a relative tolerance; two infinities or two zeros agree.
func isClose(_ value: Double, _ expected: Double, relative: Double = 1e-12) -> Bool {
  value == expected || (value - expected).magnitude <= relative * expected.magnitude
}

/// Whether two p values agree to a relative 10⁻⁹, or 10⁻⁶ below 10⁻³⁰.
func isCloseP(_ value: Double, _ expected: Double) -> Bool {
  isClose(value, expected, relative: expected < 1e-30 ? 1e-6 : 1e-9)
}

/// Whether two intervals agree within a relative tolerance of each limit.
func isClose(_ interval: Interval, _ low: Double, _ high: Double, relative: Double = 1e-12) -> Bool
{
  isClose(interval.low, low, relative: relative) && isClose(interval.high, high, relative: relative)
}

/// The moments of a list, from sums that are exact for a few ordinary numbers.
func moments(_ values: [Double]) throws -> Moments {
  var sums = [DoubleDouble](repeating: DoubleDouble(0), count: 3)
  for value in values {
    var power = DoubleDouble(1)
    for index in 0..<3 {
      power = twin(power, times: value)
      sums[index] = twin(sums[index], plus: power)
    }
  }
  return try Moments(
    count: values.count, sum: sums[0], sumOfSquares: sums[1], sumOfCubes: sums[2])
}

/// A pair times a double, in elementary steps.
private func twin(_ pair: DoubleDouble, times factor: Double) -> DoubleDouble {
  let product = pair.high * factor
  let rest = (-product).addingProduct(pair.high, factor)
  return DoubleDouble(product, rest + pair.low * factor)
}

/// The sum of two pairs, in elementary steps.
private func twin(_ left: DoubleDouble, plus right: DoubleDouble) -> DoubleDouble {
  let high = DoubleDouble(left.high, right.high)
  return DoubleDouble(high.high, high.low + left.low + right.low)
}

/// Powers of ten with any exponent.
enum Mathematical {
  static func powerOfTen(_ exponent: Double) -> Double { pow(10, exponent) }
}

extension Moments {
  /// The standard deviation that other programs give; nil for a single value.
  var standardDeviation: Double? {
    standardError.map { $0 * Double(count).squareRoot() }
  }
}

extension McNemar {
  /// The smallest possible `exactP`.
  var smallestExactP: Double { min(1, 2 * smallestMidP) }
}
