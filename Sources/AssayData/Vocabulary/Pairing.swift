/// The way in which rows of other files find their labels.
public enum Pairing: String, Sendable, CaseIterable {
  /// By ids if both files have them, else by position.
  case automatic
  /// Row by row.
  case position
  /// By ids; files without them are refused.
  case ids
}
