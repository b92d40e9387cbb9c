/// The samples that a report shows one by one.
package struct SampleSelection: Sendable {
  /// All samples, or only the most telling.
  package let isComplete: Bool
  /// All in the order of their rows, or the most telling first.
  package let samples: [SampleDetail]
}

/// One sample with what every model said of it.
package struct SampleDetail: Sendable {
  package let row: Int
  /// Its id, or its row in words.
  package let name: String
  package let label: Int
  /// The soft label `[K]`; nil for a hard one.
  package let shares: [Double]?
  /// In the order of the comparison's evaluations.
  package let models: [ModelSample]

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
  private var kept: [(score: Double, detail: SampleDetail)] = []

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether a sample with this score would be kept, coming after all others.
  func wants(_ score: Double) -> Bool {
    kept.count < limit || kept.last.map { score > $0.score } ?? false
  }

  mutating func add(_ detail: SampleDetail, score: Double) {
    let place = kept.firstIndex { $0.score < score } ?? kept.count
    kept.insert((score, detail), at: place)
    if kept.count > limit { kept.removeLast() }
  }

  mutating func merge(_ other: MostTelling) {
    kept += other.kept
    kept.sort { ($1.score, $0.detail.row) < ($0.score, $1.detail.row) }
    kept.removeLast(max(0, kept.count - limit))
  }

  var details: [SampleDetail] { kept.map(\.detail) }
}

/// Keeps the samples of the first rows, in case that is all there are.
struct FirstSamples: Sendable {
  private let limit: Int
  private(set) var details: [SampleDetail] = []

  init(limit: Int) {
    self.limit = limit
  }

  func wants(_ row: Int) -> Bool { row < limit }

  mutating func add(_ detail: SampleDetail) {
    details.append(detail)
  }

  mutating func merge(_ other: FirstSamples) {
    details = (details + other.details).sorted { $0.row < $1.row }
  }
}

/// Keeps the names of the first samples whose loss is infinite.
struct InfiniteSamples: Sendable {
  private static let limit = 5
  private var kept: [(row: Int, name: String)] = []

  /// Whether samples of later rows would still be kept.
  var wantsMore: Bool { kept.count < InfiniteSamples.limit }

  mutating func add(_ losses: [Double]?, firstRow: Int, name: (Int) -> String) {
    guard let losses, losses.contains(.infinity) else { return }
    for (offset, loss) in losses.enumerated() where loss == .infinity && wantsMore {
      kept.append((firstRow + offset, name(offset)))
    }
  }

  mutating func merge(_ other: InfiniteSamples) {
    kept = Array((kept + other.kept).sorted { $0.row < $1.row }.prefix(InfiniteSamples.limit))
  }

  var names: [String] { kept.map(\.name) }
}
