import AssayResults

extension RankingResults {
  init(_ ranking: ModelRanking, costs: Costs?) {
    self.init(
      isExact: ranking.resolution == .exact, errorBound: ranking.areaErrorBound,
      positive: ranking.positive, classes: ranking.classes.map(ClassRanking.init),
      mean: ranking.positive == nil
        ? AreaPair(area: ranking.area, precision: ranking.averagePrecision)
        : AreaPair(area: .undefined(.notMeasured), precision: .undefined(.notMeasured)),
      weighted: AreaPair(
        area: ranking.weighted { $0.area.estimate },
        precision: ranking.weighted { $0.averagePrecision.estimate }),
      oneVersusOne: ranking.oneVersusOne,
      thresholds: ranking.thresholds.map { Thresholds($0, costs: costs) })
  }
}

extension RankingResults.ClassRanking {
  fileprivate init(_ ranking: ModelRanking.ClassRanking) {
    self.init(
      area: ranking.area.estimate, areaBounds: ranking.areaBounds.map(\.interval),
      areaVariance: ranking.areaVariance,
      twiceU: ranking.area.twiceU <= 1 << 53 ? Int(ranking.area.twiceU) : nil,
      averagePrecision: ranking.averagePrecision.estimate,
      precisionBounds: ranking.precisionBounds.map(\.interval),
      calibrationError: ranking.calibrationError, positives: ranking.positives,
      negatives: ranking.negatives)
  }
}

extension Thresholds {
  /// A curve is drawn with at most this many points.
  private static let corners = 64

  fileprivate init(_ curve: ThresholdCurve, costs: Costs?) {
    let named = curve.named(costs)
    self.init(
      positives: curve.positives, negatives: curve.negatives,
      named: named.map { ($0, Point($1, curve)) },
      curve: curve.kept(with: named.map(\.point)).map { Point($0, curve) },
      roc: curve.roc(limit: Thresholds.corners).map(Corner.init),
      precisionRecall: curve.precisionRecall(limit: Thresholds.corners).map(Corner.init))
  }
}

extension Thresholds.Point {
  fileprivate init(_ point: ThresholdCurve.Point, _ curve: ThresholdCurve) {
    self.init(
      probability: curve.probability(point), logOdds: curve.logOdds(point),
      truePositives: point.truePositives, falsePositives: point.falsePositives)
  }
}

extension Thresholds.Corner {
  fileprivate init(_ point: ThresholdCurve.Point) {
    self.init(truePositives: point.truePositives, falsePositives: point.falsePositives)
  }
}

extension ThresholdCurve {
  /// The thresholds that a report names: one half, that of the fewest errors, that of the least cost.
  fileprivate func named(_ costs: Costs?) -> [(name: NamedThreshold, point: Point)] {
    var points = [(NamedThreshold.half, point(at: 0.5)), (.fewestErrors, cheapest())]
    if let costs {
      points.append(
        (
          .leastCost,
          cheapest(falsePositive: costs.falsePositive, falseNegative: costs.falseNegative)
        ))
    }
    return points
  }

  /// About this many are evenly spread over all points of the curve.
  private static let evenPoints = 200

  /// Points that show all that can be seen of the curve, and those that are named.
  fileprivate func kept(with named: [Point]) -> [Point] {
    let (limit, total) = (ThresholdCurve.evenPoints, Double(max(1, positives + negatives)))
    let points = points.filter { $0.threshold.isFinite }
    let step = max(1, (points.count + limit - 1) / limit)
    let places = points.map {
      SIMD2(
        scale.probability($0.threshold),
        Double($0.falsePositives + falseNegatives($0)) / total)
    }
    let always = Set(named.map(\.threshold) + [points.last?.threshold].compactMap(\.self))
    let corners = Set(points.count > limit ? cornerIndices(places, limit: 64) : [])
    return points.indices.filter {
      $0 % step == 0 || corners.contains($0) || always.contains(points[$0].threshold)
    }.map { points[$0] }
  }
}
