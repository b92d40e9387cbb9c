import AssayData
import AssayResults

/// Where the two kinds of error have costs, the cheapest threshold of a model, in a sentence.
struct CostWords {
  let evaluation: ModelResults
  let results: WordedResults

  /// Nil if costs were not given.
  var sentence: String? {
    guard let costs = results.options.costs else { return nil }
    let wording = results.wording
    let prices = (Figures.exact(costs.falsePositive), Figures.exact(costs.falseNegative))
    guard let ranking = evaluation.ranking, let curve = ranking.thresholds,
      let positive = ranking.positive, let point = curve.point(.leastCost),
      let half = curve.point(.half)
    else {
      return wording.noLeastCost(evaluation.name, prices, because: wording.words(reason))
    }
    let cost = curve.cost(point, costs)
    return wording.leastCost(
      evaluation.name, prices, positive: results.classNames[positive],
      threshold: curve.text(point, wording),
      cost: Figures.short(cost),
      each: Figures.short(cost / Double(curve.total)),
      atHalf: Figures.short(curve.cost(half, costs)))
  }

  /// Why there are no thresholds; weighted samples have an area without them.
  private var reason: Undefined {
    if case .undefined(let reason) = evaluation.estimate(MetricKey.rocArea) { return reason }
    return .weighted
  }
}
