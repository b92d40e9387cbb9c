import AssayBytes
import AssayData

/// Whether a model says exactly the classes that a sample has, as if that were a class: so that who is
/// right, and in which samples models differ, is counted in one way whatever the task.
package enum IndependentOutcome {
  /// The label of every sample, and what is predicted where the set of classes is the right one.
  static let right: Int32 = 0
  private static let wrong: Int32 = 1
  /// How many codes there are.
  static let count = 2

  /// A code a sample.
  static func codes(of distributions: Distributions, for sets: Matrix) -> [Int32] {
    var codes: [Int32] = []
    codes.reserveCapacity(sets.blocks * Matrix.laneCount)
    for block in 0..<sets.blocks {
      let wrongs = wrongs(distributions, sets, block: block)
      for lane in 0..<Matrix.laneCount { codes.append(wrongs[lane] == 0 ? right : wrong) }
    }
    codes.removeLast(codes.count - sets.rows)
    return codes
  }

  /// In how many classes the answer is wrong, for the samples of a block.
  @inline(__always)
  static func wrongs(_ distributions: Distributions, _ sets: Matrix, block: Int) -> Lanes {
    var wrongs = Lanes.zero
    for index in 0..<sets.columns {
      wrongs += (distributions.answers(index, block: block) - sets.lanes(block, index)).magnitudes
    }
    return wrongs
  }
}

extension SampleBatch {
  /// The classes that a sample has, by their places; nil if a sample has but one.
  package func labelSet(_ row: Int) -> [Int]? {
    guard let shares, distributions?.areIndependent == true else { return nil }
    return (0..<classCount).filter { shares[row, $0] == 1 }
  }

  /// The classes that the model says a sample has; nil if it says but one.
  package func predictedSet(_ row: Int) -> [Int]? {
    guard let distributions, distributions.areIndependent else { return nil }
    return (0..<classCount).filter {
      distributions.probabilities[row, $0] >= Distributions.threshold
    }
  }

  /// In how many samples another model's answer is another; both must be of the same samples.
  package func changedAnswers(_ other: SampleBatch) -> Int {
    guard let mine = distributions, let theirs = other.distributions, mine.areIndependent,
      theirs.areIndependent
    else { return zip(predicted, other.predicted).count { $0 != $1 } }
    var changed = 0
    for block in 0..<blocks {
      var differing = Lanes.zero
      for index in 0..<classCount {
        differing +=
          (mine.answers(index, block: block) - theirs.answers(index, block: block)).magnitudes
      }
      let start = block * Matrix.laneCount
      for lane in 0..<min(Matrix.laneCount, count - start) where differing[lane] > 0 {
        changed += 1
      }
    }
    return changed
  }
}
