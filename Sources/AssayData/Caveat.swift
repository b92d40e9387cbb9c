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
  /// Rows with one of these labels were left out, as asked for.
  case ignoredLabels([String], rows: Int)
  /// Samples that not all files have were left out, as asked for: of those with a label, `missing` have no
  /// row in this file, and `extra` rows of it have no label.
  case commonIDs(path: String, missing: Int, extra: Int)
  /// With the columns of scores taken for these classes, in the order of the classes, most errors would go.
  case classOrder(model: String, columns: [String], error: Double, after: Double)
  /// A model is sure of answers that are as often right as by chance: rows may be in another order.
  case rowOrder(model: String, error: Double, confidence: Double)
  /// Fewer answers are right than chance explains; `chance` is the error that it would leave.
  case belowChance(model: String, error: Double, chance: Double)
  /// Two models say the same of every sample.
  case samePredictions(model: String, other: String)
  /// A model's answers are the labels, with no doubt left.
  case equalsLabels(model: String)
  /// Columns of a file look like scores, and no model is made of them.
  case unusedScores(path: String, columns: [String])
  /// The file with the labels has distributions that nothing calls labels, and a model gives classes
  /// alone: the two may have been given the wrong way round.
  case maybeSwapped(labels: String, model: String)
  /// The labels are beside the scores in a column of this name, and every one is the class with the
  /// highest score: they may be what the model predicted.
  case maybePredictions(path: String, column: String)
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
  /// Samples count by the weights of a column: `effective` is Kish's number of samples, nil with
  /// groups; `weightless` samples of weight 0 are left out.
  case weighted(column: String, effective: Double?, weightless: Int)
  /// Samples with one value of a column belong together.
  case grouped(column: String, groups: Int)
}

extension Caveat {
  /// Whether it says that the numbers may be those of a mistake, and so comes before any of them.
  package var isSuspicion: Bool {
    switch self {
    case .classOrder, .rowOrder, .belowChance, .samePredictions, .equalsLabels: true
    case .pairedByPosition, .sumsOff, .renormalized, .classNumbers, .oneHotCodes, .ignoredLabels,
      .commonIDs, .unusedScores, .maybeSwapped, .maybePredictions, .ties, .infiniteLoss,
      .classesWithoutSamples, .singleClass, .weighted, .grouped:
      false
    }
  }

  /// The file that it is about, of those that are said once for several files.
  package var path: String? {
    switch self {
    case .pairedByPosition(let path), .classNumbers(let path), .oneHotCodes(let path): path
    default: nil
    }
  }

  /// What tells it from others of its kind, where it is about files.
  var key: [ExactText] {
    switch self {
    case .unusedScores(let path, let columns): ([path] + columns).map(ExactText.init)
    case .maybeSwapped(let labels, let model): [labels, model].map(ExactText.init)
    case .maybePredictions(let path, let column): [path, column].map(ExactText.init)
    case .commonIDs(let path, _, _): [ExactText(path)]
    case .ignoredLabels(let labels, _): labels.map(ExactText.init)
    default: [path].compactMap(\.self).map(ExactText.init)
    }
  }
}

// MARK: - Written

extension Caveat {
  private enum Kind: String, CaseIterable {
    case pairedByPosition = "paired by position"
    case sumsOff = "sums off"
    case renormalized
    case classNumbers = "class numbers"
    case oneHotCodes = "one-hot codes"
    case ignoredLabels = "ignored labels"
    case commonIDs = "common ids"
    case unusedScores = "unused scores"
    case maybeSwapped = "maybe swapped"
  }

  /// What it says; nil for one that follows from what was measured, or from the files alone.
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
    case .unusedScores(let path, let columns):
      Caveat.saved(.unusedScores, [("path", .text(path)), ("columns", .texts(columns))])
    case .ignoredLabels(let labels, let rows):
      Caveat.saved(.ignoredLabels, [("labels", .texts(labels)), ("rows", .count(rows))])
    case .commonIDs(let path, let missing, let extra):
      Caveat.saved(
        .commonIDs,
        [("path", .text(path)), ("missing", .count(missing)), ("extra", .count(extra))])
    case .maybeSwapped(let labels, let model):
      Caveat.saved(.maybeSwapped, [("labels", .text(labels)), ("model", .text(model))])
    case .ties, .infiniteLoss, .classesWithoutSamples, .singleClass, .weighted, .grouped,
      .maybePredictions, .classOrder, .rowOrder, .belowChance, .samePredictions, .equalsLabels:
      nil
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
    case .unusedScores:
      self = .unusedScores(
        path: try saved.member("path").text(), columns: try saved.member("columns").texts())
    case .ignoredLabels:
      self = .ignoredLabels(
        try saved.member("labels").texts(), rows: try saved.member("rows").count())
    case .commonIDs:
      self = .commonIDs(
        path: try saved.member("path").text(), missing: try saved.member("missing").count(),
        extra: try saved.member("extra").count())
    case .maybeSwapped:
      self = .maybeSwapped(
        labels: try saved.member("labels").text(), model: try saved.member("model").text())
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
