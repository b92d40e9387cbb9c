/// A warning that travels with a result into every report.
package enum Caveat: Sendable, Equatable {
  /// The file has no ids, or the labels have none: rows were paired by their place.
  case pairedByPosition(path: String)
  /// Rows of a model, or of the labels, add up to something else than 1 by more than is usual, and
  /// were used as given.
  case sumsOff(of: String, rows: Int, largest: Double, sample: SampleName)
  /// Rows of a model were divided by their sum, as asked for.
  case renormalized(model: String, rows: Int, largest: Double)
  /// Labels or predicted classes such as 0, 1, 2 were taken as places in the list of classes.
  case classNumbers(path: String)
  /// Labels or predicted classes such as 001 were taken as one-hot codes.
  case oneHotCodes(path: String)
  /// Some samples' highest score is shared by several classes.
  case ties(model: String, rows: Int, error: Double, averagedError: Double)
  /// Some samples' cross-entropy is infinite, or only their binary cross-entropy; of logits, which are
  /// finite, it is too large for a number.
  case infiniteLoss(
    model: String, mean: InfiniteMean, samples: [SampleName], isOfLogits: Bool,
    isBinary: Bool = false)
  /// Classes that no sample has.
  case classesWithoutSamples([String])
  /// Every sample has the same class.
  case singleClass(String)
  /// Samples count by the weights of a column, whose sum is this; they are worth as much as so many of
  /// equal weight, where each stands for itself.
  case weighted(column: String, sum: Double, effective: Double?)
  /// Samples with one value of a column belong together.
  case grouped(column: String, groups: Int)
}

// MARK: - Written

extension Caveat {
  private enum Kind: String, CaseIterable {
    case pairedByPosition = "paired by position"
    case sumsOff = "sums off"
    case renormalized
    case classNumbers = "class numbers"
    case oneHotCodes = "one-hot codes"
  }

  /// What it says; nil for one that follows from what was measured.
  package var saved: Saved? {
    switch self {
    case .pairedByPosition(let path): Caveat.saved(.pairedByPosition, [("path", .text(path))])
    case .classNumbers(let path): Caveat.saved(.classNumbers, [("path", .text(path))])
    case .oneHotCodes(let path): Caveat.saved(.oneHotCodes, [("path", .text(path))])
    case .sumsOff(let owner, let rows, let largest, let sample):
      Caveat.saved(
        .sumsOff,
        [
          ("of", .text(owner)), ("rows", .count(rows)), ("largest", .number(largest)),
          ("row", .row(sample.row)), ("id", sample.savedID),
        ])
    case .renormalized(let model, let rows, let largest):
      Caveat.saved(
        .renormalized,
        [("of", .text(model)), ("rows", .count(rows)), ("largest", .number(largest))])
    case .ties, .infiniteLoss, .classesWithoutSamples, .singleClass, .weighted, .grouped: nil
    }
  }

  private static func saved(_ kind: Kind, _ members: [(key: String, value: Saved)]) -> Saved {
    .members([("kind", .text(kind.rawValue))] + members)
  }

  /// Reads it back, of `count` samples.
  package init(saved: Saved, count: Int) throws(SavedFault) {
    let kind: Kind = try saved.member("kind").choice()
    switch kind {
    case .pairedByPosition: self = .pairedByPosition(path: try saved.member("path").text())
    case .classNumbers: self = .classNumbers(path: try saved.member("path").text())
    case .oneHotCodes: self = .oneHotCodes(path: try saved.member("path").text())
    case .sumsOff:
      self = .sumsOff(
        of: try saved.member("of").text(), rows: try saved.member("rows").count(to: count),
        largest: try saved.member("largest").number(),
        sample: try SampleName(
          row: saved.member("row").row(of: count), savedID: saved.member("id")))
    case .renormalized:
      self = .renormalized(
        model: try saved.member("of").text(), rows: try saved.member("rows").count(to: count),
        largest: try saved.member("largest").number())
    }
  }
}
