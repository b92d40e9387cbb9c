public import AssayData
import AssayEvaluate
public import AssayResults
public import AssayStatistics

/// A metric of one model, as measured on the samples.
///
/// ```swift
/// if let error = report.measurement("error_rate", of: "net"), let range = error.interval {
///   print(error.estimate, "from \(range.low) to \(range.high)")
///   if error.isApproximate { print("few samples carry the value") }
/// }
/// ```
public struct Measurement: Sendable, Equatable {
  /// The value in the unit of the report, or the reason why it is missing.
  ///
  /// Shares are from 0 to 1.
  public let estimate: Estimate
  /// The interval at the report's confidence level; nil if the metric has none or there are too few
  /// samples.
  public let interval: Interval?
  /// Whether the interval may be too narrow, since few samples carry the value.
  public let isApproximate: Bool
}

/// A candidate compared with a baseline in one metric, on the same samples.
///
/// ```swift
/// if let change = report.comparison("cross_entropy", of: "tree"), change.isPrimary {
///   if change.verdict == .better { print("the tree is better by", change.difference) }
///   if let range = change.interval { print("from \(range.low) to \(range.high)") }
///   if let p = change.p, let adjusted = change.adjustedP { print(p, adjusted) }
/// }
/// ```
public struct MetricComparison: Sendable, Equatable {
  /// The candidate's value minus the baseline's, in the unit of the report.
  public let difference: Difference
  /// The interval of the difference, widened for multiple comparisons; nil if absent.
  public let interval: Interval?
  /// The two-sided p-value, not adjusted; nil if the difference was not tested.
  public let p: Double?
  /// The p-value adjusted for all tests of its family by Holm's procedure; nil as ``p``.
  public let adjustedP: Double?
  /// The verdict; nil if the difference was not tested.
  public let verdict: ComparisonVerdict?
  /// Whether the metric is primary: one of those that decide the headline.
  public let isPrimary: Bool
}

extension Report {
  /// The names of the classes, in the order of the scores' columns.
  public var classes: [String] { results.classes.names }

  /// The name of the model that the others are compared with.
  public var baseline: String { results.models[results.baseline].name }

  /// The keys of the metrics, such as `cross_entropy`, in the order of the report.
  public var metrics: [String] { results.metrics.map(\.key) }

  /// A metric of a model with its interval.
  ///
  /// ```swift
  /// switch report.measurement("cross_entropy", of: "net")?.estimate {
  /// case .value(let nats): print(nats)
  /// case .infinite(let mean): print("\(mean.count) samples got probability 0")
  /// case .undefined(let reason): print(reason)
  /// case nil: print("no such model or metric")
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - key: The metric's key, one of ``metrics``.
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

  /// A comparison of two models in one metric.
  ///
  /// ```swift
  /// let change = report.comparison("error_rate", of: "tree", with: "net")
  /// print(change?.difference ?? .undefined, change?.verdict ?? .noClearDifference)
  /// ```
  ///
  /// - Parameters:
  ///   - key: The metric's key, one of ``metrics``.
  ///   - candidate: The candidate's name.
  ///   - other: The name of the model to compare with; nil: the ``baseline``.
  /// - Returns: The comparison; nil if there is no such metric or the two were not compared. Other
  ///   pairs than those with the baseline are compared if
  ///   ``ComparisonOptions/comparesAllPairs`` was true.
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

  /// The confusion matrix: how often each class was predicted for each label.
  ///
  /// ```swift
  /// if let counts = report.confusion(of: "net") {
  ///   print("labelled \(report.classes[0]), predicted \(report.classes[1]): \(counts[0][1])")
  /// }
  /// ```
  ///
  /// - Parameter model: The model's name.
  /// - Returns: Numbers of samples of shape `[labels, predictions]`, both in the order of
  ///   ``classes``; nil if there is no such model or the task is multilabel.
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
  /// The keys of all metrics whose differences some report tests, in the order of reports.
  package static var testedMetrics: [String] {
    let lists = [
      MetricList(clip: Clip("sklearn"), labelsAreSoft: false, classCount: 10),
      MetricList(clip: nil, labelsAreSoft: true, classCount: 2),
      MetricList(clip: nil, labelsAreSoft: false, classCount: 2, task: .multilabel),
    ]
    let tested = Set(lists.flatMap(\.tested).map(\.key))
    return Metric.all.map(\.key).filter(tested.contains).reduce(into: []) { keys, key in
      if !keys.contains(key) { keys.append(key) }
    }
  }

  /// Whether a metric is a share, which may be given in per cent; nil if there is no such metric.
  package static func isShare(metric key: String) -> Bool? {
    Metric.all.first { $0.key.isExactly(key) }.map { $0.unit == .rate }
  }
}
