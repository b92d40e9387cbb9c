/// The format of a file; any of the texts may be gzipped.
public enum FileFormat: String, Sendable, CaseIterable {
  /// Fields between commas.
  case csv
  /// Fields between tabs.
  case tsv
  /// Fields between semicolons.
  case semicolon
  /// Fields between bars.
  case bars
  /// Fields between blanks, any number of them.
  case text
  /// JSON: an array of objects, or an object of arrays.
  case json
  /// JSON Lines: a value a line.
  case jsonl
  /// A NumPy array.
  case npy
  /// An archive of NumPy arrays.
  case npz
}
