import AssayData
import AssayStatistics

extension RankingResults {
  static func form(_ context: ResultsContext) -> Form<RankingResults> {
    ObjectForm<RankingResults>(
      Field(
        "resolution", \.isExact,
        .oneOf([("exact", true), ("16 bits", false)]) { $0 ? "exact" : "16 bits" }),
      Field("error_bound", \.errorBound, .share),
      Field(members: .defined("roc_auc_macro"), \.mean.area),
      Field(members: .defined("roc_auc_weighted"), \.weighted.area),
      Field(members: .defined("roc_auc_one_versus_one"), \.oneVersusOne),
      Field(members: .defined("average_precision_macro"), \.mean.precision),
      Field(members: .defined("average_precision_weighted"), \.weighted.precision),
      Field("positive", \.positive, context.classForm.optional),
      Field(
        members: .thresholds(context),
        { ranking in ranking.thresholds }),
      Field("classes", \.classes, ClassRanking.form(context).by(context.classes))
    ) {
      _, isExact, bound, area, weightedArea, pairs, precision, weightedPrecision, positive,
      thresholds, classes in
      RankingResults(
        isExact: isExact, errorBound: bound, positive: positive, classes: classes,
        mean: AreaPair(area: area, precision: precision),
        weighted: AreaPair(area: weightedArea, precision: weightedPrecision),
        oneVersusOne: pairs, thresholds: thresholds)
    }.form
  }
}

extension RankingResults.ClassRanking {
  fileprivate static func form(_ context: ResultsContext) -> Form<RankingResults.ClassRanking> {
    let counts = Form.count(to: context.count)
    return ObjectForm<RankingResults.ClassRanking>(
      Field(members: .defined(MetricKey.rocArea), \.area),
      Field(members: .bounds(MetricKey.rocArea), \.areaBounds),
      Field(members: .defined("roc_auc_variance", .number(0...1)), \.areaVariance),
      Field("twice_u", \.twiceU, Form.count(to: 1 << 53).optional),
      Field(members: .defined(MetricKey.averagePrecision), \.averagePrecision),
      Field(members: .bounds(MetricKey.averagePrecision), \.precisionBounds),
      Field(MetricKey.calibrationError, \.calibrationError, Form.share.optional),
      Field("positives", \.positives, counts), Field("negatives", \.negatives, counts)
    ) {
      reader, area, areaBounds, variance, twiceU, precision, precisionBounds, error, positives,
      negatives throws(ResultsFault) in
      guard positives + negatives == context.count else {
        throw reader.fault(.sum(expected: context.count, found: positives + negatives))
      }
      for (value, bounds) in [(area, areaBounds), (precision, precisionBounds)] {
        guard case .success(let interval) = bounds else { continue }
        guard let value = value.finite, interval.contains(value) else {
          throw reader.fault(.outsideBounds)
        }
      }
      return RankingResults.ClassRanking(
        area: area, areaBounds: areaBounds, areaVariance: variance, twiceU: twiceU,
        averagePrecision: precision, precisionBounds: precisionBounds, calibrationError: error,
        positives: positives, negatives: negatives)
    }.form
  }
}

extension ObjectForm where Value == Result<Interval, NoInterval> {
  /// The bounds of a share, or the reason why it has none.
  fileprivate static func bounds(_ key: String) -> ObjectForm {
    let reasons = NoInterval.all(least: 0).map(\.code.code)
    return ObjectForm(
      Field("\(key)_low", { try? $0.get().low }, Form.share.optional),
      Field("\(key)_high", { try? $0.get().high }, Form.share.optional),
      Field(ifPresent: "\(key)_interval_reason", { $0.reason?.code.code }, .code(reasons)),
      Field(ifPresent: "\(key)_interval_least", { $0.reason?.code.least }, .count())
    ) { reader, low, high, reason, least throws(ResultsFault) in
      if let low, let high, low <= high { return .success(Interval(low: low, high: high)) }
      let reasons = NoInterval.all(least: least ?? 0)
      guard low == nil, high == nil, let found = reasons.first(where: { $0.code.code == reason })
      else { throw reader.fault(.outsideBounds) }
      return .failure(found)
    }
  }
}

extension Result {
  fileprivate var reason: Failure? {
    if case .failure(let reason) = self { reason } else { nil }
  }
}

/// The bounds of a value, which must lie between them; nil if absent.
func checkedInterval(
  _ low: Double?, _ high: Double?, of value: Double?, _ reader: FormReader
) throws(ResultsFault) -> Interval? {
  guard let low, let high else {
    guard low == nil, high == nil else { throw reader.fault(.outsideBounds) }
    return nil
  }
  guard let value, low <= value, value <= high else { throw reader.fault(.outsideBounds) }
  return Interval(low: low, high: high)
}

// MARK: - Thresholds

extension ObjectForm where Value == Thresholds? {
  /// The thresholds that reports name, and the curves; both are null for more than two classes.
  fileprivate static func thresholds(_ context: ResultsContext) -> ObjectForm {
    ObjectForm(
      Field("thresholds", { $0.map(Named.init) }, Named.form(context).optional),
      Field("curves", { $0.map(Curves.init) }, Curves.form(context).optional)
    ) { reader, named, curves throws(ResultsFault) in
      guard let named, let curves else {
        guard named == nil, curves == nil else {
          throw reader.fault(.contradiction(with: "thresholds"))
        }
        return nil
      }
      guard named.points.allSatisfy({ curves.has($0.point) }) else {
        throw reader.fault(.contradiction(with: "curves"), at: "thresholds")
      }
      return Thresholds(
        positives: curves.positives, negatives: curves.negatives, named: named.points,
        curve: curves.points, isThinned: !context.hasExactCurves, roc: curves.roc,
        precisionRecall: curves.precisionRecall)
    }
  }
}

