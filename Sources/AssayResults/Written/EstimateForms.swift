import AssayData
import AssayStatistics

extension InfiniteMean {
  /// An infinite mean: how many losses are infinite, the first rows with one, and the mean of the
  /// others.
  static func form(of samples: Int) -> Form<InfiniteMean> {
    ObjectForm<InfiniteMean>(
      Field("count", \.count, .count(from: 1, to: samples)),
      Field("first_rows", \.firstRows, Form.row.list()),
      Field("finite_mean", \.finiteMean, Form.number.optional)
    ) { _, count, rows, mean in
      InfiniteMean(count: count, firstRows: rows, finiteMean: mean)
    }.form
  }
}

/// The written form of a value with its interval, or with the reason why it has none.
private struct WrittenEstimate: Sendable {
  var value: Double?
  var interval: Interval?
  var standardError: Double?
  var degreesOfFreedom: Double?
  var method: ConfidenceInterval.Method?
  var doubt = WrittenDoubt(nil)
  var reason: String?
  var least: Int?
  var infinite: InfiniteMean?
  var follows: String?
  /// The number of samples; it follows from other members.
  var count = 0
}

extension WrittenEstimate {
  init(_ entry: MetricValues.Entry, count: Int) {
    self.count = count
    value = entry.estimate.finite
    follows = entry.follows
    switch entry.bounded {
    case .success(let bounds):
      (interval, method) = (bounds.interval, bounds.method)
      doubt = WrittenDoubt(bounds.doubt)
      (standardError, degreesOfFreedom) = (bounds.standardError, bounds.degreesOfFreedom)
    case .failure(let reason): (self.reason, least) = (reason.code.code, reason.code.least)
    }
    // The reason for a missing value takes precedence over that for missing bounds.
    switch entry.estimate {
    case .value: break
    case .infinite(let mean): (infinite, reason) = (mean, "infinite")
    case .undefined(let undefined): reason = undefined.code
    }
  }

  /// The value with its bounds, or the reasons why they are missing.
  ///
  /// - Parameter isAskedFor: Whether intervals were asked for.
  /// - Returns: The entry; nil if the members contradict each other.
  func entry(isAskedFor: Bool) -> MetricValues.Entry? {
    let none = NoInterval.noValue
    let estimate: Estimate
    if let value {
      estimate = .value(value)
    } else if let infinite {
      estimate = .infinite(infinite)
    } else if let undefined = Undefined.allCases.first(where: { $0.code == reason }) {
      estimate = .undefined(undefined)
    } else {
      return nil
    }
    let bounded: IntervalResult
    if let interval, let method {
      guard let value, interval.contains(value), standardError ?? 0 >= 0,
        degreesOfFreedom ?? 1 >= 1
      else { return nil }
      bounded = .success(
        ConfidenceInterval(
          interval, method, doubt: doubt.doubt, standardError: standardError,
          degreesOfFreedom: degreesOfFreedom))
    } else if value == nil {
      bounded = .failure(isAskedFor ? none : .notAskedFor)
    } else if let found = NoInterval.all(least: least ?? 0).first(where: { $0.code.code == reason })
    {
      bounded = .failure(found)
    } else {
      return nil
    }
    return MetricValues.Entry(estimate: estimate, bounded: bounded, follows: follows)
  }
}

extension MetricValues {
  /// The values of metrics on `count` samples, each with its bounds or the reason why it has none.
  static func form(_ context: ResultsContext, count: Int) -> Form<MetricValues> {
    let entry = written(context, samples: count).made(
      { [isAskedFor = context.isAskedFor] in $0.entry(isAskedFor: isAskedFor) },
      { WrittenEstimate($0, count: count) })
    return entry.some(of: context.metrics.map(\.key)).map(
      { MetricValues(count: count, entries: $0) }, \.entries)
  }

