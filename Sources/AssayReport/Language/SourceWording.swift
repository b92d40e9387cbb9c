import AssayData

/// What files were taken for.
protocol SourceWording {
  /// What the columns of a use are; nil: their name says it.
  func words(_ use: Source.Use) -> String
  /// What each use has, with its columns: `id: id; label: label`.
  func uses(_ parts: [(use: String, names: String)]) -> String
  /// The first names of many columns, and how many there are.
  func names(_ first: [String], ofAll count: Int) -> String
  /// Files that are not said one by one.
  func moreFiles(_ count: Int) -> String
  /// A file with its format, rows and columns.
  func source(_ path: String, format: String, rows: Int, uses: String) -> String
  /// A file of samples that were measured already.
  func summary(_ path: String, samples: Int) -> String
}
