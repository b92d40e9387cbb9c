/// The bound that a training framework puts on logarithms, by which its logged loss is reproduced.
///
/// The clipped cross-entropy is a metric beside the exact one, which is never clipped.
///
/// ```swift
/// request.comparison.clip = .keras
/// let loss = try Report(request).metric("cross_entropy_clipped", of: "net")
/// print(request.comparison.clip?.epsilon ?? 0)  // 1e-07
/// ```
public struct Clip: Sendable, Equatable {
  private enum Bound: Equatable {
    case sklearn
    case keras
    case torch
    case epsilon(Double)
  }

  private let bound: Bound

  /// Clips probabilities to [ε, 1−ε] with ε = 2⁻⁵², as scikit-learn's `log_loss` does for binary64.
  ///
  /// ```swift
  /// request.comparison.clip = .sklearn
  /// ```
  public static let sklearn = Clip(bound: .sklearn)
  /// Clips probabilities to [ε, 1−ε] with ε = 1e-7, as Keras does.
  ///
  /// ```swift
  /// request.comparison.clip = .keras
  /// ```
  public static let keras = Clip(bound: .keras)
  /// Bounds each logarithm by −100 from below, as PyTorch's binary cross-entropy does.
  ///
  /// ```swift
  /// request.comparison.clip = .torch
  /// ```
  public static let torch = Clip(bound: .torch)

  private init(bound: Bound) { self.bound = bound }

  /// Clips probabilities to [ε, 1−ε].
  ///
  /// ```swift
  /// request.comparison.clip = Clip(epsilon: 1e-9)
  /// ```
  ///
  /// - Parameter epsilon: ε; the result is nil unless 0 < ε < 0.5.
  public init?(epsilon: Double) {
    guard epsilon > 0, epsilon < 0.5 else { return nil }
    bound = .epsilon(epsilon)
  }

  /// Reads `sklearn`, `keras`, `torch` or a number ε with 0 < ε < 0.5.
  package init?(_ text: String) {
    switch text {
    case "sklearn": self = .sklearn
    case "keras": self = .keras
    case "torch": self = .torch
    default:
      guard let clip = Double(text).flatMap(Clip.init(epsilon:)) else { return nil }
      self = clip
    }
  }

  /// ε; nil if the logarithm is bounded, as PyTorch does.
  public var epsilon: Double? {
    switch bound {
    case .sklearn: 0x1p-52
    case .keras: 1e-7
    case .torch: nil
    case .epsilon(let epsilon): epsilon
    }
  }

  /// The name of the framework; nil if ε was given as a number.
  package var framework: String? {
    switch bound {
    case .sklearn: "scikit-learn"
    case .keras: "Keras"
    case .torch: "PyTorch"
    case .epsilon: nil
    }
  }

  /// The clip as a word that ``init(_:)`` reads.
  package var word: String {
    switch bound {
    case .sklearn: "sklearn"
    case .keras: "keras"
    case .torch: "torch"
    case .epsilon(let epsilon): "\(epsilon)"
    }
  }
}
