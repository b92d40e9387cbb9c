import AssayData
import AssayTables

// The score of the predicted class; of two classes, the other one has the remainder.

extension ScoreReader {
  /// Both probabilities of each row.
  func predictedScores(
    _ column: Int, of predicted: Int
  ) throws(ReadError) -> (predictions: Predictions, caveat: Caveat?) {
    let table = source.table
    let (answers, caveat) = try predictedClasses(predicted)
    let values = try table.numbers(of: [column], idColumn: source.idColumn)
    try table.checkUnit(values, column: column, idColumn: source.idColumn)
    guard classes.count == 2, case .classes(let places) = answers else {
      throw table.problem(
        .singleScore(
          .scoreOfPredicted(
            column: table.columns[column], predicted: table.columns[predicted],
            classes: classes.count)))
    }
    if let probabilities = Probabilities(scores: values.values, ofPredicted: places) {
      return (.probabilities(probabilities), caveat)
    }
    let row = values.values.firstIndex { $0 < 0.5 } ?? 0
    let cell = table.cell(row: row, column: column)
    throw table.problem(
      .singleScore(
        .scoreBelowHalf(
          column: table.columns[column], predicted: table.columns[predicted], score: cell.text)),
      at: cell.place)
  }
}
