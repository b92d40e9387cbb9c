import AssayBytes
import AssayData

/// The probabilities of all samples, which ranking needs: as they are while there are few, else in
/// codes of 16 bits, else not at all.
///
/// What is kept depends on how many there are in the end, and on nothing else. Rows stand in the
/// order in which they were added; models that are added together have the same.
package struct ScoreStore: Sendable {
  /// Up to so many probabilities, of all models, are kept as they are: 16 MiB.
  package static let exactLimit = 1 << 21
  /// Up to so many are kept as codes: 512 MiB.
  package static let codedLimit = 1 << 28

  /// Some samples; scores stand as in a ``LaneMatrix``.
  struct Part: Sendable {
    var rows: SampleRows
    let labels: [Int32]
    let isCorrect: [Bool]
    var scores: Scores
  }

  enum Scores: Sendable {
    case exact([Double])
    case coded([UInt16])
  }

  /// How far scores are told apart.
  enum Form: Int, Sendable {
    case exact
    case coded
    case none
  }

  let classCount: Int
  private let share: Int
  private(set) var form = Form.exact
  var parts: [Part] = []
  private var rowCount = 0

  /// A store of so many classes; the limits are shared among so many models.
  init(classCount: Int, modelCount: Int) {
    self.classCount = classCount
    share = max(1, modelCount)
  }

  /// Nil where there are too many to be kept.
  var resolution: RankedScores.Resolution? {
    switch form {
    case .exact: .exact
    case .coded: .coded
    case .none: nil
    }
  }

  mutating func add(_ batch: SampleBatch, _ probabilities: LaneMatrix) {
    let isCorrect = zip(batch.labels, batch.predicted).map { $0 == $1 }
    add(
      Part(
        rows: batch.rows, labels: batch.labels, isCorrect: isCorrect,
        scores: .exact(probabilities.values)))
  }

  mutating func add(_ part: Part) {
    rowCount += part.labels.count
    settle()
    guard form != .none else { return }
    parts.append(part)
    if form == .coded { parts[parts.count - 1].encode() }
  }

  mutating func merge(_ other: ScoreStore) {
    rowCount += other.rowCount
    parts += other.parts
    settle()
    if form == .coded { for index in parts.indices { parts[index].encode() } }
  }

  /// Brings what is kept into the form that so many scores have.
  private mutating func settle() {
    let scores = rowCount.multipliedReportingOverflow(by: classCount * share)
    let wanted: Form =
      scores.overflow || scores.partialValue > ScoreStore.codedLimit
      ? .none : scores.partialValue > ScoreStore.exactLimit ? .coded : .exact
    guard wanted.rawValue > form.rawValue else { return }
    form = wanted
    if form == .coded { for index in parts.indices { parts[index].encode() } }
    if form == .none { parts = [] }
  }
}

extension ScoreStore.Part {
  fileprivate mutating func encode() {
    guard case .exact(let values) = scores else { return }
    var codes = [UInt16](repeating: 0, count: values.count)
    for place in stride(from: 0, to: values.count, by: Lanes.scalarCount) {
      let lanes = ScoreCode.rawValues(values.span.lanes(at: place))
      for lane in 0..<Lanes.scalarCount {
        codes[place &+ lane] = UInt16(truncatingIfNeeded: lanes[lane])
      }
    }
    scores = .coded(codes)
  }
}

// MARK: - Asked for

extension ScoreStore {
  /// A class's ranking against all others, and where it is wanted its area against each other class.
  func column(_ index: Int, withPairs: Bool) -> (ranked: RankedScores, areas: [AUC]) {
    guard form == .coded else {
      let areas = withPairs ? (0..<classCount).map { AUC(ranked(by: index, against: $0)) } : []
      return (ranked(by: index), areas)
    }
    guard withPairs else { return (ranked(by: index), []) }
    var table = CodeTable(classCount: classCount)
    for part in parts {
      guard case .coded(let codes) = part.scores else { continue }
      for row in part.labels.indices {
        table.add(codes[place(index, row)], label: part.labels[row])
      }
    }
    let areas = (0..<classCount).map { table.area(positive: index, against: $0) }
    return (table.ranked(positive: index), areas)
  }

  /// The samples by their probability of a class, those that have it being the positives.
  private func ranked(by index: Int) -> RankedScores {
    ranked(index) { part, row in Int(part.labels[row]) == index }
  }

  /// The samples of two classes alone, by their probability of the first, its own the positives.
  private func ranked(by index: Int, against other: Int) -> RankedScores {
    ranked(index) { part, row in
      Int(part.labels[row]) == index ? true : Int(part.labels[row]) == other ? false : nil
    }
  }

  /// The samples by their highest probability, those that are right being the positives.
  var rankedByConfidence: RankedScores { ranked(nil) { part, row in part.isCorrect[row] } }

  /// The samples by a column, or by their highest probability; nil for what is positive leaves one out.
  private func ranked(
    _ column: Int?, _ isPositive: (Part, Int) -> Bool?
  ) -> RankedScores {
    // A mebibyte, for codes alone.
    var histogram = form == .coded ? ScoreHistogram() : nil
    var (positives, negatives): ([Double], [Double]) = ([], [])
    for part in parts {
      switch part.scores {
      case .exact(let values):
        for row in part.labels.indices {
          guard let isPositive = isPositive(part, row) else { continue }
          let score = highest(column, row) { values[$0] }
          if isPositive { positives.append(score) } else { negatives.append(score) }
        }
      case .coded(let codes):
        for row in part.labels.indices {
          guard let isPositive = isPositive(part, row) else { continue }
          let code = highest(column, row) { codes[$0] }
          histogram?.add(ScoreCode(rawValue: code), isPositive: isPositive)
        }
      }
    }
    return histogram.map { RankedScores($0) }
      ?? RankedScores(positiveScores: positives, negativeScores: negatives)
  }

  /// A row's entry of a column, or its highest.
  @inline(__always)
  private func highest<Score: Comparable>(
    _ column: Int?, _ row: Int, _ value: (Int) -> Score
  ) -> Score {
    if let column { return value(place(column, row)) }
    var highest = value(place(0, row))
    for index in 1..<max(1, classCount) { highest = max(highest, value(place(index, row))) }
    return highest
  }

  /// Where a part has a row's entry of a column.
  @inline(__always)
  func place(_ column: Int, _ row: Int) -> Int {
    let lanes = LaneMatrix.laneCount
    return (row / lanes &* classCount &+ column) &* lanes &+ row % lanes
  }

  /// How the samples of two models are placed by their probabilities of a class; nil where one of
  /// the two has not kept them.
  func placements(_ index: Int, with other: ScoreStore) -> PlacementSums? {
    guard form != .none, other.form == form, parts.count == other.parts.count else { return nil }
    let (mine, theirs) = (Placements(ranked(by: index)), Placements(other.ranked(by: index)))
    var sums = PlacementSums()
    for (first, second) in zip(parts, other.parts) {
      for row in first.labels.indices {
        let isPositive = Int(first.labels[row]) == index
        sums.add(
          first: mine.twice(score(of: first, index, row), isPositive: isPositive),
          second: theirs.twice(other.score(of: second, index, row), isPositive: isPositive),
          isPositive: isPositive)
      }
    }
    return sums
  }

  private func score(of part: Part, _ column: Int, _ row: Int) -> Double {
    switch part.scores {
    case .exact(let values): highest(column, row) { values[$0] }
    case .coded(let codes):
      ScoreCode(rawValue: highest(column, row) { codes[$0] }).representative
    }
  }
}
