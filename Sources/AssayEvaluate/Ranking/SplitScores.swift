import AssayData

extension ScoreStore {
  /// The same scores by what their samples belong to, a store each; nil if they are not kept as
  /// they are.
  ///
  /// - Parameters:
  ///   - places: Of each row of the whole test set the place of what it belongs to, from 0 up.
  ///   - count: How many places there are.
  /// - Returns: Stores in the order of the places.
  func split(by places: [Int32], count: Int) -> [ScoreStore]? {
    guard form == .exact else { return nil }
    var rows: [[SplitRow]] = Array(repeating: [], count: count)
    for (index, part) in parts.enumerated() {
      for row in part.labels.indices {
        rows[Int(places[part.rows[row]])].append(SplitRow(part: index, row: row))
      }
    }
    return rows.map { rows in
      var store = ScoreStore(classCount: classCount, modelCount: 1, kind: kind)
      store.add(gathered(rows))
      return store
    }
  }

  private struct SplitRow {
    let part: Int
    let row: Int
  }

  private func gathered(_ rows: [SplitRow]) -> Part {
    var matrix = Matrix(rows: rows.count, columns: classCount)
    matrix.fill { row, column in
      guard case .exact(let values, _) = parts[rows[row].part].scores else { return 0 }
      return values[place(column, rows[row].row)]
    }
    let ranks: [UInt8] = rows.map { row in
      guard case .exact(_, let ranks) = parts[row.part].scores else { return 0 }
      return ranks[row.row]
    }
    return Part(
      rows: .listed(rows.map { parts[$0.part].rows[$0.row] }[...]),
      labels: rows.map { parts[$0.part].labels[$0.row] },
      scores: .exact(matrix.storage, ranks: ranks))
  }
}

extension ScoreFold {
  /// The folds of samples by what they belong to; nil if probabilities are not kept as they are.
  ///
  /// Of calibration they have the bins and nothing that needs losses.
  func split(by places: [Int32], count: Int) -> [ScoreFold]? {
    store?.split(by: places, count: count)?.map(ScoreFold.init)
  }
}
