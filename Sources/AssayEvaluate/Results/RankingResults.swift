package import AssayResults

extension RankingResults {
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - costs: The costs of the two errors, which add a named threshold.
  ///   - known: Thresholds at which the curve has exact counts.
  init(_ ranking: ModelRanking, costs: Costs?, known: [Double]) {
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
      thresholds: ranking.thresholds.map { Thresholds($0, costs: costs, known: known) })
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
  /// The maximum number of points with which a curve is drawn.
  private static let corners = 64

  fileprivate init(_ curve: ThresholdCurve, costs: Costs?, known: [Double]) {
    let named = curve.named(costs)
    self.init(
      positives: curve.positives, negatives: curve.negatives,
      named: named.map { ($0, Point($1, curve)) },
      curve: curve.kept(with: named.map(\.point), at: known).map { Point($0, curve) },
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
  /// The thresholds that a report names: one half, the one with the fewest errors, and the one with
  /// the least cost.
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

  /// About this many points are kept evenly spread over the curve.
  private static let evenPoints = 200

  /// The points to keep: those that show the shape of the curve, those that known thresholds lead
  /// to, and the named ones, each with the next.
  fileprivate func kept(with named: [Point], at known: [Double]) -> [Point] {
    let (limit, total) = (ThresholdCurve.evenPoints, Double(max(1, positives + negatives)))
    let points = points.filter { $0.threshold.isFinite }
    let probabilities = points.map { scale.probability($0.threshold) }
    let step = max(1, (points.count + limit - 1) / limit)
    let places = points.indices.map {
      SIMD2(
        probabilities[$0],
        Double(points[$0].falsePositives + falseNegatives(points[$0])) / total)
    }
    var kept = Set(points.count > limit ? cornerIndices(places, limit: 64) : [])
    kept.formUnion(stride(from: 0, to: points.count, by: step))
    kept.formUnion(known.compactMap { ThresholdCurve.last(of: probabilities, atLeast: $0) })
    for point in named {
      guard let place = points.firstIndex(where: { $0.threshold == point.threshold }) else {
        continue
      }
      // Several log-odds may have the same probability.
      let next = ThresholdCurve.last(of: probabilities, atLeast: probabilities[place]) ?? place
      kept.formUnion([place, next, next + 1])
    }
    kept.insert(points.count - 1)
    return kept.filter(points.indices.contains).sorted().map { points[$0] }
  }

  /// The index of the last value that is at least `limit`, of values in falling order; nil if
  /// absent.
  private static func last(of values: [Double], atLeast limit: Double) -> Int? {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] >= limit { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}

extension Evaluation {
  /// The numbers by which reports name the best thresholds, as found by `KnownThresholds.shortest`.
  package func namedThresholds(_ costs: Costs?) -> [Double] {
    guard let curve = scores?.ranking?.thresholds else { return [] }
    return curve.named(costs).compactMap { _, point in
      guard let high = curve.probability(point) else { return nil }
      let lower = curve.points.lazy.compactMap(curve.probability).first { $0 < high }
      return KnownThresholds.shortest(above: lower ?? 0, upTo: high)
    }
  }
}
