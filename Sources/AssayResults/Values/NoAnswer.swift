/// Why a question about some of the samples has no answer.
package enum NoAnswer: Error, Sendable, Equatable, CaseIterable {
  /// The model gives classes, and the answer needs probabilities.
  case classesOnly
  /// Samples have weights.
  case weighted
  /// Samples are in groups, and their halves would not be independent.
  case grouped
  /// A sample has any number of classes.
  case multilabel
  /// Labels are shares of classes, and the answer needs a class.
  case softLabels
  /// There are fewer classes than two, or more.
  case notTwoClasses
  /// All samples have one class.
  case oneClass
  /// One half of the samples, or both, has too few.
  case fewSamples
  /// Scores are so far apart that their differences are beyond the largest number.
  case tooLarge
  /// Parts of samples without ids have more rows than are kept of each, and do not know which rows of the whole
  /// they are.
  case rowsOfParts
}
