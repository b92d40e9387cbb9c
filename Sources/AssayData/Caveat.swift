/// A warning that travels with a result into every report.
package enum Caveat: Sendable, Equatable {
  /// The file has no ids, or the labels have none: rows were paired by their place.
  case pairedByPosition(path: String)
  /// Rows of a model, or of the labels, add up to something else than 1 by more than is usual, and
  /// were used as given.
  case sumsOff(of: String, rows: Int, largest: Double, sample: String)
  /// Rows of a model were divided by their sum, as asked for.
  case renormalized(model: String, rows: Int, largest: Double)
  /// Labels or predicted classes such as 0, 1, 2 were taken as places in the list of classes.
  case classNumbers(path: String)
  /// Labels or predicted classes such as 001 were taken as one-hot codes.
  case oneHotCodes(path: String)
  /// Some samples' highest score is shared by several classes.
  case ties(model: String, rows: Int, error: Double, averagedError: Double)
  /// Some samples' loss is infinite.
  case infiniteLoss(model: String, mean: InfiniteMean, samples: [String], isOfLogits: Bool)
  /// Classes that no sample has.
  case classesWithoutSamples([String])
  /// Every sample has the same class.
  case singleClass(String)
}
