// This module has functions of real numbers and a seeded generator. Doubles and seeds come in,
// doubles and 64-bit numbers go out; nothing is refused: an argument outside a function's domain
// gives NaN or an infinity, as in the C library.
//
// Start with `Mathematics`, then `SplitMix64`, from which all resampling and simulation draws. The
// module knows nothing of Assay.

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Functions of real numbers: those of the C library and a few built on them.
package enum Mathematics {
  package static func exp(_ x: Double) -> Double { exponential(x) }

  /// ln x; −∞ at 0.
  package static func log(_ x: Double) -> Double { logarithm(x) }

  /// log₁₀ x; −∞ at 0.
  package static func log10(_ x: Double) -> Double { decimalLogarithm(x) }

  /// ln(1 + x), accurate near 0; −∞ at −1.
  package static func log1p(_ x: Double) -> Double { logarithmOfOnePlus(x) }

  /// The error function: 2/√π·∫ e^−t² from 0 to x.
  package static func erf(_ x: Double) -> Double { errorFunction(x) }

  /// The complementary error function, 1 − erf x.
  package static func erfc(_ x: Double) -> Double { errorComplement(x) }

  package static func cubeRoot(_ x: Double) -> Double { cubicRoot(x) }

  /// 10ⁿ for |n| ≤ 308; correctly rounded for |n| ≤ 22.
  package static func powerOfTen(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(exponent.magnitude, 308) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}

private func exponential(_ x: Double) -> Double { exp(x) }
private func logarithm(_ x: Double) -> Double { log(x) }
private func decimalLogarithm(_ x: Double) -> Double { log10(x) }
private func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
private func errorFunction(_ x: Double) -> Double { erf(x) }
private func errorComplement(_ x: Double) -> Double { erfc(x) }
private func cubicRoot(_ x: Double) -> Double { cbrt(x) }
