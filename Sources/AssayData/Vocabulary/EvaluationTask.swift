/// Whether a sample has one class or any number of them, which decides the metrics.
public enum EvaluationTask: String, Sendable, CaseIterable {
  /// A sample has one class, or shares of classes that add up to 1.
  case classes
  /// Each class is a yes or no of its own: a sample has any number of them.
  case multilabel
}
