import AssayData

/// The roles that files and their columns were given.
protocol SourceWording {
  /// The name of a use of columns; nil if the columns' names say it.
  func words(_ use: Source.Use) -> String
  /// The uses with their columns: `id: id; label: label`.
  func uses(_ parts: [(use: String, names: String)]) -> String
  /// The first names of many columns, and their total number.
  func names(_ first: [String], ofAll count: Int) -> String
  /// The number of files that are not listed.
  func moreFiles(_ count: Int) -> String
  /// A file with its format, rows and columns.
  func source(_ path: String, format: String, rows: Int, uses: String) -> String
  /// A file of samples that were already measured.
  func summary(_ path: String, samples: Int) -> String
}
