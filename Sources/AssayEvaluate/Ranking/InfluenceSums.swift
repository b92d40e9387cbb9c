import AssayBytes
import AssayData

/// Sums of squares of the samples' influences, or of the differences of influences between two
/// models.
///
/// They are exact, so neither order nor merging changes a bit.
struct InfluenceSums: Sendable {
  /// A model's influences, or their differences from the baseline's.
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

  /// A term's sum of squares.
  func value(_ term: Int) -> Influence {
    Influence(areas[term].value, precisions[term].value)
  }

  /// Adds some samples.
  ///
  /// - Parameters:
  ///   - influences: One influence per sample, by model.
  ///   - start: The index of the first of these samples among the influences.
  ///   - labels: The samples' labels.
  ///   - weights: The factor of a square, by label.
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
