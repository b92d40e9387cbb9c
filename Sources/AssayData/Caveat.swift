/// A warning about a result, shown in every report.
package enum Caveat: Sendable, Equatable {
  /// The file, or the file with the labels, has no ids: rows were paired by position.
  case pairedByPosition(path: String)
  /// Rows of a model, or of the labels, whose sums differ from 1 more than usual; they were used as
  /// given.
  case sumsOff(of: String, rows: Int, largest: Double, sample: SampleName)
  /// Rows of a model were divided by their sum, as requested.
  case renormalized(model: String, rows: Int, largest: Double)
  /// Labels or predicted classes such as 0, 1, 2 were read as indices into the list of classes.
  case classNumbers(path: String)
  /// Labels or predicted classes such as 001 were read as one-hot codes.
  case oneHotCodes(path: String)
  /// Rows with one of these labels were left out, as requested.
  case ignoredLabels([String], rows: Int)
  /// Samples missing from some files were left out, as requested: `missing` labelled samples have
  /// no row in this file, and `extra` rows of this file have no label.
  case commonIDs(path: String, missing: Int, extra: Int)
  /// Reading the score columns, in order, as these classes would remove most errors; `after` is the
  /// error rate then.
  case classOrder(model: String, columns: [String], error: Double, after: Double)
  /// A model's confident answers are right no more often than chance: its rows may be in another
  /// order.
  case rowOrder(model: String, error: Double, confidence: Double)
  /// Fewer answers are right than chance explains; `chance` is the error rate by chance.
  case belowChance(model: String, error: Double, chance: Double)
  /// Two models give the same predictions for every sample.
  case samePredictions(model: String, other: String)
  /// A model's predictions equal the labels, with full confidence.
  case equalsLabels(model: String)
  /// Columns of a file that look like scores but belong to no model.
  case unusedScores(path: String, columns: [String])
  /// The file with the labels has distributions that are not named as labels, and a model has only
  /// classes: the two files may have been swapped.
  case maybeSwapped(labels: String, model: String)
  /// The label column of this name is beside the scores and always equals the class with the
  /// highest score: it may hold predictions.
  case maybePredictions(path: String, column: String)
  /// Samples whose highest score is shared by several classes.
  case ties(model: String, rows: Int, error: Double, averagedError: Double)
  /// Samples with infinite cross-entropy, or only infinite binary cross-entropy; for logits, which
  /// are finite, it is too large for a number.
  case infiniteLoss(
    model: String, mean: InfiniteMean, samples: [SampleName], isOfLogits: Bool,
    isBinary: Bool = false)
  /// Classes that no sample has.
  case classesWithoutSamples([String])
  /// Every sample has the same class.
  case singleClass(String)
  /// Samples are weighted by a column: `effective` is Kish's effective sample size, nil with
  /// groups; `weightless` samples of weight 0 are left out.
  case weighted(column: String, effective: Double?, weightless: Int)
  /// Samples with the same value in a column form a group.
  case grouped(column: String, groups: Int)
}

extension Caveat {
  /// Whether it suspects a mistake in the data, so that it must be shown before any number.
  package var isSuspicion: Bool {
    switch self {
    case .classOrder, .rowOrder, .belowChance, .samePredictions, .equalsLabels: true
    case .pairedByPosition, .sumsOff, .renormalized, .classNumbers, .oneHotCodes, .ignoredLabels,
      .commonIDs, .unusedScores, .maybeSwapped, .maybePredictions, .ties, .infiniteLoss,
      .classesWithoutSamples, .singleClass, .weighted, .grouped:
      false
    }
  }

  /// The file, for caveats that are combined over several files; otherwise nil.
  package var path: String? {
    switch self {
    case .pairedByPosition(let path), .classNumbers(let path), .oneHotCodes(let path): path
    default: nil
    }
  }

  /// The texts that distinguish it from caveats of the same kind, if it is about files.
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

  /// The written form; nil for a caveat that is derived again from the measurements or the files.
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

  /// Reads a written caveat about a test set of `count` samples.
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
