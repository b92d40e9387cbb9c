/// The base of logarithms, and so the unit of information.
///
/// Everything is computed in nats.
public enum LogBase: String, Sendable, CaseIterable {
  /// Nats.
  case e
  /// Bits.
  case two = "2"
  /// Hartleys.
  case ten = "10"

  /// The natural logarithm of the base, correctly rounded.
  private var naturalLogarithm: Double {
    switch self {
    case .e: 1
    case .two: 0x1.62e42fefa39efp-1
    case .ten: 0x1.26bb1bbb55516p+1
    }
  }

  /// A number of nats in this unit.
  package func convert(nats: Double) -> Double {
    nats / naturalLogarithm
  }

  /// A number of another unit in this one.
  package func convert(_ value: Double, from other: LogBase) -> Double {
    self == other ? value : value * other.naturalLogarithm / naturalLogarithm
  }
}
