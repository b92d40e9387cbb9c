import AssayData
import AssayResults

/// The counts of all models at the thresholds that the report's script offers, as JSON in an
/// attribute.
///
/// The script starts with the optimal threshold for true probabilities if costs were given, and
/// otherwise with ½. It offers a thousand even steps, and the thresholds that the page names.
struct ThresholdData {
  let models: [(series: Int, thresholds: Thresholds)]
  let costs: Costs?

  var text: String {
    let start = KnownThresholds.stated(costs)
    let named =
      [start]
      + models.flatMap { _, thresholds in
        thresholds.named.compactMap { thresholds.shortest($0.name) }
      }
    let lowest = models.flatMap { $0.thresholds.curve.compactMap(\.probability) }.min() ?? 1
    let small = KnownThresholds.small.filter { $0 > lowest }
    let uneven = Set(named + small).subtracting(KnownThresholds.even).sorted()
    let members: [(String, JSON)] =
      [
        ("start", .number(start)), ("named", .array(uneven.map(JSON.number))),
        ("models", .array(models.map { json($0, uneven) })),
      ]
      + (costs.map { [("costs", .array([.number($0.falsePositive), .number($0.falseNegative)]))] }
        ?? [])
    return JSON.object(members).text
  }

  /// The points of a model's curve that the offered thresholds select.
  private func json(
    _ model: (series: Int, thresholds: Thresholds), _ uneven: [Double]
  ) -> JSON {
    let points = model.thresholds.points(at: KnownThresholds.even + uneven)
    let logOdds = points.compactMap(\.logOdds)
    let members: [(String, JSON)] =
      [
        ("series", .integer(model.series)),
        ("thresholds", .array(points.map { .number(brief($0.probability ?? 1, uneven)) })),
        ("tp", .array(points.map { .integer($0.truePositives) })),
        ("fp", .array(points.map { .integer($0.falsePositives) })),
        ("positives", .integer(model.thresholds.positives)),
        ("negatives", .integer(model.thresholds.negatives)),
      ] + (logOdds.isEmpty ? [] : [("logits", .array(logOdds.map(JSON.number)))])
    return .object(members)
  }

  /// A score with one digit more than the table shows, unless rounding would move it past an
  /// offered threshold.
  private func brief(_ score: Double, _ uneven: [Double]) -> Double {
    var power = 1e5
    while score * power < 1e4, power < 1e12 { power *= 10 }
    let rounded = (score * power).rounded() / power
    let even = (score * 1_000).rounded() / 1_000
    let isPast = ([even] + uneven).contains { ($0 <= score) != ($0 <= rounded) }
    return isPast ? score : rounded
  }
}
