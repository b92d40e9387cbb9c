import AssayCompare
import AssayData
import AssayEvaluate

/// Where the two kinds of error have costs, the cheapest threshold of a model, in a sentence.
struct CostWords {
  let evaluation: Evaluation
  let comparison: Comparison

  /// Nil if costs were not given.
  var sentence: String? {
    guard let costs = comparison.options.costs else { return nil }
    let say = comparison.say
    let prices = (Figures.exact(costs.falsePositive), Figures.exact(costs.falseNegative))
    guard let ranking = evaluation.findings?.ranking, let curve = ranking.thresholds,
      let positive = ranking.positive
    else {
      return say.noLeastCost(evaluation.model, prices, because: say.words(reason))
    }
    let point = curve.cheapest(
      falsePositive: costs.falsePositive, falseNegative: costs.falseNegative)
    let cost = curve.cost(point, costs)
    return say.leastCost(
      evaluation.model, prices, positive: comparison.classNames[positive],
      threshold: curve.text(point, say),
      cost: Figures.short(cost),
      each: Figures.short(cost / Double(max(1, curve.positives + curve.negatives))),
      atHalf: Figures.short(curve.cost(curve.point(at: 0.5), costs)))
  }

  /// Why there are no thresholds; weighted samples have an area without them.
  private var reason: Undefined {
    if case .undefined(let reason) = evaluation.estimate(MetricKey.rocArea) { return reason }
    return .weighted
  }
}
