import AssayData

extension ResultsContext {
  /// Checks that precision, recall and F1 follow from the counts, and the means from the classes.
  func checkClasses(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    for (label, found) in model.classes.enumerated() {
      guard options.weight == nil, let outcome = found.outcome else { continue }
      try reader.expect(
        found.isOf(outcome.truePositives)
          && outcome.error.finite.isNear(
            Double(outcome.falsePositives + outcome.falseNegatives) / Double(max(1, count))),
        "its counts", at: "per_class", model.name, classes[label])
    }
    for (key, mean, value) in [
      ("precision", model.means.precision, \ClassResults.precision),
      ("recall", model.means.recall, \.recall), ("f1", model.means.f1, \.f1),
    ] {
      let values = model.classes.compactMap { $0[keyPath: value].finite }
      let sum = values.reduce(0, +)
      try reader.expect(
        mean.overAll.isNear(sum / Double(model.classes.count))
          && mean.overDefined.isNear(values.isEmpty ? nil : sum / Double(values.count)),
        "per_class", at: "class_means", model.name, key)
    }
    try check(model, MetricKey.macroF1, is: model.means.f1.overAll, reader)
    try check(
      model, MetricKey.balancedError, is: model.means.recall.overDefined.map { 1 - $0 }, reader)
  }

  /// Checks a metric against its expected value, if the model has a value for it.
  private func check(
    _ model: ModelResults, _ key: String, is expected: Double?, _ reader: FormReader
  ) throws(ResultsFault) {
    guard let value = model.estimate(key).finite else { return }
    try reader.expect(
      expected?.isNear(value) ?? false, "per_class", at: "estimates", model.name, key, "value")
  }
}

extension ClassResults {
  /// Whether precision, recall and F1 follow from this many right answers.
  func isOf(_ correct: Int) -> Bool {
    func isShare(_ estimate: Estimate, _ part: Int, of whole: Int) -> Bool {
      estimate.finite == (whole == 0 ? nil : Double(part) / Double(whole))
    }
    return isShare(precision, correct, of: predicted) && isShare(recall, correct, of: support)
      && isShare(f1, 2 * correct, of: support + predicted)
  }
}
