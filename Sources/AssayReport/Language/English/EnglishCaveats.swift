import AssayData

extension English {
  func pairedByPosition(_ files: String) -> String {
    "Rows of \(files) were paired with the labels by position, without comparing ids: a missing or moved row "
      + "goes unnoticed. If both files have ids, use \(Flag.pairBy) ids."
  }

  func sumsOff(_ owner: String, _ rows: Int, largest: String, of sample: String) -> String {
    "\(owner): the probabilities of \(count(rows, .sample)) do not add up to 1; "
      + "the largest deviation is \(largest), of \(sample). They were used as given."
  }

  func renormalized(_ model: String, _ rows: Int, largest: String) -> String {
    "\(model): the probabilities of \(count(rows, .sample)) were divided by their sum, "
      + "as requested; the largest deviation was \(largest)."
  }

  func classNumbers(_ files: String) -> String {
    "The classes in \(files) are numbers and those of the scores have names: 0 was taken as the first "
      + "class, 1 as the second, and so on."
  }

  func oneHotCodes(_ files: String) -> String {
    "The classes in \(files) are one-hot codes: the position of the 1 gives the class."
  }

  func classOrder(
    _ model: String, _ columns: String, isBinary: Bool, error: String, after: String
  ) -> String {
    "\(model): the classes look mixed up. Read in the order \(columns), the "
      + "error rate would be \(after) instead of \(error). "
      + (!namesOptions
        ? "Check which class each score is of."
        : isBinary
          ? "Name the class of one score with \(Flag.positive), the order of columns with \(Flag.classes), or rename them."
          : "Name the classes in the order of the columns with \(Flag.classes), or rename the columns.")
  }

  func rowOrder(_ model: String, error: String, confidence: String) -> String {
    "\(model): the rows may be in a different order from the labels. The error rate, \(error), is at chance level, "
      + "but the mean confidence is \(confidence). "
      + (namesOptions
        ? "If both files have ids, join by them with \(Flag.id) COLUMN."
        : "Check that labels and scores are in the same order.")
  }

  func belowChance(_ model: String, error: String, chance: String) -> String {
    "\(model): the error rate, \(error), is clearly above chance level, \(chance). Are classes\(named(.classes)) or "
      + "rows\(named(.id)) mixed up?"
  }

  func samePredictions(_ models: [String], more: Int, as other: String) -> String {
    let names = more > 0 ? list(models, more: more) : list(models)
    return
      "\(names) \(models.count + more > 1 ? "predict" : "predicts") the same as \(other) for every sample: "
      + "was the same file given twice?"
  }

  func equalsLabels(_ model: String) -> String {
    "\(model) predicts every label with full certainty. "
      + (namesOptions
        ? "If its file holds the labels, give the file with the predictions with \(Flag.model); "
          + "FILE:column=NAME names their column."
        : "Were the labels given as its predictions?")
  }

  func ignoredLabels(_ labels: String, _ count: Int, _ rows: Int) -> String {
    rows == 0
      ? "No row has the \(count == 1 ? "label" : "labels") \(labels), which \(Flag.ignoreLabel) leaves out."
      : "\(self.count(rows, .row)) with the \(count == 1 ? "label" : "labels") \(labels) "
        + "\(rows == 1 ? "was" : "were") left out, as requested with \(Flag.ignoreLabel)."
  }

  func commonIDs(_ file: String, missing: Int, extra: Int) -> String {
    let parts = [
      missing > 0
        ? "\(count(missing, .sample)) with a label \(missing == 1 ? "has" : "have") no row in it"
        : nil,
      extra > 0 ? "\(count(extra, .row)) \(extra == 1 ? "has" : "have") no label" : nil,
    ].compactMap(\.self)
    return "\(file): " + parts.joined(separator: ", and ")
      + "; they were left out for every model, as requested with \(Flag.commonIds)."
  }

  func unusedScores(_ file: String, _ columns: String, _ count: Int) -> String {
    "\(file): \(columns) \(count == 1 ? "looks" : "look") like scores and \(count == 1 ? "was" : "were") "
      + "not used. To measure \(count == 1 ? "it" : "one of them"), name it with FILE:column=NAME; if it is "
      + "the score of a fixed class, not of the predicted one, name that class with \(Flag.positive)."
  }

  func maybeSwapped(_ labels: String, _ model: String) -> String {
    "\(labels), given as the labels, holds distributions, and \(model), given as a model, holds classes "
      + "only. If they were swapped, exchange \(Flag.labels) and \(Flag.model)."
  }

  func maybePredictions(_ file: String, _ column: String) -> String {
    "\(file): every label in \(column) is the class with the highest score. If the column is what the "
      + "model predicted, give the true labels with \(Flag.labels)."
  }

  func ties(_ model: String, _ rows: Int, error: String, averaged: String) -> String {
    let effect =
      error == averaged
      ? "With ties broken at random, it would still be \(error) on average."
      : "With ties broken at random, the error rate would be \(averaged) instead of \(error)."
    return "\(model): the highest score is shared by several classes in "
      + "\(count(rows, .sample)), and the first counts as the prediction. \(effect)"
  }

  func infiniteLoss(
    _ model: String, _ count: Int, named: String, finite: String?, isBinary: Bool,
    isOfLogits: Bool
  ) -> String {
    let mean =
      finite.map { "The mean of the rest is \($0)." } ?? "No sample has a finite loss."
    let name = isBinary ? "binary cross-entropy" : "cross-entropy"
    let reason =
      if isOfLogits {
        "logits so large that the loss overflows"
      } else if isBinary {
        "probability 0 for a class that is true, or 1 for one that is not"
      } else {
        "probability 0 on \(count == 1 ? "its" : "their") true class"
      }
    let samples =
      "\(self.count(count, .sample)) (\(named)) \(isOfLogits ? count == 1 ? "has" : "have" : count == 1 ? "gets" : "get")"
    return "\(model): the \(name) is infinite, because \(samples) \(reason). \(mean)"
  }

  var logitsWouldBeFinite: String {
    "If these zeros come from rounding, logits instead of probabilities would make it finite."
  }

  func classesWithoutSamples(_ names: String, _ count: Int) -> String {
    "No sample has the \(count == 1 ? "class" : "classes") \(names): recall is undefined there. "
      + "If \(count == 1 ? "it is not a class" : "they are not classes"), "
      + (namesOptions
        ? "list the classes with \(Flag.classes)."
        : "leave \(count == 1 ? "it" : "them") out of the list of classes.")
  }

  func weighted(_ column: String, effective: String?, weightless: Int) -> String {
    "Samples are weighted by \(column)"
      + (effective.map { " (effective sample size \($0))" } ?? "")
      + ". Counts and the confusion matrix count each sample once; rates are weighted."
      + (weightless > 0
        ? " \(count(weightless, .sample)) of weight 0 \(weightless == 1 ? "is" : "are") left out."
        : "")
  }

  func grouped(_ column: String, _ groups: Int) -> String {
    groups == 1
      ? "All samples have the same \(column) and are one group, so the uncertainty of numbers cannot be estimated."
      : "Samples with the same \(column) belong together: intervals and tests treat the "
        + "\(count(groups, .group)), not the samples, as independent."
  }

  func singleClass(_ name: String) -> String {
    "Every sample has the class \(name), so the samples cannot show how well classes are distinguished."
  }

  func row(_ number: Int) -> String { "row \(number)" }
}
