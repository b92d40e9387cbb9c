package import AssayData

/// A label or a prediction: one class, or any number of classes.
package enum Answer: Sendable, Equatable {
  /// The index of a class.
  case one(Int)
  case several([Int])

  /// The indices of the classes.
  package var places: [Int] {
    switch self {
    case .one(let place): [place]
    case .several(let places): places
    }
  }
}

/// The samples that a report shows one by one.
package struct SampleSelection: Sendable {
  /// Whether all samples are shown, not just the most informative.
  package let isComplete: Bool
  /// All samples in the order of their rows, or the most informative first.
  package internal(set) var samples: [SampleResults]

  package init(isComplete: Bool, samples: [SampleResults]) {
    (self.isComplete, self.samples) = (isComplete, samples)
  }

  /// The default number of samples shown one by one.
  package static let usualLimit = 10

  /// The most samples in a test set that counts as small.
  package static let small = 20

  /// The most samples in a test set that is shown in full: small ones are, unless fewer samples
  /// than the default were requested.
  package static func whole(limit: Int) -> Int {
    limit < usualLimit ? limit : max(limit, small)
  }
}

/// One sample with every model's answer.
package struct SampleResults: Sendable {
  package let sample: SampleName
  package let label: Answer
  /// The soft label `[K]`; nil for a hard label.
  package let shares: [Double]?
  /// In the order of the models.
  package internal(set) var models: [ModelAnswer]

  package struct ModelAnswer: Sendable {
    /// `[K]`; nil if the model predicts classes only.
    package let probabilities: [Double]?
    package let predicted: Answer
    package let isCorrect: Bool
    /// The losses by metric; they may be ∞.
    package let losses: [String: Double]

    package init(
      probabilities: [Double]?, predicted: Answer, isCorrect: Bool, losses: [String: Double]
    ) {
      (self.probabilities, self.predicted) = (probabilities, predicted)
      (self.isCorrect, self.losses) = (isCorrect, losses)
    }
  }

  package init(
    sample: SampleName, label: Answer, shares: [Double]?, models: [ModelAnswer]
  ) {
    (self.sample, self.label, self.shares, self.models) = (sample, label, shares, models)
  }

  package var row: Int { sample.row }

  /// The label's share of a class.
  package func share(of index: Int) -> Double {
    shares?[index] ?? (label.places.contains(index) ? 1 : 0)
  }
}

/// The samples on which two models differ most, finite differences first.
package struct ChangedSampleLists: Sendable {
  /// Right with the baseline and wrong with the candidate, the largest increase in loss first.
  package let newlyWrong: [SampleChange]
  /// Wrong with the baseline and right with the candidate, the largest decrease in loss first.
  package let newlyRight: [SampleChange]
  package let largestRises: [SampleChange]
  package let largestFalls: [SampleChange]
  /// Wrong with both, ordered by the lower of the two losses, highest first; nil if they were not
  /// kept.
  package let bothWrong: [SampleChange]?

  package init(
    newlyWrong: [SampleChange], newlyRight: [SampleChange], largestRises: [SampleChange],
    largestFalls: [SampleChange], bothWrong: [SampleChange]?
  ) {
    (self.newlyWrong, self.newlyRight) = (newlyWrong, newlyRight)
    (self.largestRises, self.largestFalls) = (largestRises, largestFalls)
    self.bothWrong = bothWrong
  }
}

/// A sample and the answers of two models.
package struct SampleChange: Sendable, Equatable {
  package let sample: SampleName
  package let label: Answer
  package let baseline: Answer
  package let candidate: Answer
  /// The losses that order the samples: cross-entropies, or errors if a model predicts classes
  /// only.
  package let baselineLoss: Double
  package let candidateLoss: Double

  package init(
    sample: SampleName, label: Answer, baseline: Answer, candidate: Answer,
    baselineLoss: Double, candidateLoss: Double
  ) {
    (self.sample, self.label) = (sample, label)
    (self.baseline, self.candidate) = (baseline, candidate)
    (self.baselineLoss, self.candidateLoss) = (baselineLoss, candidateLoss)
  }

  /// A sort key that puts infinite sizes after all finite ones except 0, because many samples may
  /// share them.
  package static func finiteFirst(_ size: Double) -> Double {
    guard size.isInfinite else { return size }
    return size > 0 ? .leastNonzeroMagnitude : -.leastNonzeroMagnitude
  }
}
