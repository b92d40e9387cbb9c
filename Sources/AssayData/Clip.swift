/// How a training framework bounds a logarithm, so that its logged loss can be reproduced.
package enum Clip: Sendable, Equatable {
  /// Clips probabilities to [ε, 1−ε] with ε = 2⁻⁵², as scikit-learn's `log_loss` does for binary64.
  case sklearn
  /// Clips probabilities to [ε, 1−ε] with ε = 1e-7, as Keras does.
  case keras
  /// Bounds each logarithm by −100 from below, as PyTorch's binary cross-entropy does.
  case torch
  /// Clips probabilities to [ε, 1−ε].
  case epsilon(Double)

  /// Reads `sklearn`, `keras`, `torch` or a number ε with 0 < ε < 0.5.
  package init?(_ text: String) {
    switch text {
    case "sklearn": self = .sklearn
    case "keras": self = .keras
    case "torch": self = .torch
    default:
      guard let epsilon = Double(text), epsilon > 0, epsilon < 0.5 else { return nil }
      self = .epsilon(epsilon)
    }
  }

  /// ε, where the framework has one.
  package var epsilon: Double? {
    switch self {
    case .sklearn: 0x1p-52
    case .keras: 1e-7
    case .torch: nil
    case .epsilon(let epsilon): epsilon
    }
  }

  /// The framework's name, or nil for a bare ε.
  package var framework: String? {
    switch self {
    case .sklearn: "scikit-learn"
    case .keras: "Keras"
    case .torch: "PyTorch"
    case .epsilon: nil
    }
  }

  /// The clip in a word, as the option takes it.
  package var word: String {
    switch self {
    case .sklearn: "sklearn"
    case .keras: "keras"
    case .torch: "torch"
    case .epsilon(let epsilon): "\(epsilon)"
    }
  }
}
