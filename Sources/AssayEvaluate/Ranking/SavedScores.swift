import AssayData

// The saved form of scores, while there are few enough to be kept exactly.
extension ScoreStore {
  /// Moves the samples down by `count` rows.
  mutating func move(by count: Int) {
    for index in parts.indices { parts[index].rows = parts[index].rows.moved(by: count) }
  }

  /// Whether one probability per sample was given, and the samples in the order of the rows; nil
  /// unless scores are kept exactly.
  ///
  /// A sample is its label, its label's rank from 0, and its scores.
  var saved: Saved? {
    guard form == .exact else { return nil }
    var samples: [(row: Int, numbers: [Double])] = []
    for part in parts {
      guard case .exact(let values, let ranks) = part.scores else { continue }
      for (row, label) in part.labels.enumerated() {
        let scores = (0..<classCount).map { values[place($0, row)] }
        samples.append((part.rows[row], [Double(label), Double(ranks[row])] + scores))
      }
    }
    samples.sort { $0.row < $1.row }
    return .members([
      ("one_probability", .flag(kind.mirrored != nil)),
      ("samples", .list(samples.map { .numbers($0.numbers) })),
    ])
  }

  /// Reads the scores of `count` samples back.
  init(
    saved: Saved, classCount: Int, modelCount: Int, areLogits: Bool, positive: Int?, count: Int
  ) throws(SavedFault) {
    let isOne = try saved.member("one_probability").flag()
    let kind = ScoreSpace(
      areLogits: areLogits, isOne: isOne, classCount: classCount, positive: positive)
    self.init(classCount: classCount, modelCount: modelCount, kind: kind)
    var labels: [Int32] = []
    var ranks: [UInt8] = []
    var values: [Double] = []
    for sample in try saved.member("samples").list(count: count) {
      let numbers = try sample.list(count: classCount + 2)
      labels.append(Int32(try numbers[0].count(to: classCount - 1)))
      ranks.append(UInt8(try numbers[1].count(to: min(classCount - 1, Int(UInt8.max)))))
      for number in numbers.dropFirst(2) {
        values.append(areLogits ? try number.finite() : try number.probability())
      }
    }
    let scores = Matrix(columns: classCount, values: values)
    add(Part(rows: .from(0), labels: labels, scores: .exact(scores.storage, ranks: ranks)))
  }
}
