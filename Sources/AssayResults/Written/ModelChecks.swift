import AssayData

// Whether the numbers of a model fit each other, where more than one of them says the same.

extension ResultsContext {
  /// Checks a model that was read.
  func check(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    try checkConfusion(model, reader)
    try checkMeans(model, reader)
    for (label, found) in (model.ranking?.classes ?? []).enumerated()
    where found.positives != labelCounts[label] {
      throw reader.fault(.contradiction(with: "label_counts"), at: "ranking.\(model.name)")
    }
    let haveWeights = model.statistics.values.contains { $0.weight != nil }
    guard haveWeights == (options.weight != nil || options.group != nil) else {
      throw reader.fault(.contradiction(with: "statistics"), at: "weights")
    }
  }

  /// The counts of labels and of right answers are those of the matrix, and so are the classes'.
  private func checkConfusion(
    _ model: ModelResults, _ reader: FormReader
  ) throws(ResultsFault) {
    guard (model.confusion == nil) == (task == .multilabel) else {
      throw reader.fault(.contradiction(with: "task"), at: "confusion.\(model.name)")
    }
    for (label, found) in model.classes.enumerated() where found.support != support(label, model) {
      throw reader.fault(
        .contradiction(with: model.confusion == nil ? "label_counts" : "confusion"),
        at: "per_class.\(model.name).\(classes[label])")
    }
    guard let matrix = model.confusion else { return }
    guard matrix.correct == model.correct else {
      throw reader.fault(.contradiction(with: "confusion"), at: "right.\(model.name)")
    }
    for (label, found) in model.classes.enumerated() {
      guard matrix.support(of: label) == labelCounts[label] else {
        throw reader.fault(.contradiction(with: "label_counts"), at: "confusion.\(model.name)")
      }
      guard found.predicted == matrix.predictedCount(of: label),
        options.weight != nil || found.isOf(matrix[label, label])
      else {
        throw reader.fault(
          .contradiction(with: "confusion"), at: "per_class.\(model.name).\(classes[label])")
      }
    }
  }

  /// The number of samples of a class.
  private func support(_ label: Int, _ model: ModelResults) -> Int {
    model.confusion?.support(of: label) ?? labelCounts[label]
  }

  /// Without weights the error rate counts right answers; a mean is a sum by its count or its weight.
  private func checkMeans(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    for metric in metrics {
      guard let value = model.estimate(metric.key).finite else { continue }
      let path = "estimates.\(model.name).\(metric.key)"
      if metric.key == MetricKey.errorRate, options.weight == nil {
        let wrong = Double(count - model.correct) / Double(count)
        guard value == wrong else {
          throw reader.fault(.contradiction(with: "right"), at: path)
        }
      }
      guard let sums = model.statistics[metric.key], let sum = sums.sum, sums.infinite == 0
      else { continue }
      let mean = sum / (sums.weight ?? Double(sums.count))
      let expected = metric.unit == .information ? options.logBase.convert(nats: mean) : mean
      guard sums.count == count, (value - expected).magnitude <= 1e-9 * expected.magnitude else {
        throw reader.fault(.contradiction(with: "statistics"), at: path)
      }
    }
  }
}

extension ClassResults {
  /// Whether precision, recall and F1 are those of this many right answers.
  fileprivate func isOf(_ correct: Int) -> Bool {
    func isShare(_ estimate: Estimate, _ part: Int, of whole: Int) -> Bool {
      estimate.finite == (whole == 0 ? nil : Double(part) / Double(whole))
    }
    return isShare(precision, correct, of: predicted) && isShare(recall, correct, of: support)
      && isShare(f1, 2 * correct, of: support + predicted)
  }
}
