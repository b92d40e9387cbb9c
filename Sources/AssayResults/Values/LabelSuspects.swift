package import AssayData

/// Samples whose labels models confidently contradict (Northcutt, Jiang and Chuang 2021).
package struct LabelSuspects: Sendable {
  /// The most samples listed that all models suspect.
  package static let mostAgreed = 1000
  /// The least number of suspects listed, of one model or of all models, if there are that many.
  private static let leastListed = 20

  /// The most suspects listed, of one model or of all models; a report shows them all.
  package static func mostListed(_ sampleLimit: Int) -> Int { max(leastListed, sampleLimit) }

  /// The most classes for which the counts of suggested classes by label are kept.
  package static let mostClasses = 200

  /// The number of samples examined.
  package let count: Int
  /// In the order of the models.
  package let models: [Result<ModelSuspects, NoAnswer>]
  /// The number of samples suspected by 0, 1, 2 … of the models with probabilities.
  package let suspectedBy: [Int]
  /// The samples that all models with probabilities suspect with the same suggestion, the smallest
  /// margin first; limited to ``mostAgreed``.
  package let agreed: [SharedSuspect]
  /// All suspects, by the number of models, most first, then by margin, smallest first; limited in
  /// number.
  package let shared: [SharedSuspect]
  /// For each model, the errors among the samples that not all models suspect with the same
  /// suggestion; nil for models without probabilities.
  package let withoutAgreed: [ErrorCount?]

  package init(
    count: Int, models: [Result<ModelSuspects, NoAnswer>], suspectedBy: [Int],
    agreed: [SharedSuspect], shared: [SharedSuspect], withoutAgreed: [ErrorCount?]
  ) {
    (self.count, self.models, self.suspectedBy) = (count, models, suspectedBy)
    (self.agreed, self.shared, self.withoutAgreed) = (agreed, shared, withoutAgreed)
  }

  /// The number of samples that at least one model suspects.
  package var suspectCount: Int { suspectedBy.dropFirst().reduce(0, +) }

  /// The number of models with probabilities.
  package var modelCount: Int { suspectedBy.count - 1 }

  /// The number of samples that all models suspect with the same suggestion.
  package var agreedCount: Int { count - (withoutAgreed.compactMap(\.self).first?.count ?? count) }

  /// The estimated number of wrong labels, if samples without a suggestion are like those with one.
  ///
  /// - Parameters:
  ///   - counts: The number of samples of each label.
  ///   - suggested: How many of these have a suggestion.
  ///   - contradicted: How many of these suggest another class.
  /// - Returns: The estimate, which need not be an integer.
  package static func estimatedErrors(
    counts: [Int], suggested: [Int], contradicted: [Int]
  ) -> Double {
    counts.indices.reduce(0) { sum, label in
      guard contradicted[label] > 0 else { return sum }
      return sum + Double(counts[label]) * Double(contradicted[label]) / Double(suggested[label])
    }
  }
}

/// The labels that one model contradicts.
package struct ModelSuspects: Sendable {
  /// The mean probability of each class over the samples with this label; nil if absent.
  package let thresholds: [Double?]
  /// The number of samples of each label that suggest each class, one row per label; nil if there
  /// are too many classes.
  package let joint: [[Int]]?
  /// The number of suspect labels.
  package let count: Int
  /// The estimated number of wrong labels.
  package let estimatedErrors: Double
  /// The number of samples that the model gets wrong.
  package let errors: Int
  /// The suspects with the smallest margin first; limited in number.
  package let listed: [LabelSuspect]

  package init(
    thresholds: [Double?], joint: [[Int]]?, count: Int, estimatedErrors: Double, errors: Int,
    listed: [LabelSuspect]
  ) {
    (self.thresholds, self.joint, self.count) = (thresholds, joint, count)
    (self.estimatedErrors, self.errors, self.listed) = (estimatedErrors, errors, listed)
  }
}

/// A sample whose label a model contradicts.
package struct LabelSuspect: Sendable, Equatable {
  package let sample: SampleName
  /// The indices of two different classes.
  package let label: Int
  package let suggested: Int
  /// The label's probability minus the largest other probability, from −1 to 1.
  package let margin: Double
  /// The label's probability.
  package let selfConfidence: Double

  package init(
    sample: SampleName, label: Int, suggested: Int, margin: Double, selfConfidence: Double
  ) {
    (self.sample, self.label, self.suggested) = (sample, label, suggested)
    (self.margin, self.selfConfidence) = (margin, selfConfidence)
  }

  /// Whether it comes before another.
  package static func isFirst(_ one: LabelSuspect, _ other: LabelSuspect) -> Bool {
    (one.margin, one.sample.row) < (other.margin, other.sample.row)
  }
}

/// A sample whose label one or more models contradict.
package struct SharedSuspect: Sendable, Equatable {
  package let sample: SampleName
  package let label: Int
  /// The suggestion of the model with the smallest margin, and that margin.
  package let suggested: Int
  package let margin: Double
  /// The indices of the models that suspect it, in ascending order.
  package let models: [Int]

  package init(sample: SampleName, label: Int, suggested: Int, margin: Double, models: [Int]) {
    (self.sample, self.label, self.suggested) = (sample, label, suggested)
    (self.margin, self.models) = (margin, models)
  }

  /// Whether it comes before another.
  package static func isFirst(_ one: SharedSuspect, _ other: SharedSuspect) -> Bool {
    (-one.models.count, one.margin, one.sample.row)
      < (-other.models.count, other.margin, other.sample.row)
  }
}

/// The number of errors among some samples.
package struct ErrorCount: Sendable, Equatable {
  package let errors: Int
  package let count: Int

  package init(errors: Int, count: Int) { (self.errors, self.count) = (errors, count) }

  /// Nil if there are no samples.
  package var rate: Double? { count == 0 ? nil : Double(errors) / Double(count) }
}
