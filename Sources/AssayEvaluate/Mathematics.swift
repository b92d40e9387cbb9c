#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The C library's functions, under one roof: every term of every metric goes through these.
enum Mathematics {
  /// ln x; −∞ at 0.
  static func log(_ x: Double) -> Double { logarithm(x) }

  /// ln(1 + x), accurate near 0; −∞ at −1.
  static func log1p(_ x: Double) -> Double { logarithmOfOnePlus(x) }

  static func exp(_ x: Double) -> Double { exponential(x) }

  /// ln(1 + eˣ), without overflow and without losing small values.
  static func softplus(_ x: Double) -> Double {
    x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
  }
}

private func logarithm(_ x: Double) -> Double { log(x) }
private func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
private func exponential(_ x: Double) -> Double { exp(x) }
