package import AssayData
import AssayEvaluate

/// The samples that a report shows one by one.
package struct SampleSelection: Sendable {
  /// All samples, or only the most telling.
  package let isComplete: Bool
  /// All in the order of their rows, or the most telling first.
  package let samples: [SampleDetail]
}

/// One sample with what every model said of it.
package struct SampleDetail: Sendable {
  package let sample: SampleName
  package let label: Int
  /// The soft label `[K]`; nil for a hard one.
  package let shares: [Double]?
  /// In the order of the comparison's evaluations.
  package let models: [ModelSample]

  package var row: Int { sample.row }
  /// Its id, or its row in words.
  package var name: String { sample.text }

  package struct ModelSample: Sendable {
    /// `[K]`; nil where the model gives classes only.
    package let probabilities: [Double]?
    package let predicted: Int
    package let isCorrect: Bool
    /// The losses by metric, logarithms in nats.
    package let losses: [String: Double]
  }
}

/// Keeps the samples with the highest score seen so far; of equal ones those with the first rows.
struct MostTelling: Sendable {
  private let limit: Int
  private var kept: [Kept] = []

  private struct Kept {
    let score: Double
    var row: Int
    /// Nil until it is known.
    var detail: SampleDetail?
  }

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether a sample with this score would be kept, coming after all others.
  func wants(_ score: Double) -> Bool {
    kept.count < limit || kept.last.map { score > $0.score } ?? false
  }

  mutating func add(row: Int, score: Double, detail: SampleDetail?) {
    let place = kept.firstIndex { $0.score < score } ?? kept.count
    kept.insert(Kept(score: score, row: row, detail: detail), at: place)
    if kept.count > limit { kept.removeLast() }
  }

  /// Sets what is to be shown of a sample that was kept.
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
  /// Keeps samples with their scores, in whatever order they come.
  init(limit: Int, _ samples: [(score: Double, detail: SampleDetail)]) {
    self.init(limit: limit)
    var all = self
    all.kept = samples.map { Kept(score: $0.score, row: $0.detail.row, detail: $0.detail) }
    merge(all)
  }
}

/// Keeps the samples of the first rows, in case that is all there are.
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

/// Keeps the names of the first samples whose loss is infinite.
struct InfiniteSamples: Sendable {
  private var kept: [SampleName] = []

  init() {}

  /// Whether a sample of this row would be kept.
  private func wants(_ row: Int) -> Bool {
    kept.count < MeanLoss.keptRows || kept.last.map { row < $0.row } ?? false
  }

  /// Adds samples by their losses.
  mutating func add(_ losses: [Double]?, rows: SampleRows, name: (Int) -> SampleName) {
    guard let losses, losses.contains(.infinity) else { return }
    for (offset, loss) in losses.enumerated() where loss == .infinity && wants(rows[offset]) {
      kept.append(name(offset))
      sort()
    }
  }

  mutating func merge(_ other: InfiniteSamples) {
    kept += other.kept
    sort()
  }

  mutating func move(by rows: Int) {
    kept = kept.map { $0.moved(by: rows) }
  }

  private mutating func sort() {
    kept = Array(kept.sorted { $0.row < $1.row }.prefix(MeanLoss.keptRows))
  }

  /// Those that were kept, in the order of their rows.
  var names: [SampleName] { kept }
}

// MARK: - Written

extension InfiniteSamples {
  /// The ids alone: the rows are those that the mean of the losses keeps.
  var saved: Saved { .list(kept.map(\.savedID)) }

  init(saved: Saved, rows: [Int]) throws(SavedFault) {
    for (row, id) in zip(rows, try saved.list(count: rows.count)) {
      kept.append(try SampleName(row: row, savedID: id))
    }
  }
}
