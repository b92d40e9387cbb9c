package import AssayData

/// The counts of samples that both, one or neither of two models got right.
package struct PairedOutcomes: Sendable, Equatable {
  package private(set) var bothRight = 0
  package private(set) var onlyBaselineRight = 0
  package private(set) var onlyCandidateRight = 0
  package private(set) var bothWrong = 0

  package init() {}

  package init(
    bothRight: Int, onlyBaselineRight: Int, onlyCandidateRight: Int, bothWrong: Int
  ) {
    (self.bothRight, self.bothWrong) = (bothRight, bothWrong)
    (self.onlyBaselineRight, self.onlyCandidateRight) = (onlyBaselineRight, onlyCandidateRight)
  }

  /// Adds samples by whether each model got them right.
  package mutating func add(baselineIsRight: [Bool], candidateIsRight: [Bool]) {
    add(baselineIsRight.indices) { (baselineIsRight[$0], candidateIsRight[$0]) }
  }

  /// Adds samples by their labels and the two models' predictions.
  package mutating func add(
    labels: ArraySlice<Int32>, baseline: ArraySlice<Int32>, candidate: ArraySlice<Int32>
  ) {
    add(labels.indices) { (baseline[$0] == labels[$0], candidate[$0] == labels[$0]) }
  }

  /// Adds samples by the ranks of their labels; ranks below `count` are right.
  package mutating func add(baseline: [Int32], candidate: [Int32], below count: Int) {
    let limit = Int32(truncatingIfNeeded: count)
    add(baseline.indices) { (baseline[$0] < limit, candidate[$0] < limit) }
  }

  /// Adds samples without branches, because branch prediction fails on which answers are right.
  @inline(__always)
  private mutating func add(
    _ samples: Range<Int>, areRight: (Int) -> (baseline: Bool, candidate: Bool)
  ) {
    var (both, ofBaseline, ofCandidate) = (0, 0, 0)
    for sample in samples {
      let areRight = areRight(sample)
      let (first, second) = (areRight.baseline ? 1 : 0, areRight.candidate ? 1 : 0)
      both &+= first & second
      ofBaseline &+= first
      ofCandidate &+= second
    }
    bothRight += both
    onlyBaselineRight += ofBaseline - both
    onlyCandidateRight += ofCandidate - both
    bothWrong += samples.count - ofBaseline - ofCandidate + both
  }

  /// How many samples there are.
  package var count: Int { bothRight + onlyBaselineRight + onlyCandidateRight + bothWrong }

  /// The record of the two models' errors.
  package var record: LossRecord {
    LossRecord(
      lower: onlyCandidateRight, equal: bothRight + bothWrong, higher: onlyBaselineRight)
  }

  package mutating func merge(_ other: PairedOutcomes) {
    bothRight += other.bothRight
    onlyBaselineRight += other.onlyBaselineRight
    onlyCandidateRight += other.onlyCandidateRight
    bothWrong += other.bothWrong
  }
}

// MARK: - Saved form

extension PairedOutcomes {
  package var saved: Saved {
    .members([
      ("both_right", .count(bothRight)), ("only_baseline_right", .count(onlyBaselineRight)),
      ("only_candidate_right", .count(onlyCandidateRight)), ("both_wrong", .count(bothWrong)),
    ])
  }

  /// Refuses counts that do not agree with the two models' numbers of right answers.
  package init(
    saved: Saved, count: Int, baselineCorrect: Int, candidateCorrect: Int
  ) throws(SavedFault) {
    bothRight = try saved.member("both_right").count(to: count)
    onlyBaselineRight = try saved.member("only_baseline_right").count(to: count)
    onlyCandidateRight = try saved.member("only_candidate_right").count(to: count)
    bothWrong = try saved.member("both_wrong").count(to: count)
    for (found, expected) in [
      (bothRight + onlyBaselineRight, baselineCorrect),
      (bothRight + onlyCandidateRight, candidateCorrect),
      (bothRight + onlyBaselineRight + onlyCandidateRight + bothWrong, count),
    ] where found != expected {
      throw saved.fault(.notAddingUp(saved.name, expected: expected, found: found))
    }
  }
}
