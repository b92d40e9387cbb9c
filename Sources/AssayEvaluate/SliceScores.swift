import AssayData

/// What is known of the probabilities of one slice's samples.
package struct SliceScores: Sendable {
  let fold: ScoreFold?
  /// Why there are none; nil if there are, or where the model has none at all.
  let reason: Undefined?

  package static let none = SliceScores(fold: nil, reason: nil)

  /// Those that were not kept as they are.
  static let notKept = SliceScores(fold: nil, reason: .tooManyScores)
}

extension Evaluator {
  /// The probabilities by slices.
  ///
  /// - Parameters:
  ///   - places: Of each row the place of its slice; nil if there were too many rows to note them.
  ///   - count: How many slices there are.
  /// - Returns: What is known of each slice.
  package func scores(by places: [Int32]?, count: Int) -> [SliceScores] {
    guard let scoreFold else { return Array(repeating: .none, count: count) }
    guard let folds = places.flatMap({ scoreFold.split(by: $0, count: count) }) else {
      return Array(repeating: .notKept, count: count)
    }
    return folds.map { SliceScores(fold: $0, reason: nil) }
  }
}
