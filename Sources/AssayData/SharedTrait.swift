/// What parts of one test set must have in common, to be put together.
package enum SharedTrait: Sendable, Equatable {
  /// The Assay that measured them.
  case version
  case classes
  case models
  /// Whether labels are classes or distributions.
  case labels
  /// Whether samples have ids.
  case ids
  /// What a model gives.
  case scores(model: String)
  case baseline
  /// The class that is told from the other.
  case positive
  /// Which models are compared with each other.
  case pairs
  case metrics
  case clip
  /// The names of the files' columns, of a part without samples.
  case columns
  /// The options that were given, of a part without samples.
  case options
  /// How many samples are kept to be shown.
  case sampleLimit
}

/// Parts that do not have in common what they must.
package struct TraitDifference: Error, Sendable, Equatable {
  package let trait: SharedTrait
  /// What the parts before have, and what this one has.
  package let expected: [String]
  package let found: [String]

  package init(_ trait: SharedTrait, expected: [String], found: [String]) {
    self.trait = trait
    self.expected = expected
    self.found = found
  }
}
