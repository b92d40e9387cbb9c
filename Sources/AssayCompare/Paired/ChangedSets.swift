import AssayEvaluate

extension ChangedSample {
  /// Classes that a sample has and was given, by their places.
  package struct Sets: Sendable, Equatable {
    package let label: [Int]
    package let baseline: [Int]
    package let candidate: [Int]

    /// Nil if a sample has one class.
    init?(_ baseline: SampleBatch, _ candidate: SampleBatch, at offset: Int) {
      guard let label = baseline.labelSet(offset), let old = baseline.predictedSet(offset),
        let new = candidate.predictedSet(offset)
      else { return nil }
      (self.label, self.baseline, self.candidate) = (label, old, new)
    }
  }
}

extension SampleDetail {
  /// The classes that the sample has, by their places, where it has any number of them.
  package var labelSet: [Int] {
    (shares ?? []).indices.filter { shares?[$0] == 1 }
  }
}

extension SampleDetail.ModelSample {
  /// The classes that the model says the sample has, where that may be any number.
  package var answeredSet: [Int] {
    let probabilities = probabilities ?? []
    return probabilities.indices.filter { probabilities[$0] >= Distributions.threshold }
  }
}
