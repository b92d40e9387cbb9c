import AssayData
import AssayEvaluate

extension [Caveat] {
  /// A sentence or two for each; what is true of several files is said once.
  func words(logBase: LogBase) -> [String] {
    var groups: [(first: Caveat, paths: [String])] = []
    for caveat in self {
      let path = caveat.path.map { [$0] } ?? []
      if let place = groups.firstIndex(where: { $0.first.isAboutFile(like: caveat) }) {
        groups[place].paths += path
      } else {
        groups.append((caveat, path))
      }
    }
    return groups.map { $0.first.words(files: CaveatWords.list($0.paths), logBase: logBase) }
  }
}

extension Caveat {
  /// The file that it is about, if it is about one.
  fileprivate var path: String? {
    switch self {
    case .pairedByPosition(let path), .classNumbers(let path), .oneHotCodes(let path): path
    default: nil
    }
  }

  /// Whether both say the same, of two files.
  fileprivate func isAboutFile(like other: Caveat) -> Bool {
    switch (self, other) {
    case (.pairedByPosition, .pairedByPosition), (.classNumbers, .classNumbers),
      (.oneHotCodes, .oneHotCodes):
      true
    default: false
    }
  }

  /// What to keep in mind, and what would mend it.
  fileprivate func words(files: String, logBase: LogBase) -> String {
    switch self {
    case .pairedByPosition:
      "Rows of \(files) were paired with the labels by position, since not both have ids. "
        + "With an id column in both files Assay joins by id and finds missing rows."
    case .sumsOff(let owner, let rows, let largest, let sample):
      "\(owner): the probabilities of \(Figures.count(rows, "sample")) do not add up to 1; "
        + "the largest deviation is \(Figures.short(largest)), of \(sample.text). They were used as given."
    case .renormalized(let model, let rows, let largest):
      "\(model): the probabilities of \(Figures.count(rows, "sample")) were divided by their sum, "
        + "as asked for; the largest deviation was \(Figures.short(largest))."
    case .classNumbers:
      "The classes in \(files) are numbers and those of the scores have names: 0 was taken as the first "
        + "class, 1 as the second, and so on."
    case .oneHotCodes:
      "The classes in \(files) are one-hot codes: the place of the 1 is the place of the class."
    case .ties(let model, let rows, let error, let averaged):
      CaveatWords.ties(model: model, rows: rows, error: error, averaged: averaged)
    case .infiniteLoss(let model, let mean, let samples, let isOfLogits, let task):
      CaveatWords.infinite(
        model: model, mean: mean, samples: samples, logBase: logBase, task: task)
        + (isOfLogits ? "" : " With logits instead of rounded probabilities it would be finite.")
    case .classesWithoutSamples(let names):
      "No sample has the \(names.count == 1 ? "class" : "classes") "
        + CaveatWords.list(names) + ": recall is undefined there. "
        + "Where it is no class, name the classes with --classes."
    case .weighted(let column, let sum, let effective):
      "Samples count by their weights in \(column), which add up to \(Figures.short(sum))"
        + (effective.map {
          ", and tell as much as \(Figures.fixed($0, decimals: 1)) of equal weight would"
        } ?? "")
        + ". Counts and the confusion matrix take each sample once."
    case .grouped(let column, let groups):
      "Samples with the same \(column) belong together: intervals and tests take the "
        + "\(Figures.count(groups, "group")), and not the samples, for independent of each other."
    case .singleClass(let name):
      "Every sample has the class \(name): nothing can be said about telling classes apart."
    }
  }
}

private enum CaveatWords {
  static func infinite(
    model: String, mean: InfiniteMean, samples: [String], logBase: LogBase, task: EvaluationTask
  ) -> String {
    let rest = mean.count - samples.count
    let named = list(samples) + (rest > 0 ? " and \(Figures.count(rest)) more" : "")
    let finite =
      mean.finiteMean.map {
        "The mean over the other samples is \(Figures.brief(logBase.convert(nats: $0))) "
          + "\(logBase.unit)."
      } ?? "No sample has a finite loss."
    let has = "(\(named)) \(mean.count == 1 ? "has" : "have")"
    let (name, reason) =
      switch task {
      case .classes: ("cross-entropy", "\(has) probability 0 on the truth")
      case .multilabel:
        (
          "binary cross-entropy",
          "\(has) probability 0 of a class that is true, or 1 of one that is not"
        )
      }
    return
      "\(model): the \(name) is infinite, because \(Figures.count(mean.count, "sample")) "
      + "\(reason). \(finite)"
  }

  static func ties(model: String, rows: Int, error: Double, averaged: Double) -> String {
    let (first, lot) = (Figures.percent(error), Figures.percent(averaged))
    let effect =
      first == lot
      ? "Breaking ties by lot would leave the error rate at \(first)."
      : "Broken by lot, the error rate would be \(lot) instead of \(first)."
    return "\(model): the highest score is shared by several classes in "
      + "\(Figures.count(rows, "sample")), and the first of them counts as predicted. \(effect)"
  }

  static func list(_ names: [String]) -> String {
    names.count > 8
      ? names.prefix(8).joined(separator: ", ") + " and \(names.count - 8) more"
      : names.joined(separator: ", ")
  }
}
