package import AssayData
package import AssayEvaluate

/// One candidate against the baseline, on the same samples.
package struct PairedComparison: Sendable {
  /// Places in the comparison's evaluations.
  package internal(set) var baseline: Int
  package internal(set) var candidate: Int
  /// Candidate less baseline for each metric, logarithms in nats.
  package let differences: [String: Difference]
  package let outcomes: PairedOutcomes
  /// What the samples say of each metric's difference, or why nothing.
  package let tests: [String: Result<PairedTest, NoPairedTest>]
  /// By metric, in how many samples the candidate's loss is lower than the baseline's.
  package let records: [String: LossRecord]
  /// In how many samples the two predict different classes.
  package let changedAnswers: Int
  package let changed: ChangedSamples
  /// How far apart the predicted distributions are; nil if a model gives classes only.
  package let divergence: Divergence.Means?
  /// How many samples have which two losses; nil if a model has none.
  package let density: LossDensity?

  package func test(_ key: String) -> PairedTest? { try? tests[key]?.get() }

  package func difference(_ key: String) -> Difference {
    differences[key] ?? .undefined
  }
}

/// In how many samples one model's loss is lower than, equal to and higher than another's.
package struct LossRecord: Sendable, Equatable {
  package let lower: Int
  package let equal: Int
  package let higher: Int
}

/// A candidate's value less the baseline's.
package enum Difference: Sendable, Equatable {
  case value(Double)
  /// Only the candidate is infinite.
  case infinitelyHigher
  /// Only the baseline is infinite.
  case infinitelyLower
  /// One of the two has no value, or both are infinite.
  case undefined

  package init(from baseline: Estimate, to candidate: Estimate) {
    switch (baseline, candidate) {
    case (.value(let old), .value(let new)): self = .value(new - old)
    case (.value, .infinite): self = .infinitelyHigher
    case (.infinite, .value): self = .infinitelyLower
    default: self = .undefined
    }
  }

  package func map(_ convert: (Double) -> Double) -> Difference {
    if case .value(let value) = self { .value(convert(value)) } else { self }
  }

  /// −1, 0 or 1; nil if there is no difference to speak of.
  package var sign: Int? {
    switch self {
    case .value(let value): value < 0 ? -1 : value > 0 ? 1 : 0
    case .infinitelyHigher: 1
    case .infinitelyLower: -1
    case .undefined: nil
    }
  }
}

/// Which of two models got samples right, counted.
package struct PairedOutcomes: Sendable, Equatable {
  package private(set) var bothRight = 0
  package private(set) var onlyBaselineRight = 0
  package private(set) var onlyCandidateRight = 0
  package private(set) var bothWrong = 0

  package init() {}

  package mutating func add(baselineIsRight: Bool, candidateIsRight: Bool) {
    switch (baselineIsRight, candidateIsRight) {
    case (true, true): bothRight += 1
    case (true, false): onlyBaselineRight += 1
    case (false, true): onlyCandidateRight += 1
    case (false, false): bothWrong += 1
    }
  }

  /// Adds samples by their classes and what two models predicted.
  mutating func add(
    labels: ArraySlice<Int32>, baseline: ArraySlice<Int32>, candidate: ArraySlice<Int32>
  ) {
    // Without a branch: which of them is right is hard to foresee.
    var (both, ofBaseline, ofCandidate) = (0, 0, 0)
    for row in labels.indices {
      let baselineIsRight = baseline[row] == labels[row] ? 1 : 0
      let candidateIsRight = candidate[row] == labels[row] ? 1 : 0
      both &+= baselineIsRight & candidateIsRight
      ofBaseline &+= baselineIsRight
      ofCandidate &+= candidateIsRight
    }
    bothRight += both
    onlyBaselineRight += ofBaseline - both
    onlyCandidateRight += ofCandidate - both
    bothWrong += labels.count - ofBaseline - ofCandidate + both
  }

  /// How many samples there are.
  package var count: Int { bothRight + onlyBaselineRight + onlyCandidateRight + bothWrong }

  /// The same of the errors.
  var record: LossRecord {
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

// MARK: - Written

extension PairedOutcomes {
  var saved: Saved {
    .members([
      ("both_right", .count(bothRight)), ("only_baseline_right", .count(onlyBaselineRight)),
      ("only_candidate_right", .count(onlyCandidateRight)), ("both_wrong", .count(bothWrong)),
    ])
  }

  /// The counts must be those of two models that are right so often.
  init(
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
