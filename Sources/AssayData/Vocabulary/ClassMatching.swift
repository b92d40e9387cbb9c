/// Whether classes are one if their names differ by case, blanks, hyphens, Unicode form or a
/// trailing `.0` alone.
public enum ClassMatching: String, Sendable, CaseIterable {
  /// Such names are an error, which asks.
  case asked
  /// They are different classes.
  case exact
  /// They are one class.
  case loose
}
