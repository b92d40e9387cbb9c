/// The average of several models' probabilities, measured as if it were a model.
package struct ModelAverage: Sendable {
  /// The indices of the models, at least two, in ascending order.
  package let models: [Int]
  package let result: Result<AverageResults, NoAnswer>

  package init(models: [Int], result: Result<AverageResults, NoAnswer>) {
    (self.models, self.result) = (models, result)
  }
}

/// The values of an average on the samples that were kept, each compared with the better of its
/// models.
package struct AverageResults: Sendable {
  /// The number of samples.
  package let count: Int
  /// Error rate, cross-entropy and MSE.
  package let metrics: [AverageMetric]

  package init(count: Int, metrics: [AverageMetric]) {
    (self.count, self.metrics) = (count, metrics)
  }

  /// The keys of the metrics, in order.
  package static let keys = [
    MetricKey.errorRate, MetricKey.crossEntropy, MetricKey.squaredError,
  ]
}

/// A metric of an average of models; it is a mean of losses, so lower is better.
package struct AverageMetric: Sendable {
  package let key: String
  /// In the unit of the results; ∞ if the loss of any sample is.
  package let value: Double
  /// The model with the smallest value on these samples; the first one if several tie.
  package let better: Int
  package let betterValue: Double
  /// The average's value minus that model's.
  package let test: Result<PairedTest, NoPairedTest>
  /// In how many samples the average's loss is lower, equal and higher.
  package let record: LossRecord

  package init(
    key: String, value: Double, better: Int, betterValue: Double,
    test: Result<PairedTest, NoPairedTest>, record: LossRecord
  ) {
    (self.key, self.value, self.better) = (key, value, better)
    (self.betterValue, self.test, self.record) = (betterValue, test, record)
  }

  /// The same with converted numbers.
  package func map(_ convert: (Double) -> Double) -> AverageMetric {
    AverageMetric(
      key: key, value: convert(value), better: better, betterValue: convert(betterValue),
      test: test.map { $0.map(convert) }, record: record)
  }
}
