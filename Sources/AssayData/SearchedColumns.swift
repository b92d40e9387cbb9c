/// Columns of the files in which weak slices are looked for.
package struct SearchedColumns: Sendable, Equatable {
  /// At most this many are searched.
  package static let most = 64

  package let names: [String]
  /// The number of columns that are left out, as there are too many.
  package let more: Int
  /// Columns that are not searched for their names.
  package let skipped: [String]
  /// Each sample's value in the columns as it is written; no rows where none were read.
  package let texts: [TextColumn]

  package init(
    names: [String], more: Int = 0, skipped: [String] = [], texts: [TextColumn]? = nil
  ) {
    (self.names, self.more, self.skipped) = (names, more, skipped)
    self.texts = texts ?? names.map { _ in TextColumn() }
  }

  /// The same columns with other texts.
  func with(_ texts: [TextColumn]) -> SearchedColumns {
    SearchedColumns(names: names, more: more, skipped: skipped, texts: texts)
  }
}
