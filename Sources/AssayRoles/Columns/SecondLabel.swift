import AssayBytes
import AssayData
import AssayTables

extension LabelLayout {
  /// Refuses a second column named for labels that has other classes in some rows, if neither needs
  /// to be a prediction: in a label file, or if the model has other columns for its scores or
  /// predictions.
  ///
  /// A column that always holds the class with the highest score is the prediction.
  static func refuseSecond(
    besides label: Int, among columns: [Int], of table: any Table, isOfLabelsAlone: Bool
  ) throws(ReadError) {
    let others = columns.filter {
      $0 != label && ColumnNames.isLabel(table.columns[$0]) && !table.looksNumeric($0)
    }
    guard !others.isEmpty else { return }
    let labels = DistinctTexts(table.firstTexts(of: label))
    let numeric = columns.filter(table.looksNumeric)
    func scores(of known: [String]) -> ClassColumns.Group? {
      ClassColumns(numeric, of: table, known: known)?.groups.first(where: \.isExact)
    }
    let mine = scores(of: labels.texts)
    let best = mine.map { bestClasses($0, of: table) }
    let hasPredictions = columns.contains {
      ColumnNames.isPredictedClass(table.columns[$0]) && !ColumnNames.isLabel(table.columns[$0])
    }
    for other in others {
      let texts = DistinctTexts(table.firstTexts(of: other))
      let rows = min(texts.codes.count, labels.codes.count)
      func text(_ row: Int) -> String { texts.texts[Int(texts.codes[row])] }
      let differs = (0..<rows).contains { !text($0).isExactly(labels.texts[Int(labels.codes[$0])]) }
      let isBest =
        best.map { best in best.indices.prefix(rows).allSatisfy { text($0).isExactly(best[$0]) } }
        ?? false
      let classes = mine?.classes ?? labels.texts
      let isOfClasses =
        texts.texts.allSatisfy(classes.contains(exactly:))
        || mine == nil && labels.texts.allSatisfy(texts.texts.contains(exactly:))
      // If only this column's texts have score columns, it may be the labels.
      let fitsAlone = mine == nil && scores(of: texts.texts) != nil
      guard
        fitsAlone
          || isOfClasses && differs && !isBest && (mine != nil || hasPredictions || isOfLabelsAlone)
      else { continue }
      throw table.problem(
        .columns(.severalLabelColumns([table.columns[label], table.columns[other]])))
    }
  }

  /// The class with the highest score in each of the first rows.
  private static func bestClasses(_ scores: ClassColumns.Group, of table: any Table) -> [String] {
    let texts = scores.columns.map { table.firstTexts(of: $0) }
    return (0..<(texts.map(\.count).min() ?? 0)).map { row in
      var best = (score: -Double.infinity, name: "")
      for (column, name) in zip(texts, scores.classes) {
        if case .finite(let score) = parseNumber(column.bytes.span.bytes, column.ranges[row]),
          score > best.score
        {
          best = (score, name)
        }
      }
      return best.name
    }
  }
}