  /// A value of at most `samples` samples.
  fileprivate static func written(
    _ context: ResultsContext, samples: Int
  ) -> Form<WrittenEstimate> {
    let reasons =
      ["infinite"] + Undefined.allCases.map(\.code) + NoInterval.all(least: 0).map(\.code.code)
    let level = context.options.confidence.level
    return ObjectForm<WrittenEstimate>(
      Field("value", \.value, Form.number.optional),
      Field("low", \.interval?.low, Form.number.optional),
      Field("high", \.interval?.high, Form.number.optional),
      Field("standard_error", \.standardError, Form.number.optional),
      Field("df", \.degreesOfFreedom, Form.number.optional),
      Field(derived: "n", \.count, .count()),
      Field(derived: "confidence", { _ in level }, .share),
      Field("method", \.method, Form<ConfidenceInterval.Method>.word.optional),
      Field(members: WrittenDoubt.form, \.doubt),
      Field(ifPresent: "reason", \.reason, .code(reasons)),
      Field(ifPresent: "least", \.least, .count()),
      Field(ifPresent: "infinite", \.infinite, InfiniteMean.form(of: samples)),
      Field(ifPresent: "follows", \.follows, .code(context.metrics.map(\.key)))
    ) {
      _, value, low, high, error, degrees, _, _, method, doubt, reason, least, infinite, follows in
      WrittenEstimate(
        value: value, interval: Interval(low, high),
        standardError: error, degreesOfFreedom: degrees, method: method,
        doubt: doubt, reason: reason, least: least, infinite: infinite, follows: follows)
    }.form
  }
}

extension ResultsContext {
  /// Whether intervals were asked for.
  fileprivate var isAskedFor: Bool { options.metrics == .all }
}

extension ClassResults {
  /// A share with its bounds, and its number of samples, which is written but not read.
  typealias Share = (entry: MetricValues.Entry, count: Int)

  /// The form of ``Share``.
  static func share(_ context: ResultsContext) -> Form<Share> {
    MetricValues.written(context, samples: context.count).made(
      { [isAskedFor = context.isAskedFor] in
        $0.entry(isAskedFor: isAskedFor).map { ($0, 0) }
      }, { WrittenEstimate($0.entry, count: $0.count) })
  }
}

extension Form {
  /// The form of another type, into which not every value can be converted.
  func made<Other>(
    _ make: @escaping @Sendable (Value) -> Other?, _ back: @escaping @Sendable (Other) -> Value
  ) -> Form<Other> {
    Form<Other>(
      schema: schema, write: { write(back($0)) },
      read: { reader throws(ResultsFault) in
        guard let value = make(try read(reader)) else { throw reader.fault(.outsideBounds) }
        return value
      })
  }
}

// MARK: - Derived members

extension [ModelResults] {
  /// The finite values by model and metric; nil if a value is not finite.
  func plainValues(_ metrics: [Metric]) -> [[(String, Double?)]] {
    map { model in metrics.map { ($0.key, model.estimate($0.key).finite) } }
  }

  /// `model.metric` and the reason for each undefined value.
  func undefinedValues(_ metrics: [Metric]) -> [(String, Undefined)] {
    values(metrics) { if case .undefined(let reason) = $0 { reason } else { nil } }
  }

  /// `model.metric` and the details of each infinite mean.
  func infiniteValues(_ metrics: [Metric]) -> [(String, InfiniteMean)] {
    values(metrics) { if case .infinite(let mean) = $0 { mean } else { nil } }
  }

  private func values<Value>(
    _ metrics: [Metric], _ value: (Estimate) -> Value?
  ) -> [(String, Value)] {
    flatMap { model in
      metrics.compactMap { metric in
        value(model.estimate(metric.key)).map { ("\(model.name).\(metric.key)", $0) }
      }
    }
  }
}

extension Form {
  /// An object with any keys, in their order.
  var entries: Form<[(String, Value)]> {
    Form<[(String, Value)]>(
      schema: .object([("type", .string("object")), ("additionalProperties", schema)]),
      write: { .object($0.map { ($0.0, write($0.1)) }) },
      read: { reader throws(ResultsFault) in
        let members = try Members(reader)
        var entries: [(String, Value)] = []
        for (place, key) in members.keys.enumerated() {
          entries.append((key, try read(members.required(key, at: place))))
        }
        return entries
      })
  }
}
