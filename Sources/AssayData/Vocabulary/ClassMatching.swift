/// The rule for class names that differ only by case, blanks, hyphens, Unicode form or a trailing
/// `.0`.
///
/// ```swift
/// request.classMatching = .loose  // "Red fox" and "red-fox" are one class
/// request.classMatching = .exact  // they are two classes
/// request.classMatching = .asked  // they are an error, as by default
/// ```
public enum ClassMatching: String, Sendable, CaseIterable {
  /// Such names are an error that asks which of the other two is meant.
  case asked
  /// Such names are different classes.
  case exact
  /// Such names are the same class.
  case loose
}
