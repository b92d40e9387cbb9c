package import AssayData

/// Samples whose labels models contradict with confidence (Northcutt, Jiang and Chuang 2021).
package struct LabelSuspects: Sendable {
  /// No more samples are listed that all models suspect.
  package static let mostAgreed = 1000
  /// Fewer suspects of a model, or of all, are always listed.
  private static let leastListed = 20

  /// At most this many suspects of a model, and of all models, are listed: those that a report shows.
  package static func mostListed(_ sampleLimit: Int) -> Int { max(leastListed, sampleLimit) }

  /// Of more classes it is not said how many samples of which label suggest which class.
  package static let mostClasses = 200

  /// The number of samples that were looked at.
  package let count: Int
  /// In the order of the models.
  package let models: [Result<ModelSuspects, NoAnswer>]
  /// The number of samples that no, one, two … of the models with probabilities suspect.
  package let suspectedBy: [Int]
  /// Those that all models with probabilities suspect with the same suggestion, the smallest margin first; not all of
  /// many.
  package let agreed: [SharedSuspect]
  /// All suspects, those of most models first, then the smallest margin; not all of many.
  package let shared: [SharedSuspect]
  /// The errors among the samples that not all models suspect alike, a model each; nil without probabilities.
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

  /// The number of samples that all models suspect alike.
  package var agreedCount: Int { count - (withoutAgreed.compactMap(\.self).first?.count ?? count) }

  /// The number of wrong labels, if those of a class without a suggestion are as those with one.
  ///
  /// - Parameters:
  ///   - counts: The number of samples of each label.
  ///   - suggested: Of these the number with a suggestion.
  ///   - contradicted: Of these the number that suggest another class.
  /// - Returns: Their number, which need not be whole.
  package static func estimatedErrors(
    counts: [Int], suggested: [Int], contradicted: [Int]
  ) -> Double {
    counts.indices.reduce(0) { sum, label in
      guard contradicted[label] > 0 else { return sum }
      return sum + Double(counts[label]) * Double(contradicted[label]) / Double(suggested[label])
    }
  }
}

/// What one model makes of the labels.
package struct ModelSuspects: Sendable {
  /// The mean probability of each class over the samples with this label; nil without such samples.
  package let thresholds: [Double?]
  /// How many samples of each label suggest which class, a row a label; nil of too many classes.
  package let joint: [[Int]]?
  /// The number of suspect labels.
  package let count: Int
  /// The number of labels that may be wrong.
  package let estimatedErrors: Double
  /// The number of samples that the model answers wrongly.
  package let errors: Int
  /// The smallest margin first; not all of many.
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
  /// The places of two different classes.
  package let label: Int
  package let suggested: Int
  /// The label's probability less the largest of the others, −1 to 1.
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

/// A sample whose label one or several models contradict.
package struct SharedSuspect: Sendable, Equatable {
  package let sample: SampleName
  package let label: Int
  /// The suggestion of the model with the smallest margin, and that margin.
  package let suggested: Int
  package let margin: Double
  /// The places of the models that suspect it, rising.
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

  /// Nil without samples.
  package var rate: Double? { count == 0 ? nil : Double(errors) / Double(count) }
}
