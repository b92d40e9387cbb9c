import AssayData

/// The scores of one slice's samples.
package struct SliceScores: Sendable {
  let fold: ScoreFold?
  /// The reason why they are missing; nil if there are scores, or if the model has none at all.
  let reason: Undefined?

  package static let none = SliceScores(fold: nil, reason: nil)

  /// For scores that were not kept exactly.
  static let notKept = SliceScores(fold: nil, reason: .tooManyScores)
}

extension Evaluator {
  /// The scores of each slice.
  ///
  /// - Parameters:
  ///   - places: For each row, the index of its slice; nil if there were too many rows to note
  ///     them.
  ///   - count: The number of slices.
  /// - Returns: The scores, by slice.
  package func scores(by places: [Int32]?, count: Int) -> [SliceScores] {
    guard let scoreFold else { return Array(repeating: .none, count: count) }
    guard let folds = places.flatMap({ scoreFold.split(by: $0, count: count) }) else {
      return Array(repeating: .notKept, count: count)
    }
    return folds.map { SliceScores(fold: $0, reason: nil) }
  }
}
