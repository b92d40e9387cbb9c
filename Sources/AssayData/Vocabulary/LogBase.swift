/// The base of logarithms, which is the unit of information.
///
/// Everything is computed in nats and converted when it is shown.
///
/// ```swift
/// request.comparison.logBase = .two  // cross-entropies in bits
/// request.comparison.logBase = .ten  // in hartleys
/// request.comparison.logBase = .e  // in nats, as by default
/// ```
public enum LogBase: String, Sendable, CaseIterable {
  /// Base e: nats.
  case e
  /// Base 2: bits.
  case two = "2"
  /// Base 10: hartleys.
  case ten = "10"

  /// The natural logarithm of the base, correctly rounded.
  private var naturalLogarithm: Double {
    switch self {
    case .e: 1
    case .two: 0x1.62e42fefa39efp-1
    case .ten: 0x1.26bb1bbb55516p+1
    }
  }

  /// Converts nats to this unit.
  package func convert(nats: Double) -> Double {
    nats / naturalLogarithm
  }

  /// Converts a number from another unit to this one.
  package func convert(_ value: Double, from other: LogBase) -> Double {
    self == other ? value : value * other.naturalLogarithm / naturalLogarithm
  }
}
