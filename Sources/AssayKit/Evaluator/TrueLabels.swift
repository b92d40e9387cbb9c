/// The true labels of a batch of samples.
///
/// ```swift
/// let hard: TrueLabels = .classes(["dog", "cat"])  // or .classes([1, 0])
/// let soft: TrueLabels = .distributions([[0.2, 0.8], [1, 0]])
/// let several: TrueLabels = .sets([["indoor", "night"], []])
/// ```
///
/// Nothing is checked before ``Evaluator/add(_:)``.
public struct TrueLabels: Sendable {
  enum Form: Sendable {
    case names([String])
    case places([Int])
    case shares(ScoreTable)
    case sets([[String]])
    case setPlaces([[Int]])
  }

  let form: Form

  /// One class per sample, by name.
  ///
  /// ```swift
  /// let labels: TrueLabels = .classes(["dog", "cat"])
  /// ```
  public static func classes(_ names: [String]) -> TrueLabels { TrueLabels(form: .names(names)) }

  /// One class per sample, by its index in the evaluator's classes, from 0.
  ///
  /// ```swift
  /// let labels: TrueLabels = .classes([1, 0])
  /// ```
  public static func classes(_ places: [Int]) -> TrueLabels { TrueLabels(form: .places(places)) }

  /// A distribution over the classes per sample, as rows of shape `[samples, classes]`.
  ///
  /// Shares are at least 0 and add up to 1 within the evaluator's ``SumRule``.
  ///
  /// ```swift
  /// let labels: TrueLabels = .distributions([[0.2, 0.8], [1, 0]])  // of five annotators
  /// ```
  public static func distributions(_ rows: [[some BinaryFloatingPoint]]) -> TrueLabels {
    TrueLabels(form: .shares(ScoreTable(rows)))
  }

  /// A distribution over the classes per sample, as one array in row-major order.
  ///
  /// ```swift
  /// let labels: TrueLabels = .distributions([0.2, 0.8, 1, 0], classes: 2)
  /// ```
  ///
  /// - Parameters:
  ///   - values: The shares, `samples × classes` of them.
  ///   - classes: The number of classes.
  /// - Returns: The labels.
  public static func distributions(
    _ values: [some BinaryFloatingPoint], classes: Int
  ) -> TrueLabels {
    TrueLabels(form: .shares(ScoreTable(values.span, columns: classes)))
  }

  /// Any number of classes per sample, by name; this makes the task multilabel.
  ///
  /// ```swift
  /// let labels: TrueLabels = .sets([["indoor", "night"], []])
  /// ```
  public static func sets(_ names: [[String]]) -> TrueLabels { TrueLabels(form: .sets(names)) }

  /// Any number of classes per sample, by index in the evaluator's classes, from 0; this makes the
  /// task multilabel.
  ///
  /// ```swift
  /// let labels: TrueLabels = .sets([[0, 1], []])
  /// ```
  public static func sets(_ places: [[Int]]) -> TrueLabels {
    TrueLabels(form: .setPlaces(places))
  }
}
