import AssayData
import AssayResults

/// The models' costs at thresholds that suit the costs of the two kinds of error, in one sentence.
struct CostWords {
  /// The most models that are named.
  private static let named = 6

  let results: WordedResults

  private typealias ModelCost = (model: String, cost: Double)

  /// The sentence, with the cheapest model first; nil if no costs were given.
  var sentence: String? {
    guard let costs = results.options.costs else { return nil }
    let prices = (Figures.exact(costs.falsePositive), Figures.exact(costs.falseNegative))
    let (fitted, cheapest) = (fitted, cheapest(costs))
    let found = (fitted.isEmpty ? cheapest : fitted).enumerated()
      .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
    guard !found.isEmpty else {
      return results.wording.noThresholdCosts(prices, because: results.wording.words(reason))
    }
    return results.wording.thresholdCosts(
      prices, areFitted: !fitted.isEmpty,
      found.prefix(CostWords.named).map {
        ($0.model, CostWords.text($0.cost))
      }, more: max(0, found.count - CostWords.named), constant: constant(costs))
  }

  private static func text(_ cost: Double) -> String { Figures.brief(cost, digits: 3) }

  /// The costs per sample at thresholds that were chosen on other samples.
  private var fitted: [ModelCost] {
    guard let found = try? results.positiveClass?.get() else { return [] }
    return zip(results.models, found.models).compactMap { model, found in
      (try? found.costs?.crossFitted.get()).map { (model.name, $0.cost) }
    }
  }

  /// The costs per sample at the thresholds that are cheapest on the same samples.
  private func cheapest(_ costs: Costs) -> [ModelCost] {
    results.models.compactMap { model in
      guard let curve = model.ranking?.thresholds, model.ranking?.positive != nil,
        let point = curve.point(.leastCost)
      else { return nil }
      return (model.name, curve.cost(point, costs) / Double(curve.total))
    }
  }

  /// The costs per sample of always and never predicting the positive class.
  private func constant(_ costs: Costs) -> (positive: String, always: String, never: String)? {
    guard let found = try? results.positiveClass?.get(),
      let own = found.models.lazy.compactMap(\.costs).first
    else { return nil }
    return (
      results.classNames[found.positive], CostWords.text(own.stated.alwaysPositive(costs)),
      CostWords.text(own.stated.alwaysNegative(costs))
    )
  }

  /// Why there are no thresholds; weighted samples have an area but no thresholds.
  private var reason: Undefined {
    if case .undefined(let reason) = results.models[0].estimate(MetricKey.rocArea) { return reason }
    return .weighted
  }
}
