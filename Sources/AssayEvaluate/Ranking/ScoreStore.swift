import AssayBytes
import AssayData

/// The scores of all samples, for rankings: kept exactly while there are few, as 16-bit codes if
/// there are more, and not at all if there are too many.
///
/// The form depends only on the number of scores in the end. Rows are in the order in which they
/// were added, which is the same for models that are added together.
package struct ScoreStore: Sendable {
  /// The maximum number of scores of all models that are kept exactly: 16 MiB.
  package static let exactLimit = 1 << 21
  /// The maximum number of scores of all models that are kept as codes: 512 MiB.
  package static let codedLimit = 1 << 28

  /// The memory for all witnesses of codes, in pages: 16 MiB.
  private static let pageLimit = 1 << 14

  /// Some samples; scores are in the order of a ``Matrix``.
  struct Part: Sendable {
    var rows: SampleRows
    let labels: [Int32]
    var scores: Scores

    func isCorrect(_ row: Int) -> Bool {
      switch scores {
      case .exact(_, let ranks): ranks[row] == 0
      case .coded(_, let isCorrect): isCorrect[row]
      }
    }
  }

  enum Scores: Sendable {
    /// With the rank of each sample's label: 0 if the model is right, 255 for all ranks from there
    /// on.
    case exact([Double], ranks: [UInt8])
    case coded([UInt16], isCorrect: [Bool])
  }

  /// The form in which scores are kept.
  enum Form: Int, Sendable {
    case exact
    case coded
    case none
  }

  let classCount: Int
  private let share: Int
  private(set) var kind: ScoreSpace
  private(set) var form = Form.exact
  var parts: [Part] = []
  private var rowCount = 0
  /// For each class, the codes that hold a single score; empty unless scores are kept as codes.
  private var witnesses: [CodeWitness] = []

  /// Creates an empty store; `modelCount` models share the limits.
  init(classCount: Int, modelCount: Int, kind: ScoreSpace) {
    self.classCount = classCount
    self.kind = kind
    share = max(1, modelCount)
  }

  /// The resolution of rankings; nil if there are too many scores to be kept.
  var resolution: RankedScores.Resolution? {
    switch form {
    case .exact: .exact
    case .coded: .coded
    case .none: nil
    }
  }

  /// Adds samples with their scores and the ranks of their labels.
  mutating func add(_ batch: SampleBatch, _ scores: Matrix, _ ranks: [Int32]) {
    add(
      Part(
        rows: batch.rows, labels: batch.labels,
        scores: .exact(scores.storage, ranks: ranks.map { UInt8(clamping: $0) })))
  }

  mutating func add(_ part: Part) {
    rowCount += part.labels.count
    settle()
    guard form != .none else { return }
    parts.append(part)
    if form == .coded { encode() }
  }

  mutating func merge(_ other: ScoreStore) {
    // One part may have one probability per sample and another two; then all are treated as two.
    if other.kind != kind { kind = .probabilities }
    rowCount += other.rowCount
    parts += other.parts
    settle()
    guard form == .coded else { return }
    if other.form == .coded {
      for index in witnesses.indices { witnesses[index].merge(other.witnesses[index]) }
    }
    encode()
  }

  /// Converts the kept scores to the form for their number.
  private mutating func settle() {
    let scores = rowCount.multipliedReportingOverflow(by: classCount * share)
    let wanted: Form =
      scores.overflow || scores.partialValue > ScoreStore.codedLimit
      ? .none : scores.partialValue > ScoreStore.exactLimit ? .coded : .exact
    guard wanted.rawValue > form.rawValue else { return }
    form = wanted
    if form == .coded {
      let witness = CodeWitness(pageLimit: ScoreStore.pageLimit / (classCount * share))
      witnesses = Array(repeating: witness, count: classCount)
      encode()
    }
    if form == .none { (parts, witnesses) = ([], []) }
  }

  /// Converts parts that are kept exactly into codes.
  private mutating func encode() {
    for index in parts.indices {
      guard case .exact(let values, let ranks) = parts[index].scores else { continue }
      let codes = ScoreStore.codes(values, kind.scale)
      for column in witnesses.indices where !witnesses[column].isGivenUp {
        for (row, label) in parts[index].labels.enumerated() {
          let place = place(column, row)
          witnesses[column].note(codes[place], values[place], isPositive: Int(label) == column)
        }
      }
      parts[index].scores = .coded(codes, isCorrect: ranks.map { $0 == 0 })
    }
  }

  private static func codes(_ values: [Double], _ scale: ScoreScale) -> [UInt16] {
    var codes = [UInt16](repeating: 0, count: values.count)
    var target = codes.mutableSpan
    let source = values.span
    for place in stride(from: 0, to: values.count, by: Lanes.scalarCount) {
      let scores = source.lanes(at: place)
      let lanes =
        scale == .logOdds ? LogOddsCode.rawValues(scores) : ScoreCode.rawValues(scores)
      for lane in 0..<Lanes.scalarCount {
        target[place &+ lane] = UInt16(truncatingIfNeeded: lanes[lane])
      }
    }
    return codes
  }
}

