/// The rule by which rows of different files belong to the same sample.
///
/// ```swift
/// request.pairing = .ids
/// request.pairing = .position
/// request.pairing = .automatic  // as by default
/// ```
public enum Pairing: String, Sendable, CaseIterable {
  /// By id if both files have ids, else by position.
  case automatic
  /// By position, even if there are ids.
  case position
  /// By id; files without ids are an error.
  case ids
}
