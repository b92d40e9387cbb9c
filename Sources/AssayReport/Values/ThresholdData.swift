import AssayEvaluate

/// What the report's script needs to count errors at any threshold: JSON in an attribute.
///
/// Of many thresholds about so many are kept, evenly spread over the curve's points, and with them the
/// one at which the model decides.
struct ThresholdData {
  private static let limit = 200

  let curve: ThresholdCurve

  var text: String {
    let points = curve.points.filter { $0.threshold.isFinite }
    let step = max(1, (points.count + ThresholdData.limit - 1) / ThresholdData.limit)
    let always = [points.count - 1, points.lastIndex { $0.threshold >= 0.5 }]
    let kept = points.indices.filter { $0 % step == 0 || always.contains($0) }.map { points[$0] }
    let members: [(String, JSON)] = [
      ("thresholds", .array(kept.map { .number($0.threshold) })),
      ("tp", .array(kept.map { .integer($0.truePositives) })),
      ("fp", .array(kept.map { .integer($0.falsePositives) })),
      ("positives", .integer(curve.positives)), ("negatives", .integer(curve.negatives)),
    ]
    return JSON.object(members).text
  }
}