/// The thresholds that reports name.
private struct Named: Sendable {
  let positives: Int
  let negatives: Int
  let points: [(name: NamedThreshold, point: Thresholds.Point)]

  init(_ thresholds: Thresholds) {
    (positives, negatives) = (thresholds.positives, thresholds.negatives)
    points = thresholds.named
  }

  init(points: [(name: NamedThreshold, point: Thresholds.Point)]) {
    (positives, negatives, self.points) = (0, 0, points)
  }

  static func form(_ context: ResultsContext) -> Form<Named> {
    let names: [NamedThreshold] =
      context.options.costs == nil ? [.half, .fewestErrors] : NamedThreshold.allCases
    return NamedPoint.form(context).by(names.map(\.rawValue)).map(
      { Named(points: zip(names, $0).map { ($0, $1.point) }) },
      { named in
        named.points.map {
          NamedPoint(point: $0.point, positives: named.positives, negatives: named.negatives)
        }
      })
  }
}

/// A threshold, and all counts at it.
private struct NamedPoint: Sendable {
  let point: Thresholds.Point
  let positives: Int
  let negatives: Int

  static func form(_ context: ResultsContext) -> Form<NamedPoint> {
    let counts = Form.count(to: context.count)
    let costs = context.options.costs
    return ObjectForm<NamedPoint>(
      Field("threshold", \.point.probability, Form.share.optional),
      Field("log_odds", \.point.logOdds, Form.number.optional),
      Field("true_positives", \.point.truePositives, counts),
      Field("false_positives", \.point.falsePositives, counts),
      Field(derived: "true_negatives", { $0.negatives - $0.point.falsePositives }, counts),
      Field(derived: "false_negatives", { $0.positives - $0.point.truePositives }, counts),
      Field(
        derived: "cost",
        { named in
          costs?.of(
            falsePositives: named.point.falsePositives,
            falseNegatives: named.positives - named.point.truePositives)
        }, Form.number.optional)
    ) { _, probability, logOdds, truePositives, falsePositives, _, _, _ in
      NamedPoint(
        point: Thresholds.Point(
          probability: probability, logOdds: logOdds, truePositives: truePositives,
          falsePositives: falsePositives), positives: 0, negatives: 0)
    }.form
  }
}

/// The curves as they are drawn, column by column.
private struct Curves: Sendable {
  let positives: Int
  let negatives: Int
  let points: [Thresholds.Point]
  let roc: [Thresholds.Corner]
  let precisionRecall: [Thresholds.Corner]

  init(_ thresholds: Thresholds) {
    (positives, negatives) = (thresholds.positives, thresholds.negatives)
    points = thresholds.curve
    (roc, precisionRecall) = (thresholds.roc, thresholds.precisionRecall)
  }

  init(
    positives: Int, negatives: Int, points: [Thresholds.Point], roc: [Thresholds.Corner],
    precisionRecall: [Thresholds.Corner]
  ) {
    (self.positives, self.negatives, self.points) = (positives, negatives, points)
    (self.roc, self.precisionRecall) = (roc, precisionRecall)
  }

  /// Whether the counts of a point are at most the numbers of positives and negatives.
  func has(_ point: Thresholds.Point) -> Bool {
    point.truePositives <= positives && point.falsePositives <= negatives
  }

  static func form(_ context: ResultsContext) -> Form<Curves> {
    let counts = Form.count(to: context.count)
    let corners = Form<Int>.count(to: context.count).list(count: 2).list().map(
      { $0.map { Thresholds.Corner(truePositives: $0[1], falsePositives: $0[0]) } },
      { (corners: [Thresholds.Corner]) in
        corners.map { [$0.falsePositives, $0.truePositives] }
      })
    return ObjectForm<Curves>(
      Field("positives", \.positives, counts), Field("negatives", \.negatives, counts),
      Field("thresholds", { $0.points.map { $0.probability ?? 1 } }, Form.share.list()),
      Field("log_odds", { $0.points.compactMap(\.logOdds) }, Form.number.list()),
      Field("true_positives", { $0.points.map(\.truePositives) }, counts.list()),
      Field("false_positives", { $0.points.map(\.falsePositives) }, counts.list()),
      Field("roc", \.roc, corners), Field("precision_recall", \.precisionRecall, corners)
    ) {
      reader, positives, negatives, thresholds, logOdds, truePositives, falsePositives, roc,
      precisionRecall throws(ResultsFault) in
      let count = thresholds.count
      for found in [truePositives.count, falsePositives.count] where found != count {
        throw reader.fault(.length(expected: count, found: found))
      }
      guard logOdds.isEmpty || logOdds.count == count else {
        throw reader.fault(.length(expected: count, found: logOdds.count))
      }
      guard positives + negatives == context.count else {
        throw reader.fault(.sum(expected: context.count, found: positives + negatives))
      }
      let curves = Curves(
        positives: positives, negatives: negatives,
        points: thresholds.indices.map {
          Thresholds.Point(
            probability: thresholds[$0], logOdds: logOdds.isEmpty ? nil : logOdds[$0],
            truePositives: truePositives[$0], falsePositives: falsePositives[$0])
        }, roc: roc, precisionRecall: precisionRecall)
      guard curves.points.allSatisfy(curves.has),
        (roc + precisionRecall).allSatisfy({
          $0.truePositives <= positives && $0.falsePositives <= negatives
        })
      else { throw reader.fault(.contradiction(with: "positives")) }
      return curves
    }.form
  }
}
