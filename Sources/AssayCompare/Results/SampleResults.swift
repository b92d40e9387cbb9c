import AssayData
import AssayEvaluate
import AssayResults

extension SampleResults {
  init(_ sample: SampleDetail, _ task: EvaluationTask, _ unit: ResultUnit) {
    let isOfSets = task == .multilabel
    self.init(
      sample: sample.sample, label: isOfSets ? .several(sample.labelSet) : .one(sample.label),
      shares: isOfSets ? nil : sample.shares,
      models: sample.models.map { model in
        ModelAnswer(
          probabilities: model.probabilities,
          predicted: isOfSets ? .several(model.answeredSet) : .one(model.predicted),
          isCorrect: model.isCorrect,
          losses: Dictionary(
            uniqueKeysWithValues: model.losses.map { ($0, unit.value($1, of: $0)) }))
      })
  }
}

extension SampleChange {
  /// - Parameters:
  ///   - change: A sample with two models' answers.
  ///   - loss: Converts a loss from nats to the unit of the results.
  init(_ change: ChangedSample, loss: (Double) -> Double) {
    self.init(
      sample: change.sample, label: change.sets.map { .several($0.label) } ?? .one(change.label),
      baseline: change.sets.map { .several($0.baseline) } ?? .one(change.baseline),
      candidate: change.sets.map { .several($0.candidate) } ?? .one(change.candidate),
      baselineLoss: loss(change.losses.baseline), candidateLoss: loss(change.losses.candidate))
  }
}
