/// The unit in which logarithmic losses are shown.
///
/// Everything is computed in nats.
package enum LogBase: String, Sendable, CaseIterable {
  case e
  case two = "2"
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
