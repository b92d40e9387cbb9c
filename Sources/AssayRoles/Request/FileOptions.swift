package import AssayTables

/// How to take one file, where that is not to be found out.
package struct FileOptions: Sendable, Equatable {
  package var format: FileFormat?
  /// Whether the first line of a text table holds the columns' names.
  package var hasHeader: Bool?
  package var scores: ReadRequest.Scores?
  package var idColumn: String?
  package var labelColumn: String?
  /// The column with what the model said: a score, an array of scores or a class.
  package var column: String?

  package init() {}
}