// MARK: - Rankings

extension ScoreStore {
  /// A class's ranking against all others and, if wanted, its area against each other class.
  func column(_ index: Int, withPairs: Bool) -> (ranked: RankedScores, areas: [AUC]) {
    if index == kind.mirrored { return (ranked(by: 1 - index).mirrored, []) }
    guard form == .coded else {
      let areas = withPairs ? (0..<classCount).map { AUC(ranked(by: index, against: $0)) } : []
      return (ranked(by: index), areas)
    }
    guard withPairs else { return (ranked(by: index), []) }
    var table = CodeTable(classCount: classCount, scale: kind.scale)
    for part in parts {
      guard case .coded(let codes, _) = part.scores else { continue }
      table.add(codes.span, labels: part.labels.span, column: index)
    }
    let areas = (0..<classCount).map { table.area(positive: index, against: $0) }
    return (table.ranked(positive: index, witnesses[index]), areas)
  }

  /// The ranking by a class's scores; the samples of the class are the positives.
  private func ranked(by index: Int) -> RankedScores {
    form == .coded
      ? rankedByCode(index) : ranked(index) { part, row in Int(part.labels[row]) == index }
  }

  /// The ranking of the samples of two classes by the first one's scores; its samples are the
  /// positives.
  private func ranked(by index: Int, against other: Int) -> RankedScores {
    ranked(index) { part, row in
      Int(part.labels[row]) == index ? true : Int(part.labels[row]) == other ? false : nil
    }
  }

  /// The ranking by the highest score; samples that are right are the positives.
  var rankedByConfidence: RankedScores {
    form == .coded ? rankedByCode(nil) : ranked(nil) { part, row in part.isCorrect(row) }
  }

  /// The ranking by a column, or by the highest score, of scores that are kept exactly; samples for
  /// which `isPositive` returns nil are left out.
  private func ranked(
    _ column: Int?, _ isPositive: (Part, Int) -> Bool?
  ) -> RankedScores {
    var (positives, negatives): ([Double], [Double]) = ([], [])
    for part in parts {
      guard case .exact(let values, _) = part.scores else { continue }
      for row in part.labels.indices {
        guard let isPositive = isPositive(part, row) else { continue }
        let score = highest(column, row) { values[$0] }
        if isPositive { positives.append(score) } else { negatives.append(score) }
      }
    }
    return RankedScores(positiveScores: positives, negativeScores: negatives, scale: kind.scale)
  }

  /// The ranking by the codes of a column, or by the highest code.
  private func rankedByCode(_ column: Int?) -> RankedScores {
    // It takes a mebibyte, so it is used for codes only.
    var histogram = ScoreHistogram()
    for part in parts {
      guard case .coded(let codes, let isCorrect) = part.scores else { continue }
      let (scores, labels, isRight) = (codes.span, part.labels.span, isCorrect.span)
      for first in stride(from: 0, to: labels.count, by: Matrix.laneCount) {
        let highest = scores.highest(column, from: first &* classCount, classCount)
        for row in first..<min(first &+ Matrix.laneCount, labels.count) {
          histogram.add(
            ScoreCode(rawValue: UInt16(truncatingIfNeeded: highest[row &- first])),
            isPositive: column.map { Int(labels[row]) == $0 } ?? isRight[row])
        }
      }
    }
    return RankedScores(histogram, scale: kind.scale, column.map { witnesses[$0] })
  }

  /// A row's entry in a column, or its highest entry.
  @inline(__always)
  func highest<Score: Comparable>(
    _ column: Int?, _ row: Int, _ value: (Int) -> Score
  ) -> Score {
    if let column { return value(place(column, row)) }
    var highest = value(place(0, row))
    for index in 1..<max(1, classCount) { highest = max(highest, value(place(index, row))) }
    return highest
  }

  /// The index of a row's entry of a column in a part.
  @inline(__always)
  func place(_ column: Int, _ row: Int) -> Int {
    let lanes = Matrix.laneCount
    return (row / lanes &* classCount &+ column) &* lanes &+ row % lanes
  }

  /// Whether another store has the same samples in the same order, and its scores in the same form.
  func isAligned(with other: ScoreStore) -> Bool {
    form == other.form && classCount == other.classCount && parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { $0.labels == $1.labels }
  }
}

extension Span<UInt16> {
  /// The codes of eight rows from `start` on in a column, or their highest codes.
  @inline(__always)
  fileprivate func highest(_ column: Int?, from start: Int, _ columns: Int) -> SIMD8<Int32> {
    let lanes = Matrix.laneCount
    var highest = SIMD8<Int32>(truncatingIfNeeded: self.lanes(at: start &+ (column ?? 0) &* lanes))
    guard column == nil else { return highest }
    for index in 1..<Swift.max(1, columns) {
      let other = SIMD8<Int32>(truncatingIfNeeded: self.lanes(at: start &+ index &* lanes))
      highest = highest.replacing(with: other, where: other .> highest)
    }
    return highest
  }
}
