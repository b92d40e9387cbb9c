import AssayData
import AssayResults

/// The counts at the thresholds of all models that the report's script offers: JSON in an attribute.
///
/// The script starts with the threshold that is best for true probabilities where costs were given, else with one half.
struct ThresholdData {
  let models: [(series: Int, thresholds: Thresholds)]
  let costs: Costs?

  var text: String {
    let members: [(String, JSON)] =
      [("start", .number(costs?.statedThreshold ?? 0.5)), ("models", .array(models.map(json)))]
      + (costs.map { [("costs", .array([.number($0.falsePositive), .number($0.falseNegative)]))] }
        ?? [])
    return JSON.object(members).text
  }

  private func json(_ model: (series: Int, thresholds: Thresholds)) -> JSON {
    let points = model.thresholds.curve
    let logOdds = points.compactMap(\.logOdds)
    let members: [(String, JSON)] =
      [
        ("series", .integer(model.series)),
        ("thresholds", .array(points.map { .number($0.probability ?? 1) })),
        ("tp", .array(points.map { .integer($0.truePositives) })),
        ("fp", .array(points.map { .integer($0.falsePositives) })),
        ("positives", .integer(model.thresholds.positives)),
        ("negatives", .integer(model.thresholds.negatives)),
      ] + (logOdds.isEmpty ? [] : [("logits", .array(logOdds.map(JSON.number)))])
    return .object(members)
  }
}
