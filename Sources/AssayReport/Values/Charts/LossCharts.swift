import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// How wrong the models are: the losses of all samples.
struct LossCharts {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  private static let mostPoints = 200

  /// As many decades of losses are shown as decide.
  private static let decades = 1e4

  /// The share of samples with a larger loss, a curve a model; nil if no model has losses.
  var tail: String? {
    let histograms = results.models.map(\.losses)
    let filled = histograms.compactMap(\.self).flatMap { histogram in
      histogram.counts.indices.filter { histogram.counts[$0] > 0 }
    }
    let bins = LossHistogram.bins
    guard let first = filled.min(), let last = filled.max() else { return nil }
    let high = max(min(bins.upperEdge(last), bins.lowerEdge(bins.count - 1)), bins.upperEdge(0) * 2)
    let low = min(max(bins.upperEdge(max(0, first - 1)), high / LossCharts.decades), high / 2)
    let words = results.primaryLoss
    let x = ChartKit.losses(words.lossNameWithUnit, low...high, results.options.logBase)
    let lines = results.models.indices.compactMap { model in
      histograms[model].map { line($0, model, within: x.scale.domain) }
    }
    return LineChart(
      wording.text(.losses(metric: words.name), id: "losses"), x: x,
      y: ChartKit.rareShares(wording.label(.atLeastThisLoss), wording, of: results.count),
      lines: lines, size: (440, 300)
    ).svg
  }

  private func line(
    _ histogram: LossHistogram, _ model: Int, within domain: ClosedRange<Double>
  ) -> LineChart.Line {
    let bins = LossHistogram.bins
    let total = Double(max(1, histogram.total))
    let arePoints = histogram.total <= LossCharts.mostPoints && !results.hasManyModels
    let base = results.options.logBase
    var above = histogram.total
    var points: [(x: Double, y: Double)] = []
    for bin in histogram.counts.indices where bin < bins.count - 1 {
      let edge = base.convert(nats: bins.upperEdge(bin))
      let count = histogram.counts[bin]
      // A point a sample, which counts itself, or the last would be at 0.
      if arePoints { points += (0..<count).map { (edge, Double(above - $0) / total) } }
      above -= count
      if !arePoints, domain.contains(edge) { points.append((edge, Double(above) / total)) }
    }
    // What is beyond the last bin is beyond the axis.
    if !arePoints, above > 0 { points.append((domain.upperBound, Double(above) / total)) }
    return LineChart.Line(
      name: results.models[model].name, series: model, points: points,
      style: arePoints ? .points : .line)
  }

  /// What the samples with the largest losses lose at least, with the models where that is least and most.
  var finding: String? {
    let share = results.count >= 500 ? 0.99 : results.count >= 50 ? 0.9 : 0.5
    let losses = results.models.compactMap { evaluation in
      evaluation.losses.map { (evaluation.name, quantile(share, of: $0)) }
    }
    guard let least = losses.min(by: { $0.1 < $1.1 }), let most = losses.max(by: { $0.1 < $1.1 })
    else { return nil }
    let words = results.primaryLoss
    func text(_ entry: (String, Double)) -> ChartFinding.ModelValue {
      (entry.0, entry.1.isFinite ? Figures.rough(entry.1) + words.unit : "∞")
    }
    return wording.finding(
      .tail(
        share: wording.tick(((1 - share) * 100).rounded() / 100), least: text(least),
        most: least.1 < most.1 ? text(most) : nil))
  }

  /// The lower edge of the bin in which so many of the losses end; ∞ where that is among infinite ones.
  private func quantile(_ share: Double, of histogram: LossHistogram) -> Double {
    let bins = LossHistogram.bins
    let rank = share * Double(histogram.total)
    guard Double(histogram.total - histogram.infinite) >= rank else { return .infinity }
    var sum = 0
    for bin in histogram.counts.indices {
      sum += histogram.counts[bin]
      if sum > 0, Double(sum) >= rank {
        return results.options.logBase.convert(nats: bins.lowerEdge(bin))
      }
    }
    return .infinity
  }

  /// The name of the last bin of two models’ losses: infinite, or above its edge.
  private func largest(_ pair: PairResults) -> String {
    let isInfinite = [pair.baseline, pair.candidate].contains {
      (results.models[$0].losses?.infinite ?? 0) > 0
    }
    let bins = LossDensity.bins
    let edge = results.options.logBase.convert(nats: bins.lowerEdge(bins.count - 1))
    return isInfinite ? "∞" : "> " + Figures.brief(edge)
  }

  /// Each sample's loss with one model against its loss with the other; nil if one has none.
  func density(_ pair: PairResults, id: String) -> String? {
    guard let cells = pair.density?.cells, !cells.isEmpty else { return nil }
    let bins = LossDensity.bins
    let used = Set(cells.flatMap { [$0.baseline, $0.candidate] })
    let base = results.options.logBase
    let inner = used.filter { 0 < $0 && $0 < bins.count - 1 }
    // Where all losses are 0 or infinite, the axes have some values between.
    let middle = bins.bin(of: 1)
    let range =
      bins.lowerEdge(inner.min() ?? middle - 4)...bins.upperEdge(inner.max() ?? middle + 4)
    let above = used.contains(bins.count - 1) ? largest(pair) : nil
    func axis(_ name: String) -> Axis {
      ChartKit.losses(
        name, range, base, below: used.contains(0) ? "≈ 0" : nil, above: above)
    }
    let (x, y) = (
      axis(wording.labelled(results.models[pair.baseline].name, results.primaryLoss.nameWithUnit)),
      axis(wording.labelled(results.models[pair.candidate].name, results.primaryLoss.nameWithUnit))
    )
    func edges(_ bin: Int, _ axis: Axis) -> ClosedRange<Double> {
      if bin == 0 { return axis.below }
      if bin == bins.count - 1 { return axis.above }
      return base.convert(nats: bins.lowerEdge(bin))...base.convert(nats: bins.upperEdge(bin))
    }
    let (old, new) = (
      results.models[pair.baseline].name, results.models[pair.candidate].name
    )
    let words = results.primaryLoss
    return DensityChart(
      wording.text(.density(metric: words.name, baseline: old, candidate: new), id: id),
      x: x, y: y,
      cells: cells.map { cell in
        DensityChart.Cell(
          x: edges(cell.baseline, x), y: edges(cell.candidate, y), count: cell.count)
      },
      upperLabel: wording.losesMore(new), lowerLabel: wording.losesLess(new)
    ).svg
  }
}
