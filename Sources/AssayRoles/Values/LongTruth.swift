import AssayData
import AssayTables

extension LongTable {
  /// The labels of a table with a row for each class, in which 1 or `True` marks the row of a
  /// sample's own class.
  struct Truth {
    let column: Int
    /// The name of the labels; `label` if the column has no name for labels.
    let name: String
    /// The index of each sample's class among the keys.
    let keys: [Int]
    let labels: [String]
    let areNumbers: Bool

    /// Finds the column: the one that the user named, one named for labels, or the only one of this
    /// form.
    ///
    /// - Throws: ``ReadError`` if most samples have exactly one such row, but one has none or
    ///   several.
    init?(
      of table: any Table, _ request: ReadRequest, rows: [[Int]], keys: [String],
      ids: [String], besides others: Set<Int>
    ) throws(ReadError) {
      guard request.task == .classes else { return nil }
      let columns = table.columns.indices.filter { !others.contains($0) }
      let named =
        request.labelColumn.flatMap(table.column(named:))
        ?? LabelLayout.labelColumn(among: columns, of: table)
      let candidates = named.map { [$0] } ?? (request.labels == nil ? columns : [])
      var found: [(column: Int, keys: [Int])] = []
      for column in candidates {
        guard let places = Truth.keys(table.texts(of: column), rows) else { continue }
        let keys = places.compactMap(\.self)
        if let odd = places.firstIndex(of: nil) {
          guard keys.count * 2 > places.count, named != nil else { continue }
          throw table.problem(
            .pairing(.longLabels(ids[odd], column: table.columns[column])),
            at: table.cell(row: rows[odd][0], column: column).place)
        }
        found.append((column, keys))
      }
      guard let only = found.first, found.count == 1 else { return nil }
      (column, self.keys) = (only.column, only.keys)
      labels = only.keys.map { keys[$0] }
      areNumbers = keys.allSatisfy { LabelMatcher.number($0) != nil }
      let name = table.columns[only.column]
      self.name = ColumnNames.isLabel(name) || request.labelColumn != nil ? name : "label"
    }

    /// The index of the only 1 in each sample's rows, nil for a sample with another number of them;
    /// nil if the texts are not flags.
    private static func keys(_ texts: TextColumn, _ rows: [[Int]]) -> [Int?]? {
      let distinct = DistinctTexts(texts)
      guard let flags = Truth.flags(distinct) else { return nil }
      return rows.map { sample in
        let places = sample.indices.filter { flags[Int(distinct.codes[sample[$0]])] }
        return places.count == 1 ? places[0] : nil
      }
    }

    /// Whether each distinct text is 1 or true; nil unless one is that and the other 0 or false.
    static func flags(_ distinct: DistinctTexts) -> [Bool]? {
      let numbers = distinct.texts.map(LabelMatcher.number)
      guard numbers.count == 2, numbers.contains(0), numbers.contains(1) else { return nil }
      return numbers.map { $0 == 1 }
    }
  }
}
