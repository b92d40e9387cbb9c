package import AssayData

/// A label or a prediction: one class, or any number of them.
package enum Answer: Sendable, Equatable {
  /// The place of a class.
  case one(Int)
  case several([Int])

  /// The places of the classes.
  package var places: [Int] {
    switch self {
    case .one(let place): [place]
    case .several(let places): places
    }
  }
}

/// The samples that a report shows one by one.
package struct SampleSelection: Sendable {
  /// All samples, or only the most telling.
  package let isComplete: Bool
  /// All in the order of their rows, or the most telling first.
  package internal(set) var samples: [SampleResults]

  package init(isComplete: Bool, samples: [SampleResults]) {
    (self.isComplete, self.samples) = (isComplete, samples)
  }

  /// Where nobody says otherwise, this many samples are shown one by one.
  package static let usualLimit = 10

  /// A test set of at most this many samples is small.
  package static let small = 20

  /// How many samples a test set may have to be shown whole: a small one is, unless fewer samples than usual
  /// are asked for.
  package static func whole(limit: Int) -> Int {
    limit < usualLimit ? limit : max(limit, small)
  }
}

/// One sample with what every model said of it.
package struct SampleResults: Sendable {
  package let sample: SampleName
  package let label: Answer
  /// The soft label `[K]`; nil for another.
  package let shares: [Double]?
  /// In the order of the models.
  package internal(set) var models: [ModelAnswer]

  package struct ModelAnswer: Sendable {
    /// `[K]`; nil if the model gives classes only.
    package let probabilities: [Double]?
    package let predicted: Answer
    package let isCorrect: Bool
    /// The losses by metric; ∞ is one of them.
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

/// The samples about which two models differ most, those with finite changes first.
package struct ChangedSampleLists: Sendable {
  /// Right with the baseline, wrong with the candidate, the largest rise in loss first.
  package let newlyWrong: [SampleChange]
  /// Wrong with the baseline, right with the candidate, the largest fall in loss first.
  package let newlyRight: [SampleChange]
  package let largestRises: [SampleChange]
  package let largestFalls: [SampleChange]
  /// Wrong with both, those first on which the lower loss of the two is highest; nil if that was not kept.
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

/// A sample and what each of two models said of it.
package struct SampleChange: Sendable, Equatable {
  package let sample: SampleName
  package let label: Answer
  package let baseline: Answer
  package let candidate: Answer
  /// The losses by which samples are ordered: cross-entropies, or errors if a model gives classes
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

  /// A size by which samples are put in order, an infinite one behind all others that are not 0: many samples
  /// may share it.
  package static func finiteFirst(_ size: Double) -> Double {
    guard size.isInfinite else { return size }
    return size > 0 ? .leastNonzeroMagnitude : -.leastNonzeroMagnitude
  }
}
