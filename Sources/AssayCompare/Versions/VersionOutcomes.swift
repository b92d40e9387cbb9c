import AssayData
package import AssayResults
import AssayStatistics

/// Both versions' outcomes for each sample.
package struct VersionOutcomes: Sendable {
  let old: Outcomes
  let new: Outcomes
  /// For each sample of the new version, its index in the old one.
  private let places: [Int]
  /// The names of the new version's samples; nil if they are not known.
  private let names: SampleNames?
  private let sampleLimit: Int

  /// Nil unless both are of the same samples.
  ///
  /// - Parameters:
  ///   - old: The older version's outcomes.
  ///   - new: The newer version's outcomes.
  ///   - names: The names of the new version's samples; nil if they are not known.
  ///   - sampleLimit: The maximum number of changed samples that are listed.
  package init?(old: Outcomes, new: Outcomes, names: SampleNames?, sampleLimit: Int) {
    guard let places = new.places(in: old) else { return nil }
    (self.old, self.new, self.places) = (old, new, places)
    (self.names, self.sampleLimit) = (names, sampleLimit)
  }

  /// A model in both versions.
  struct Pair {
    let old: Outcomes.Model
    let new: Outcomes.Model
    fileprivate let places: [Int]
    fileprivate let losses: (old: [String], new: [String])
    fileprivate let names: SampleNames?
    fileprivate let sampleLimit: Int
  }

  /// A model in both versions; nil unless both have it.
  func pair(old name: String, new newName: String) -> Pair? {
    guard let before = old.model(name), let after = new.model(newName) else { return nil }
    return Pair(
      old: before, new: after, places: places, losses: (old.losses, new.losses), names: names,
      sampleLimit: sampleLimit)
  }
}

extension VersionOutcomes.Pair {
  /// The samples that only one version gets right.
  var changed: ChangedAnswers {
    let places = changedPlaces
    return ChangedAnswers(
      newlyWrong: list(places.wrong, sign: 1), newlyRight: list(places.right, sign: -1))
  }

  private var changedPlaces: (wrong: [Int], right: [Int]) {
    var changed: (wrong: [Int], right: [Int]) = ([], [])
    for (place, isRight) in new.isRight.enumerated() where isRight != old.isRight[places[place]] {
      if isRight { changed.right.append(place) } else { changed.wrong.append(place) }
    }
    return changed
  }

  /// The first of some samples, ordered by the change of their first loss, the largest first.
  private func list(_ changed: [Int], sign: Double) -> ChangedAnswers.List {
    guard let names else { return ChangedAnswers.List(count: changed.count) }
    let rises = changed.map { place in sign * rise(place) }
    let order = rises.indices.sorted { (-rises[$0], $0) < (-rises[$1], $1) }
    return ChangedAnswers.List(
      count: changed.count, samples: order.prefix(sampleLimit).map { names[changed[$0]] })
  }

  /// The rise of a sample's first loss; 0 if both are infinite, or if there are no losses.
  private func rise(_ place: Int) -> Double {
    guard let key = losses.new.first, key == losses.old.first, let new = new.losses.first,
      let old = old.losses.first, new[place] != old[places[place]]
    else { return 0 }
    return new[place] - old[places[place]]
  }

  /// McNemar's test of the answers.
  var answers: DifferenceTest? {
    let changed = changedPlaces
    return DifferenceTest(
      onlyCandidate: changed.right.count, onlyBaseline: changed.wrong.count,
      of: new.isRight.count)
  }

  /// The test of a loss, whose values are multiplied by `scale`; nil unless both versions have it.
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
