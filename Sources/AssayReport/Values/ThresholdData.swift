import AssayData
import AssayResults

/// The counts at the thresholds that the report's script offers: JSON in an attribute.
///
/// The script starts with the cheapest where costs were given, else with that of one half.
struct ThresholdData {
  let thresholds: Thresholds
  let costs: Costs?

  var text: String {
    let points = thresholds.curve
    let first = thresholds.point(costs == nil ? .half : .leastCost)
    // Before the first nothing counts as positive.
    let start = points.firstIndex { $0 == first } ?? -1
    let logOdds = points.compactMap(\.logOdds)
    let members: [(String, JSON)] =
      [
        ("thresholds", .array(points.map { .number($0.probability ?? 1) })),
        ("tp", .array(points.map { .integer($0.truePositives) })),
        ("fp", .array(points.map { .integer($0.falsePositives) })),
        ("positives", .integer(thresholds.positives)),
        ("negatives", .integer(thresholds.negatives)), ("start", .integer(start)),
        (
          "costs",
          .array([.number(costs?.falsePositive ?? 1), .number(costs?.falseNegative ?? 1)])
        ),
      ] + (logOdds.isEmpty ? [] : [("logits", .array(logOdds.map(JSON.number)))])
    return JSON.object(members).text
  }
}
