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

/// Keeps the samples with the highest score seen so far; of equal ones those that came first.
struct MostTelling {
  private let limit: Int
  private var kept: [(score: Double, detail: SampleDetail)] = []

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether a sample with this score would be kept.
  func wants(_ score: Double) -> Bool {
    kept.count < limit || kept.last.map { score > $0.score } ?? false
  }

  mutating func add(_ detail: SampleDetail, score: Double) {
    let place = kept.firstIndex { $0.score < score } ?? kept.count
    kept.insert((score, detail), at: place)
    if kept.count > limit { kept.removeLast() }
  }

  var details: [SampleDetail] { kept.map(\.detail) }
}
