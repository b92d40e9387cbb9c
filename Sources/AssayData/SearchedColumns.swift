/// The columns of the files that are searched for weak slices.
package struct SearchedColumns: Sendable, Equatable {
  /// The maximum number of columns searched.
  package static let most = 64

  package let names: [String]
  /// The number of columns left out because there are too many.
  package let more: Int
  /// Columns not searched because of their names.
  package let skipped: [String]
  /// Each sample's value in the columns, as written; no rows if none were read.
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
