import AssayBytes
package import AssayData

/// Codes for whether a model predicts exactly the set of classes that a sample has.
///
/// The codes are used like classes, so errors and differences between models are counted in the
/// same way for every task.
package enum IndependentOutcome {
  /// The label of every sample, and the prediction where the predicted set is right.
  static let right: Int32 = 0
  private static let wrong: Int32 = 1
  /// The number of codes.
  static let count = 2

  /// The codes of the predictions, one per sample.
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

  /// The number of classes with a wrong answer, for each sample of a block.
  @inline(__always)
  static func wrongs(_ distributions: Distributions, _ sets: Matrix, block: Int) -> Lanes {
    var wrongs = Lanes.zero
    for index in 0..<sets.columns {
      wrongs += (distributions.answers(index, block: block) - sets.lanes(block, index)).magnitudes
    }
    return wrongs
  }
}

extension EvaluationTask {
  /// The number of classes that outcomes are counted in: two if the task is multilabel, else
  /// `classCount`.
  package func outcomeCount(of classCount: Int) -> Int {
    self == .multilabel ? IndependentOutcome.count : classCount
  }
}

extension SampleBatch {
  /// The indices of the classes that a sample has; nil unless the task is multilabel.
  package func labelSet(_ row: Int) -> [Int]? {
    guard let shares, distributions?.areIndependent == true else { return nil }
    return (0..<classCount).filter { shares[row, $0] == 1 }
  }

  /// The indices of the classes that the model predicts; nil unless the task is multilabel.
  package func predictedSet(_ row: Int) -> [Int]? {
    guard let distributions, distributions.areIndependent else { return nil }
    return (0..<classCount).filter {
      distributions.probabilities[row, $0] >= Distributions.threshold
    }
  }

  /// The number of samples that two models answer differently; both batches must have the same
  /// samples.
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
