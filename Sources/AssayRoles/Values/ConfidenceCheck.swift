import AssayData
import AssayTables

// A score beside a predicted class is either that of the positive class, or the confidence in the
// predicted class; only the rows show which.

extension ScoreReader {
  /// Refuses scores of the first rows that are all ½ or more although some rows predict the other
  /// class: if the column may also be the true labels, single rows prove nothing.
  func checkConfidence() throws(ReadError) {
    guard let beside = source.layout.predictedBeside, beside.mayBeTruth,
      case .positive(let column, _) = source.layout.form,
      let values = try? source.table.numbers(of: [column], idColumn: nil).values,
      values.allSatisfy({ $0 >= 0.5 })
    else { return }
    try refuseContradiction(values, of: column, predicted: beside.column)
  }

  /// Refuses a score above ½ if the other class is predicted, or below ½ if its own class is.
  func checkAgreement(_ values: [Double], of column: Int) throws(ReadError) {
    guard let beside = source.layout.predictedBeside, !beside.mayBeTruth else { return }
    try refuseContradiction(values, of: column, predicted: beside.column)
  }

  private func refuseContradiction(
    _ values: [Double], of column: Int, predicted: Int
  ) throws(ReadError) {
    guard let positive = request.positive.flatMap({ matcher.index(of: $0, by: .names) }) else {
      return
    }
    let distinct = DistinctTexts(source.table.texts(of: predicted))
    let places = distinct.texts.map { matcher.index(of: $0, by: .names) }
    for (row, (value, code)) in zip(values, distinct.codes).enumerated() where value != 0.5 {
      guard let place = places[Int(code)], (value > 0.5) != (place == positive) else { continue }
      let cell = source.table.cell(row: row, column: column)
      throw source.table.problem(
        .singleScore(
          .confidence(
            column: source.table.columns[column], predicted: source.table.columns[predicted],
            class: classes.names[place], score: cell.text)),
        at: cell.place)
    }
  }
}
