/// Why a question about some of the samples has no answer.
package enum NoAnswer: Error, Sendable, Equatable, CaseIterable {
  /// The model predicts classes only, and the answer needs probabilities.
  case classesOnly
  /// Samples have weights.
  case weighted
  /// Samples are in groups, so the two halves would not be independent.
  case grouped
  /// The task is multilabel.
  case multilabel
  /// Labels are soft, and the answer needs a class.
  case softLabels
  /// The number of classes is not two.
  case notTwoClasses
  /// All samples have the same class.
  case oneClass
  /// One or both halves of the samples are too small.
  case fewSamples
  /// The differences between scores overflow.
  case tooLarge
  /// Parts of the test set without ids have more rows than are kept of each, and do not know their
  /// rows in the whole.
  case rowsOfParts
}
