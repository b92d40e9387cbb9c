import AssayData
package import AssayResults
import AssayStatistics

/// What both versions made of each sample.
package struct VersionOutcomes: Sendable {
  let old: Outcomes
  let new: Outcomes
  /// For each sample of the new version its place in the old one.
  private let places: [Int]
  /// What the new version's samples are called; nil if it is not known.
  private let names: SampleNames?
  private let sampleLimit: Int

  /// Nil unless both are of the same samples.
  ///
  /// - Parameters:
  ///   - old: The older version's.
  ///   - new: The newer version's.
  ///   - names: What the new version's samples are called; nil if it is not known.
  ///   - sampleLimit: How many changed samples are listed.
  package init?(old: Outcomes, new: Outcomes, names: SampleNames?, sampleLimit: Int) {
    guard let places = new.places(in: old) else { return nil }
    (self.old, self.new, self.places) = (old, new, places)
    (self.names, self.sampleLimit) = (names, sampleLimit)
  }

  /// One model of each version.
  struct Pair {
    let old: Outcomes.Model
    let new: Outcomes.Model
    fileprivate let places: [Int]
    fileprivate let losses: (old: [String], new: [String])
    fileprivate let names: SampleNames?
    fileprivate let sampleLimit: Int
  }

  /// Nil unless both have the model.
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

  /// The first of some samples, those whose first loss changed most before others.
  private func list(_ changed: [Int], sign: Double) -> ChangedAnswers.List {
    guard let names else { return ChangedAnswers.List(count: changed.count) }
    let rises = changed.map { place in sign * rise(place) }
    let order = rises.indices.sorted { (-rises[$0], $0) < (-rises[$1], $1) }
    return ChangedAnswers.List(
      count: changed.count, samples: order.prefix(sampleLimit).map { names[changed[$0]] })
  }

  /// How much the first loss of a sample rose; 0 where both are infinite, or there are no losses.
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
