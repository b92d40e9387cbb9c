import AssayData
package import AssayResults
import AssayStatistics

/// What both versions made of each sample.
package struct VersionOutcomes: Sendable {
  let old: Outcomes
  let new: Outcomes
  /// For each sample of the new version its place in the old one.
  private let places: [Int]

  /// Nil unless both are of the same samples.
  package init?(old: Outcomes, new: Outcomes) {
    guard let places = new.places(in: old) else { return nil }
    (self.old, self.new, self.places) = (old, new, places)
  }

  /// One model of each version.
  struct Pair {
    let old: Outcomes.Model
    let new: Outcomes.Model
    fileprivate let places: [Int]
    fileprivate let losses: (old: [String], new: [String])
  }

  /// Nil unless both have the model.
  func pair(old name: String, new newName: String) -> Pair? {
    guard let before = old.model(name), let after = new.model(newName) else { return nil }
    return Pair(old: before, new: after, places: places, losses: (old.losses, new.losses))
  }
}

extension VersionOutcomes.Pair {
  /// How many samples only one version gets right.
  var changed: (newlyWrong: Int, newlyRight: Int) {
    var changed = (newlyWrong: 0, newlyRight: 0)
    for (place, isRight) in new.isRight.enumerated() where isRight != old.isRight[places[place]] {
      if isRight { changed.newlyRight += 1 } else { changed.newlyWrong += 1 }
    }
    return changed
  }

  /// McNemar's test of the answers.
  var answers: DifferenceTest? {
    let changed = changed
    return DifferenceTest(
      onlyCandidate: changed.newlyRight, onlyBaseline: changed.newlyWrong, of: new.isRight.count)
  }

  /// The test of a loss, whose numbers are scaled; nil unless both versions have it.
  func loss(
    _ key: String, scale: Double, doubt: ConfidenceInterval.Doubt?
  ) -> TestResult? {
    guard let before = losses.old.firstIndex(of: key), let after = losses.new.firstIndex(of: key),
      old.losses.indices.contains(before), new.losses.indices.contains(after)
    else { return nil }
    let (old, new) = (old.losses[before], new.losses[after])
    var differences = [Double](repeating: 0, count: new.count)
    var sums = (old: 0.0, new: 0.0)
    for place in new.indices {
      let other = old[places[place]]
      // Two infinite losses have no difference.
      differences[place] =
        new[place] == other && new[place].isFinite ? 0 : scale * (new[place] - other)
      sums = (sums.old + scale * other, sums.new + scale * new[place])
    }
    var folded = DifferenceSums()
    folded.add(differences.span, rows: .from(0))
    let n = Double(max(1, new.count))
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(folded, means: (sums.old / n, sums.new / n), doubt: doubt)
    }
  }
}
