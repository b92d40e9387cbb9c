import AssayData

extension LogBase {
  /// The logarithm's sign in a formula.
  var logarithm: String {
    switch self {
    case .e: "ln"
    case .two: "log₂"
    case .ten: "log₁₀"
    }
  }
}
