import AssayData

extension ModelAverage {
  /// The models, and the values of their average compared with the better of them; or the reason
  /// why they are missing.
  static func form(_ context: ResultsContext) -> Form<ModelAverage> {
    ObjectForm<ModelAverage>(
      Field("models", \.models, context.modelForm.list()),
      Field(ifPresent: "reason", { $0.result.failure }, NoAnswer.form),
      Field(ifPresent: "samples", { $0.found?.count }, .count(from: 1, to: context.count)),
      Field(members: .values, { $0.found?.metrics.map(\.value) }),
      Field(
        ifPresent: "against_better", { $0.found?.metrics.map(WrittenAgainst.init) },
        WrittenAgainst.form(context).by(AverageResults.keys))
    ) { reader, models, reason, count, values, against throws(ResultsFault) in
      guard let count, let values, let against else {
        guard let reason else { throw reader.fault(.missing("reason")) }
        try context.check(reason, reader)
        return ModelAverage(models: models, result: .failure(reason))
      }
      try reader.expect(reason == nil, "samples", at: "reason")
      let metrics = zip(zip(AverageResults.keys, values), against).map { entry, against in
        AverageMetric(
          key: entry.0, value: entry.1, better: against.better, betterValue: against.value,
          test: against.test, record: against.record)
      }
      for metric in metrics { try context.check(metric, of: models, count: count, reader) }
      return ModelAverage(
        models: models, result: .success(AverageResults(count: count, metrics: metrics)))
    }.form
  }

  fileprivate var found: AverageResults? { try? result.get() }
}

extension ObjectForm where Value == [Double]? {
  /// The values of the metrics; no members if absent.
  fileprivate static var values: ObjectForm {
    ObjectForm(
      Field(ifPresent: AverageResults.keys[0], { $0?[0] }, .share),
      Field(ifPresent: AverageResults.keys[1], { $0?[1] }, .loss),
      Field(
        ifPresent: AverageResults.keys[2], { $0?[2] }, .number(0...Double.greatestFiniteMagnitude))
    ) { _, error, crossEntropy, squaredError in
      guard let error, let crossEntropy, let squaredError else { return nil }
      return [error, crossEntropy, squaredError]
    }
  }
}

/// A metric of an average compared with the better model.
private struct WrittenAgainst: Sendable {
  let better: Int
  let value: Double
  let test: Result<PairedTest, NoPairedTest>
  let record: LossRecord

  init(_ metric: AverageMetric) {
    (better, value, test) = (metric.better, metric.betterValue, metric.test)
    record = metric.record
  }

  private init(
    better: Int, value: Double, test: Result<PairedTest, NoPairedTest>, record: LossRecord
  ) {
    (self.better, self.value, self.test, self.record) = (better, value, test, record)
  }

  static func form(_ context: ResultsContext) -> Form<WrittenAgainst> {
    ObjectForm<WrittenAgainst>(
      Field("better", \.better, context.modelForm), Field("value", \.value, .loss),
      Field(members: WrittenTest.form(context), { WrittenTest($0.test, $0.record) })
    ) { reader, better, value, test throws(ResultsFault) in
      guard let record = test.record else { throw reader.fault(.missing("lower")) }
      return WrittenAgainst(
        better: better, value: value, test: try test.checked(reader, context), record: record)
    }.form
  }
}

extension ResultsContext {
  fileprivate func check(
    _ metric: AverageMetric, of models: [Int], count: Int, _ reader: FormReader
  ) throws(ResultsFault) {
    let place = ["against_better", metric.key]
    guard models.contains(metric.better) else {
      throw reader.fault(.contradiction(with: "models"), at: place + ["better"])
    }
    let (record, key) = (metric.record, MetricKey.errorRate)
    guard record.lower + record.equal + record.higher == count else {
      throw reader.fault(
        .sum(expected: count, found: record.lower + record.equal + record.higher), at: place)
    }
    if metric.key.isExactly(key) {
      let change = Double(record.higher - record.lower) / Double(count)
      guard change.isNear(metric.value - metric.betterValue) else {
        throw reader.fault(.contradiction(with: "the values"), at: place)
      }
    }
    try check(
      metric.test, from: metric.betterValue, to: metric.value, count: count, reader, at: place)
  }
}
