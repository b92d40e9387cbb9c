/// One file that was read, and what was made of it.
///
/// It stands in every report.
package struct Source: Sendable, Equatable {
  package let path: String
  /// What the file is in, in a word: `CSV`, `TSV`.
  package let format: String
  package let byteCount: Int
  package let rowCount: Int
  package let columns: [Column]

  /// A column and what it was taken for.
  package struct Column: Sendable, Equatable {
    package let name: String
    package let use: Use

    package init(name: String, use: Use) {
      self.name = name
      self.use = use
    }
  }

  /// What a column was taken for.
  package enum Use: Sendable, Equatable {
    case id
    case label
    case labelShare(of: String)
    case score(model: String, of: String)
    case positiveScore(model: String, of: String)
    case predictedClass(model: String)
    case rowNumber
    case unused
  }

  package init(path: String, format: String, byteCount: Int, rowCount: Int, columns: [Column]) {
    self.path = path
    self.format = format
    self.byteCount = byteCount
    self.rowCount = rowCount
    self.columns = columns
  }
}
