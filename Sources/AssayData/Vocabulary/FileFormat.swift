/// The format of a file.
///
/// Text files may be compressed with gzip.
///
/// ```swift
/// request.labelOptions.format = .csv  // or .tsv, .semicolon, .bars, .text
/// request.models[0].options.format = .npy  // or .npz, .json, .jsonl
/// ```
public enum FileFormat: String, Sendable, CaseIterable {
  /// Fields separated by commas.
  case csv
  /// Fields separated by tabs.
  case tsv
  /// Fields separated by semicolons.
  case semicolon
  /// Fields separated by vertical bars.
  case bars
  /// Fields separated by one or more blanks.
  case text
  /// JSON: an array of objects, or an object of arrays.
  case json
  /// JSON Lines: one value per line.
  case jsonl
  /// One NumPy array.
  case npy
  /// An archive of NumPy arrays.
  case npz
}
