import AssayEvaluate

extension ChangedSample {
  /// The classes that a sample has, and those that two models predict, by their indices.
  package struct Sets: Sendable, Equatable {
    package let label: [Int]
    package let baseline: [Int]
    package let candidate: [Int]

    /// Nil unless the task is multilabel.
    init?(_ baseline: SampleBatch, _ candidate: SampleBatch, at offset: Int) {
      guard let label = baseline.labelSet(offset), let old = baseline.predictedSet(offset),
        let new = candidate.predictedSet(offset)
      else { return nil }
      (self.label, self.baseline, self.candidate) = (label, old, new)
    }
  }
}

extension SampleDetail {
  /// The indices of the classes that the sample has, if the task is multilabel.
  package var labelSet: [Int] {
    (shares ?? []).indices.filter { shares?[$0] == 1 }
  }
}

extension SampleDetail.ModelSample {
  /// The indices of the classes that the model predicts, if the task is multilabel.
  package var answeredSet: [Int] {
    let probabilities = probabilities ?? []
    return probabilities.indices.filter { probabilities[$0] >= Distributions.threshold }
  }
}
