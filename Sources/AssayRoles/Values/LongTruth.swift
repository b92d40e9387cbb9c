import AssayData
import AssayTables

extension LongTable {
  /// The labels of a table with a row for each class, where a column says by 1 or `True` which of a sample's rows is
  /// about its class.
  struct Truth {
    let column: Int
    /// What the labels are called; `label` where the column has no name for them.
    let name: String
    /// The place of each sample's class among the keys.
    let keys: [Int]
    let labels: [String]
    let areNumbers: Bool

    /// Finds the column: the one that the user named, one with a name for labels, or the only one that is so.
    ///
    /// - Throws: ``ReadError`` where most samples have such a row, and one has none or several.
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

    /// The place of the only 1 in each sample's rows, nil of samples with another number of them; nil of other texts.
    private static func keys(_ texts: TextColumn, _ rows: [[Int]]) -> [Int?]? {
      let distinct = DistinctTexts(texts)
      guard let flags = Truth.flags(distinct) else { return nil }
      return rows.map { sample in
        let places = sample.indices.filter { flags[Int(distinct.codes[sample[$0]])] }
        return places.count == 1 ? places[0] : nil
      }
    }

    /// Whether each distinct text is 1 or true; nil where one is neither that nor 0 or false.
    static func flags(_ distinct: DistinctTexts) -> [Bool]? {
      let numbers = distinct.texts.map(LabelMatcher.number)
      guard numbers.count == 2, numbers.contains(0), numbers.contains(1) else { return nil }
      return numbers.map { $0 == 1 }
    }
  }
}
