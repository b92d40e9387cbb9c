import AssayData
import AssayEvaluate

extension Caveat {
  /// What to keep in mind, and what would mend it.
  func words(logBase: LogBase) -> String {
    switch self {
    case .pairedByPosition(let path):
      "Rows of \(path) were paired with the labels by position, since not both have ids. "
        + "With an id column in both files Assay joins by id and finds missing rows."
    case .sumsOff(let owner, let rows, let largest, let sample):
      "\(owner): the probabilities of \(Figures.count(rows, "sample")) do not add up to 1; "
        + "the largest deviation is \(Figures.short(largest)), of \(sample.text). They were used as given."
    case .renormalized(let model, let rows, let largest):
      "\(model): the probabilities of \(Figures.count(rows, "sample")) were divided by their sum, "
        + "as asked for; the largest deviation was \(Figures.short(largest))."
    case .classNumbers(let path):
      "The classes in \(path) are numbers and those of the scores have names: 0 was taken as the first "
        + "class, 1 as the second, and so on."
    case .oneHotCodes(let path):
      "The classes in \(path) are one-hot codes: the place of the 1 is the place of the class."
    case .ties(let model, let rows, let error, let averaged):
      CaveatWords.ties(model: model, rows: rows, error: error, averaged: averaged)
    case .infiniteLoss(let model, let mean, let samples, let isOfLogits):
      CaveatWords.infinite(model: model, mean: mean, samples: samples, logBase: logBase)
        + (isOfLogits ? "" : " With logits instead of rounded probabilities it would be finite.")
    case .classesWithoutSamples(let names):
      "No sample has the \(names.count == 1 ? "class" : "classes") "
        + CaveatWords.list(names) + ": recall is undefined there. "
        + "Where it is no class, name the classes with --classes."
    case .singleClass(let name):
      "Every sample has the class \(name): nothing can be said about telling classes apart."
    }
  }
}

private enum CaveatWords {
  static func infinite(
    model: String, mean: InfiniteMean, samples: [String], logBase: LogBase
  ) -> String {
    let rest = mean.count - samples.count
    let named = list(samples) + (rest > 0 ? " and \(Figures.count(rest)) more" : "")
    let finite =
      mean.finiteMean.map {
        "The mean over the other samples is \(Figures.brief(logBase.convert(nats: $0))) "
          + "\(logBase.unit)."
      } ?? "No sample has a finite loss."
    return
      "\(model): the cross-entropy is infinite, because \(Figures.count(mean.count, "sample")) "
      + "(\(named)) \(mean.count == 1 ? "has" : "have") probability 0 on the truth. \(finite)"
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
