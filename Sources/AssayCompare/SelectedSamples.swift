package import AssayData
import AssayEvaluate
import AssayResults

/// The samples that a report shows individually.
package struct SelectedSamples: Sendable {
  /// Whether these are all samples, and not only the most telling.
  package let isComplete: Bool
  /// All samples in the order of their rows, or the most telling first.
  package let samples: [SampleDetail]
}

/// A sample with the answers of all models.
package struct SampleDetail: Sendable {
  package let sample: SampleName
  package let label: Int
  /// The soft label `[K]`; nil for a hard label.
  package let shares: [Double]?
  /// The models' answers, in the order of the comparison's evaluations.
  package let models: [ModelSample]

  package var row: Int { sample.row }

  package struct ModelSample: Sendable {
    /// The probabilities `[K]`; nil if the model gives only classes.
    package let probabilities: [Double]?
    package let predicted: Int
    package let isCorrect: Bool
    /// The losses by metric, with logarithms in nats.
    package let losses: [String: Double]
  }
}

/// Keeps the samples with the highest scores so far; of equal ones, those with the first rows.
struct MostTelling: Sendable {
  private let limit: Int
  private var kept: [Kept] = []

  private struct Kept {
    let score: Double
    var row: Int
    /// Nil until the sample is read again.
    var detail: SampleDetail?
  }

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether a sample with this score would be kept if it comes after all others.
  func wants(_ score: Double) -> Bool {
    kept.count < limit || kept.last.map { score > $0.score } ?? false
  }

  mutating func add(row: Int, score: Double, detail: SampleDetail?) {
    let place = kept.firstIndex { $0.score < score } ?? kept.count
    kept.insert(Kept(score: score, row: row, detail: detail), at: place)
    if kept.count > limit { kept.removeLast() }
  }

  /// Sets the details of a sample that was kept.
  mutating func complete(_ detail: SampleDetail) {
    guard let place = kept.firstIndex(where: { $0.row == detail.row }) else { return }
    kept[place].detail = detail
  }

  mutating func merge(_ other: MostTelling) {
    kept += other.kept
    kept.sort { ($1.score, $0.row) < ($0.score, $1.row) }
    kept.removeLast(max(0, kept.count - limit))
  }

  mutating func move(by rows: Int) {
    for place in kept.indices {
      kept[place].row += rows
      kept[place].detail = kept[place].detail?.moved(by: rows)
    }
  }

  var rows: [Int] { kept.map(\.row) }
  var details: [SampleDetail] { kept.compactMap(\.detail) }
}

extension MostTelling {
  /// Keeps samples with their scores, in whatever order they are given.
  init(limit: Int, _ samples: [(score: Double, detail: SampleDetail)]) {
    self.init(limit: limit)
    var all = self
    all.kept = samples.map { Kept(score: $0.score, row: $0.detail.row, detail: $0.detail) }
    merge(all)
  }
}

/// Keeps the samples of the first rows, in case there are no more.
struct FirstSamples: Sendable {
  private let limit: Int
  private(set) var details: [SampleDetail] = []

  init(limit: Int, details: [SampleDetail] = []) {
    self.limit = limit
    self.details = details.sorted { $0.row < $1.row }
  }

  func wants(_ row: Int) -> Bool {
    details.count < limit || details.last.map { row < $0.row } ?? false
  }

  mutating func add(_ detail: SampleDetail) {
    details = Array((details + [detail]).sorted { $0.row < $1.row }.prefix(limit))
  }

  mutating func merge(_ other: FirstSamples) {
    details = Array((details + other.details).sorted { $0.row < $1.row }.prefix(limit))
  }

  mutating func move(by rows: Int) {
    details = details.map { $0.moved(by: rows) }
  }
}

/// Keeps the names of the first samples whose losses are infinite.
struct InfiniteSamples: Sendable {
  /// By the key of the loss.
  private var kept: [String: [SampleName]] = [:]

  /// The losses that may be infinite: the one by which samples are compared, and another that may
  /// be infinite where that one is not.
  static func keys(_ task: EvaluationTask) -> [String] {
    task.primaryLoss == MetricKey.binaryCrossEntropy
      ? [MetricKey.binaryCrossEntropy] : [task.primaryLoss, MetricKey.binaryCrossEntropy]
  }

  init() {}

  /// Adds samples by their losses.
  mutating func add(
    _ losses: LossColumns, _ task: EvaluationTask, rows: SampleRows,
    name: (Int) -> SampleName
  ) {
    for key in InfiniteSamples.keys(task) {
      guard let column = losses.column(key), column.contains(.infinity) else { continue }
      var names = kept[key] ?? []
      for (offset, loss) in column.enumerated()
      where loss == .infinity && wants(rows[offset], names) {
        names = InfiniteSamples.first(of: names + [name(offset)])
      }
      kept[key] = names
    }
  }

  /// Whether a sample with this row would be kept.
  private func wants(_ row: Int, _ names: [SampleName]) -> Bool {
    names.count < MeanLoss.keptRows || names.last.map { row < $0.row } ?? false
  }

  mutating func merge(_ other: InfiniteSamples) {
    kept.merge(other.kept) { InfiniteSamples.first(of: $0 + $1) }
  }

  mutating func move(by rows: Int) {
    kept = kept.mapValues { $0.map { $0.moved(by: rows) } }
  }

  private static func first(of names: [SampleName]) -> [SampleName] {
    Array(names.sorted { $0.row < $1.row }.prefix(MeanLoss.keptRows))
  }

  /// The names that were kept for a loss, in the order of the rows.
  func names(_ key: String) -> [SampleName] { kept[key] ?? [] }
}

extension EvaluationTask {
  /// The loss whose infinite samples are reported, and its mean: the first that is infinite.
  func infiniteLoss(of evaluation: Evaluation) -> (key: String, mean: InfiniteMean)? {
    for key in InfiniteSamples.keys(self) {
      if case .infinite(let mean) = evaluation.estimate(key) { return (key, mean) }
    }
    return nil
  }
}

// MARK: - Saved form

extension InfiniteSamples {
  /// Saves only the ids, for the reported loss; the rows are those that the mean of the losses
  /// keeps.
  func saved(_ evaluation: Evaluation, _ task: EvaluationTask) -> Saved {
    .list(task.infiniteLoss(of: evaluation).map { names($0.key).map(\.savedID) } ?? [])
  }

  init(saved: Saved, _ evaluation: Evaluation, _ task: EvaluationTask) throws(SavedFault) {
    let infinite = task.infiniteLoss(of: evaluation)
    let rows = infinite?.mean.firstRows ?? []
    var names: [SampleName] = []
    for (row, id) in zip(rows, try saved.list(count: rows.count)) {
      names.append(try SampleName(row: row, savedID: id))
    }
    if let infinite { kept[infinite.key] = names }
  }
}
