import AssayChart
import AssayData
import AssayResults

/// The errors at every threshold for two classes, or their cost if costs were given.
extension RankingCharts {
  /// The height of the plot, relative to the value of the better constant prediction.
  private static let aboveConstant = 1.2

  /// Nil unless there are two classes.
  var thresholds: String? {
    let found = ofPositive.filter { !$0.thresholds.curve.isEmpty }
    guard let first = found.first?.thresholds else { return nil }
    let lines = found.map { model, thresholds in
      line(model, points(thresholds), style: .steps)
    }
    let constant = constant(first)
    // The best value of the worst model must be visible, too.
    let lowest = found.compactMap { best($0.thresholds)?.value }.max() ?? 0
    let highest = max(constant.value * RankingCharts.aboveConstant, lowest * 1.2, least(first))
    return LineChart(
      wording.text(
        costs == nil
          ? .thresholds(positive: positiveName) : .thresholdCosts(positive: positiveName),
        id: "thresholds"),
      x: Axis(
        title: wording.label(.threshold), scale: .linear(0...1),
        reading: { Figures.threshold($0) }, format: { Figures.tick($0) }),
      y: costs == nil
        ? ChartKit.shares(wording.label(.errorRate), wording, 0...highest)
        : Axis(
          title: wording.label(.cost), scale: .linear(0...highest).nice,
          reading: { Figures.threshold($0) }, format: { Figures.tick($0) }),
      lines: lines,
      references: constant.value > 0 ? [.init(at: constant.value, label: constant.label)] : [],
      pointers: [.line(x: "threshold")], size: RankingCharts.size
    ).svg
  }

  /// The model and the threshold with the fewest errors of all, or with the least cost.
  var thresholdsFinding: String? {
    let found = ofPositive.compactMap { model, thresholds in
      best(thresholds).map { (model, $0.value, thresholds) }
    }
    return found.min { $0.1 < $1.1 }.map { model, value, thresholds in
      let name = results.models[model].name
      let threshold = thresholds.shortest(bestName).map(Figures.exact) ?? wording.aboveAll
      return wording.finding(
        costs == nil
          ? .fewestErrors(model: name, rate: wording.percent(value), threshold: threshold)
          : .leastCost(model: name, cost: Figures.short(value), threshold: threshold))
    }
  }

  /// The data from which the page's script shows any threshold; nil unless there are two classes.
  var thresholdData: ThresholdData? {
    let models = ofPositive.map { (series: $0.model, thresholds: $0.thresholds) }
    return models.isEmpty || models.contains { $0.thresholds.isThinned }
      ? nil : ThresholdData(models: models, costs: costs)
  }

  private var costs: Costs? { results.options.costs }

  private func value(_ point: Thresholds.Point, _ thresholds: Thresholds) -> Double {
    costs.map { thresholds.cost(point, $0) }
      ?? Double(thresholds.errors(point)) / Double(thresholds.total)
  }

  /// The points from 1 down to 0: the outcomes at a score apply to all thresholds down to the next
  /// lower score.
  private func points(_ thresholds: Thresholds) -> [(x: Double, y: Double)] {
    let none = Thresholds.Point(
      probability: 1, logOdds: nil, truePositives: 0, falsePositives: 0)
    let scores = thresholds.curve.compactMap { point in
      point.probability.map { ($0, value(point, thresholds)) }
    }
    let end = scores.last.map { [(0.0, $0.1)] } ?? []
    return [(1, value(none, thresholds))] + scores + end
  }

  private var bestName: NamedThreshold { costs == nil ? .fewestErrors : .leastCost }

  private func best(_ thresholds: Thresholds) -> (point: Thresholds.Point, value: Double)? {
    thresholds.point(bestName).map { ($0, value($0, thresholds)) }
  }

  /// The better of the two constant predictions.
  private func constant(_ thresholds: Thresholds) -> (value: Double, label: String) {
    let (positives, negatives) = (thresholds.positives, thresholds.negatives)
    let always = costs.map { $0.of(falsePositives: negatives, falseNegatives: 0) }
    let never = costs.map { $0.of(falsePositives: 0, falseNegatives: positives) }
    let total = Double(thresholds.total)
    let ofPositive = always ?? Double(negatives) / total
    let ofNegative = never ?? Double(positives) / total
    return ofPositive < ofNegative
      ? (ofPositive, wording.always(positiveName)) : (ofNegative, wording.always(negativeName))
  }

  /// The value of one error, the least height of the plot.
  private func least(_ thresholds: Thresholds) -> Double {
    costs.map { max($0.falsePositive, $0.falseNegative) } ?? 1 / Double(thresholds.total)
  }
}
