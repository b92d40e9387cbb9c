import AssayBytes
import AssayData

/// Sums of squares of the samples' influences, or of how these differ between two models: exact, so that
/// neither order nor merging changes a bit.
struct InfluenceSums: Sendable {
  /// A model's influences, or how far they are above another's.
  struct Term: Sendable {
    let model: Int
    var baseline: Int?
  }

  private let terms: [Term]
  private var areas: [ExactSum]
  private var precisions: [ExactSum]

  init(_ terms: [Term]) {
    self.terms = terms
    areas = Array(repeating: ExactSum(), count: terms.count)
    precisions = areas
  }

  /// The sum of a term's squares.
  func value(_ term: Int) -> Influence {
    Influence(areas[term].value, precisions[term].value)
  }

  /// Adds some samples.
  ///
  /// - Parameters:
  ///   - influences: By model, of each sample one.
  ///   - start: The place of the first of these samples among them.
  ///   - labels: The samples' labels.
  ///   - weights: By label, how often a square counts.
  mutating func add(
    _ influences: [[Influence]], from start: Int, labels: [Int32], weights: [Influence]
  ) {
    let counts = labels.map { weights[Int($0)] }
    var (ofArea, ofPrecision) = (
      [Double](repeating: 0, count: labels.count), [Double](repeating: 0, count: labels.count)
    )
    for (index, term) in terms.enumerated() {
      let (mine, theirs) = (influences[term.model], term.baseline.map { influences[$0] } ?? [])
      let (own, others) = (mine.span, theirs.span)
      for row in labels.indices {
        var influence = own[start &+ row]
        if !others.isEmpty { influence -= others[start &+ row] }
        let square = counts[row] * influence * influence
        ofArea[row] = square.x
        ofPrecision[row] = square.y
      }
      areas[index].add(ofArea.span)
      precisions[index].add(ofPrecision.span)
    }
  }

  mutating func merge(_ other: InfluenceSums) {
    for index in terms.indices {
      areas[index].merge(other.areas[index])
      precisions[index].merge(other.precisions[index])
    }
  }
}
