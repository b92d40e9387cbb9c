import AssayData
import AssayStatistics

// Checks of one model's numbers that determine each other.

extension ResultsContext {
  /// Checks one model that was read from a file.
  func check(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    try checkConfusion(model, reader)
    try checkErrorRate(model, reader)
    try checkClasses(model, reader)
    try checkLosses(model, reader)
    try checkRanking(model, reader)
    try checkCalibration(model, reader)
    for metric in metrics where model.values.entries[metric.key] == nil {
      throw reader.fault(.missing(metric.key), at: "estimates", model.name)
    }
    let haveWeights = model.statistics.values.contains { $0.weight != nil }
    guard haveWeights == (options.weight != nil || options.group != nil) else {
      throw reader.fault(.contradiction(with: "statistics"), at: "weights")
    }
  }

  /// Checks that the counts of labels, right answers and classes agree with the confusion matrix.
  private func checkConfusion(
    _ model: ModelResults, _ reader: FormReader
  ) throws(ResultsFault) {
    guard (model.confusion == nil) == (task == .multilabel) else {
      throw reader.fault(.contradiction(with: "task"), at: "confusion", model.name)
    }
    for (label, found) in model.classes.enumerated() where found.support != support(label, model) {
      throw reader.fault(
        .contradiction(with: model.confusion == nil ? "label_counts" : "confusion"),
        at: "per_class", model.name, classes[label])
    }
    guard let matrix = model.confusion else { return }
    guard matrix.correct == model.correct else {
      throw reader.fault(.contradiction(with: "confusion"), at: "right", model.name)
    }
    for (label, found) in model.classes.enumerated() {
      guard matrix.support(of: label) == labelCounts[label] else {
        throw reader.fault(.contradiction(with: "label_counts"), at: "confusion", model.name)
      }
      guard found.predicted == matrix.predictedCount(of: label),
        options.weight != nil || found.isOf(matrix[label, label])
      else {
        throw reader.fault(
          .contradiction(with: "confusion"), at: "per_class", model.name, classes[label])
      }
    }
  }

  /// The number of samples of a class.
  private func support(_ label: Int, _ model: ModelResults) -> Int {
    model.confusion?.support(of: label) ?? labelCounts[label]
  }

  /// Checks the error rate, and its Wilson interval, against the count of right answers; with
  /// weights there is nothing to check.
  private func checkErrorRate(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    let key = MetricKey.errorRate
    guard options.weight == nil, let value = model.estimate(key).finite else { return }
    try reader.expect(
      value == Double(count - model.correct) / Double(count), "right",
      at: "estimates", model.name, key)
    guard let bounds = model.bounds(key), bounds.method == .wilson,
      let right = try? Interval.wilson(count - model.correct, of: count, options.confidence)
    else { return }
    try reader.expect(
      bounds.interval.low.isNear(right.low) && bounds.interval.high.isNear(right.high), "right",
      at: "estimates", model.name, key)
  }
}
