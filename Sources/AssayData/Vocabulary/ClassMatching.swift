/// Whether classes are one if their names differ by case, blanks, hyphens, Unicode form or a
/// trailing `.0` alone.
public enum ClassMatching: String, Sendable, CaseIterable {
  /// Such names are an error that asks which of the other two is meant.
  case asked
  /// Such names are different classes.
  case exact
  /// Such names are the same class.
  case loose
}
