/// The task of the models: whether a sample has one class or any number of them.
///
/// The task decides which metrics there are.
///
/// ```swift
/// request.task = .multilabel
/// request.task = .classes  // as by default
/// ```
public enum EvaluationTask: String, Sendable, CaseIterable {
  /// Each sample has one class, or shares of classes that add up to 1.
  case classes
  /// Each sample has any number of classes; each class is a yes or no by itself.
  case multilabel
}
