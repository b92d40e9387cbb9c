#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What this module takes from the C library.
enum Mathematics {
  static func exp(_ x: Double) -> Double { exponential(x) }

  /// ln x; −∞ at 0.
  static func log(_ x: Double) -> Double { logarithm(x) }

  /// ln(1 + x), accurate near 0.
  static func log1p(_ x: Double) -> Double { logarithmOfOnePlus(x) }

  /// 2/√π·∫ e^−t² from 0 to x.
  static func erf(_ x: Double) -> Double { errorFunction(x) }

  /// The complement of the error function.
  static func erfc(_ x: Double) -> Double { errorComplement(x) }

  static func cubeRoot(_ x: Double) -> Double { cubicRoot(x) }
}

private func exponential(_ x: Double) -> Double { exp(x) }
private func logarithm(_ x: Double) -> Double { log(x) }
private func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
private func errorFunction(_ x: Double) -> Double { erf(x) }
private func errorComplement(_ x: Double) -> Double { erfc(x) }
private func cubicRoot(_ x: Double) -> Double { cbrt(x) }
