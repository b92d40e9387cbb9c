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
    let least = wording.leastCost(
      evaluation.name, prices, positive: results.classNames[positive],
      threshold: curve.text(point, wording),
      cost: Figures.short(cost),
      each: Figures.short(cost / Double(curve.total)),
      atHalf: Figures.short(curve.cost(half, costs)))
    return [least, fitted(costs)].compactMap(\.self).joined(separator: wording.gap)
  }

  /// What thresholds cost that were chosen on other samples, beside those that need none; nil if there are none.
  private func fitted(_ costs: Costs) -> String? {
    guard let place = results.models.firstIndex(where: { $0.name.isExactly(evaluation.name) }),
      let found = try? results.positiveClass?.get(), let own = found.models[place].costs,
      let fitted = try? own.crossFitted.get()
    else { return nil }
    let (name, each) = (
      results.classNames[found.positive], Figures.brief(found.models[place].atHalf.cost(costs))
    )
    // The same of all models, and so said once.
    let constant =
      place == 0
      ? results.wording.constantCosts(
        name, always: Figures.brief(own.stated.alwaysPositive(costs)),
        never: Figures.brief(own.stated.alwaysNegative(costs))) : nil
    return [results.wording.fittedCost(Figures.brief(fitted.cost), atHalf: each), constant]
      .compactMap(\.self).joined(separator: results.wording.gap)
  }

  /// Why there are no thresholds; weighted samples have an area without them.
  private var reason: Undefined {
    if case .undefined(let reason) = evaluation.estimate(MetricKey.rocArea) { return reason }
    return .weighted
  }
}
