import AssayData

// How scores are written, while there are few enough to be kept as they are.
extension ScoreStore {
  /// Makes room for so many samples before these.
  mutating func move(by count: Int) {
    for index in parts.indices { parts[index].rows = parts[index].rows.moved(by: count) }
  }

  /// Each sample in the order of the rows; nil where scores are not kept as they are.
  ///
  /// Its label, 1 where it is right, else 0, and its probabilities.
  var saved: Saved? {
    guard form == .exact else { return nil }
    var samples: [(row: Int, numbers: [Double])] = []
    for part in parts {
      guard case .exact(let values) = part.scores else { continue }
      for (row, label) in part.labels.enumerated() {
        let scores = (0..<classCount).map { values[place($0, row)] }
        samples.append(
          (part.rows[row], [Double(label), part.isCorrect[row] ? 1 : 0] + scores))
      }
    }
    samples.sort { $0.row < $1.row }
    return .list(samples.map { .numbers($0.numbers) })
  }

  /// Reads them back, of `count` samples.
  init(saved: Saved, classCount: Int, modelCount: Int, count: Int) throws(SavedFault) {
    self.init(classCount: classCount, modelCount: modelCount)
    var labels: [Int32] = []
    var isCorrect: [Bool] = []
    var values: [Double] = []
    for sample in try saved.list(count: count) {
      let numbers = try sample.list(count: classCount + 2)
      labels.append(Int32(try numbers[0].count(to: classCount - 1)))
      isCorrect.append(try numbers[1].count(to: 1) == 1)
      for number in numbers.dropFirst(2) { values.append(try number.probability()) }
    }
    let scores = LaneMatrix(Matrix(columns: classCount, values: values))
    add(
      Part(rows: .from(0), labels: labels, isCorrect: isCorrect, scores: .exact(scores.values)))
  }
}
