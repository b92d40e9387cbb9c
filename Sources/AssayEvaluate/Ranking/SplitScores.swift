import AssayData

extension ScoreStore {
  /// Splits the scores of the whole test set into several stores; nil unless they are kept exactly.
  ///
  /// - Parameters:
  ///   - places: For each row of the whole test set, the index of its store, from 0.
  ///   - count: The number of stores.
  /// - Returns: The stores by their indices.
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
  /// Splits the samples of the whole test set into several folds; nil unless probabilities are kept
  /// exactly.
  ///
  /// Their calibration has the bins, and nothing that needs losses.
  func split(by places: [Int32], count: Int) -> [ScoreFold]? {
    store?.split(by: places, count: count)?.map(ScoreFold.init)
  }
}
