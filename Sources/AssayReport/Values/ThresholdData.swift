import AssayCompare
import AssayEvaluate

/// The counts at the thresholds that the report's script offers: JSON in an attribute.
///
/// Of many thresholds about ``limit`` are kept, evenly spread over the curve's points, and with them
/// those that the report names. The script starts with the cheapest where costs were given, else with
/// that of one half.
struct ThresholdData {
  private static let limit = 200

  let curve: ThresholdCurve
  let costs: Costs?

  var text: String {
    let points = curve.points.filter { $0.threshold.isFinite }
    let step = max(1, (points.count + ThresholdData.limit - 1) / ThresholdData.limit)
    let named = curve.named(costs)
    let always = Set([points.last?.threshold] + named.map(\.point.threshold))
    let kept = points.indices.filter { $0 % step == 0 || always.contains(points[$0].threshold) }
      .map { points[$0] }
    let first = named.first { $0.name == (costs == nil ? .half : .leastCost) }?.point
    // Before the first nothing counts as positive.
    let start = kept.firstIndex { $0 == first } ?? -1
    let logOdds = kept.compactMap(curve.logOdds)
    let members: [(String, JSON)] =
      [
        ("thresholds", .array(kept.map { .number(curve.probability($0) ?? 1) })),
        ("tp", .array(kept.map { .integer($0.truePositives) })),
        ("fp", .array(kept.map { .integer($0.falsePositives) })),
        ("positives", .integer(curve.positives)), ("negatives", .integer(curve.negatives)),
        ("start", .integer(start)),
        (
          "costs",
          .array([.number(costs?.falsePositive ?? 1), .number(costs?.falseNegative ?? 1)])
        ),
      ] + (logOdds.isEmpty ? [] : [("logits", .array(logOdds.map(JSON.number)))])
    return JSON.object(members).text
  }
}
