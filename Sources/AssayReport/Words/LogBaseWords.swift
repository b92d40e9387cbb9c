import AssayData

extension LogBase {
  /// The unit's name.
  var unit: String {
    switch self {
    case .e: "nats"
    case .two: "bits"
    case .ten: "hartleys"
    }
  }

  /// The logarithm's sign in a formula.
  var logarithm: String {
    switch self {
    case .e: "ln"
    case .two: "log₂"
    case .ten: "log₁₀"
    }
  }
}
