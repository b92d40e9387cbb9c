/// A property that parts of one test set must share to be merged.
package enum SharedTrait: Sendable, Equatable {
  /// The version of Assay that measured them.
  case version
  case classes
  case models
  /// Whether labels are classes or distributions.
  case labels
  /// Whether samples have ids.
  case ids
  /// The kind of a model's predictions.
  case scores(model: String)
  case baseline
  /// The positive class.
  case positive
  /// The pairs of models that are compared.
  case pairs
  case metrics
  case clip
  /// The names of the files' columns, for a part without samples.
  case columns
  /// The given options, for a part without samples.
  case options
  /// The number of samples kept for display.
  case sampleLimit
}

/// A property in which parts differ that must share it.
package struct TraitDifference: Error, Sendable, Equatable {
  package let trait: SharedTrait
  /// The values in the previous parts and in this one.
  package let expected: [String]
  package let found: [String]

  package init(_ trait: SharedTrait, expected: [String], found: [String]) {
    self.trait = trait
    self.expected = expected
    self.found = found
  }
}
