#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Mathematics {
  /// 2/√π·∫ e^−t² from 0 to x.
  static func erf(_ x: Double) -> Double { errorFunction(x) }

  /// 1 − erf x, with all its digits where that is small.
  static func erfc(_ x: Double) -> Double { complementaryErrorFunction(x) }
}

private func errorFunction(_ x: Double) -> Double { erf(x) }
private func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }
