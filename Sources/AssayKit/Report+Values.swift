public import AssayData
public import AssayResults
public import AssayStatistics

/// A metric of a model, as measured on the samples.
public struct Measurement: Sendable, Equatable {
  /// The value in the unit of the report, or the reason why there is none.
  public let estimate: Estimate
  /// The interval at the report's confidence level; nil for metrics that have none, and for too few samples.
  public let interval: Interval?
  /// Whether the interval rests on so few samples that it may promise too much.
  public let isApproximate: Bool
}

/// A candidate compared with a baseline in one metric, on the same samples.
public struct MetricComparison: Sendable, Equatable {
  /// Candidate less baseline, in the unit of the report.
  public let difference: Difference
  /// The interval of the difference, widened for multiple comparisons; nil for too few samples.
  public let interval: Interval?
  /// The probability of a difference at least as large if the models were equal; nil for too few samples.
  public let p: Double?
  /// p for all tests of the same family taken together, by Holm (1979).
  public let adjustedP: Double?
  /// The word that the samples allow; nil for metrics that are not tested.
  public let verdict: ComparisonVerdict?
  /// Whether the metric is one of those that decide the headline.
  public let isPrimary: Bool
}

extension Report {
  /// The names of the classes, in their order.
  public var classes: [String] { results.classes.names }

  /// The model that the others are compared with.
  public var baseline: String { results.models[results.baseline].name }

  /// The keys of the metrics that were measured, such as `cross_entropy`, in the order of the report.
  public var metrics: [String] { results.metrics.map(\.key) }

  /// A metric of a model with its interval.
  ///
  /// ```swift
  /// switch report.measurement("cross_entropy", of: "net")?.estimate {
  /// case .value(let nats): print(nats)
  /// case .infinite(let mean): print("\\(mean.count) samples got probability 0")
  /// case .undefined(let reason): print(reason)
  /// case nil: print("no such model or metric")
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - key: The metric's key.
  ///   - model: The model's name.
  /// - Returns: The measurement; nil if there is no such model or metric.
  public func measurement(_ key: String, of model: String) -> Measurement? {
    guard let model = place(of: model), metrics.contains(exactly: key) else { return nil }
    let found = results.models[model]
    let bounds = found.bounds(key)
    return Measurement(
      estimate: found.estimate(key), interval: bounds?.interval,
      isApproximate: bounds?.doubt != nil)
  }

  /// A model compared with another in one metric.
  ///
  /// - Parameters:
  ///   - key: The metric's key.
  ///   - candidate: The name of the one.
  ///   - other: The name of the other; nil: the baseline.
  /// - Returns: The comparison; nil if there is no such metric, or the two are not compared.
  public func comparison(
    _ key: String, of candidate: String, with other: String? = nil
  ) -> MetricComparison? {
    guard let candidate = place(of: candidate), let other = place(of: other ?? baseline),
      metrics.contains(exactly: key),
      let pair = results.pairs.first(where: { $0.baseline == other && $0.candidate == candidate })
    else { return nil }
    let test = pair.test(key)
    return MetricComparison(
      difference: pair.difference(key), interval: test?.interval, p: test?.p,
      adjustedP: test?.adjustedP, verdict: test?.verdict, isPrimary: test?.family == .primary)
  }

  /// How often each class was predicted for each label: a row a label, in the order of the classes.
  ///
  /// - Parameter model: The model's name.
  /// - Returns: The numbers of samples; nil if there is no such model, or samples have any number of classes.
  public func confusion(of model: String) -> [[Int]]? {
    guard let model = place(of: model), let matrix = results.models[model].confusion else {
      return nil
    }
    let places = 0..<matrix.classCount
    return places.map { label in places.map { matrix[label, $0] } }
  }

  private func place(of model: String) -> Int? {
    results.models.firstIndex { $0.name.isExactly(model) }
  }
}

extension Report {
  /// Whether a metric is a share of samples, which may be given in per cent; nil of an unknown one.
  package static func isShare(metric key: String) -> Bool? {
    Metric.all.first { $0.key.isExactly(key) }.map { $0.unit == .rate }
  }
}
