#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What this module takes from the C library, and what follows from it.
enum Mathematics {
  /// log₁₀ x; −∞ at 0.
  static func log10(_ x: Double) -> Double { decimalLogarithm(x) }

  /// 10ⁿ, as a literal would be rounded for |n| ≤ 22.
  static func powerOfTen(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(exponent.magnitude, 308) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}

private func decimalLogarithm(_ x: Double) -> Double { log10(x) }
