import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// How wrong the models are: the losses of all samples.
struct LossCharts {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// The share of samples with a loss of at most so much, a curve a model; nil if no model has losses.
  var cumulative: String? {
    let histograms = results.models.map(\.losses)
    let filled = histograms.compactMap(\.self).flatMap { histogram in
      histogram.counts.indices.filter { histogram.counts[$0] > 0 }
    }
    let bins = LossHistogram.bins
    guard let first = filled.min(), let last = filled.max() else { return nil }
    let low = bins.upperEdge(max(0, first - 1))
    let high = max(low * 2, min(bins.upperEdge(last), bins.lowerEdge(bins.count - 1)))
    let lines = results.models.indices.compactMap { model in
      histograms[model].map { line($0, model, low: low, high: high) }
    }
    let words = results.primaryLoss
    return LineChart(
      wording.text(.losses(metric: words.name), id: "losses"),
      x: ChartKit.losses(words.lossNameWithUnit, low...high, results.options.logBase),
      y: ChartKit.shares(wording.label(.atMostThisLoss), wording), lines: lines, size: (520, 300)
    ).svg
  }

  private func line(
    _ histogram: LossHistogram, _ model: Int, low: Double, high: Double
  ) -> LineChart.Line {
    let bins = LossHistogram.bins
    let total = Double(max(1, histogram.total))
    var sum = 0
    var points: [(x: Double, y: Double)] = []
    for bin in histogram.counts.indices {
      sum += histogram.counts[bin]
      let edge = bins.upperEdge(bin)
      guard edge >= low, edge <= high else { continue }
      points.append((results.options.logBase.convert(nats: edge), Double(sum) / total))
    }
    return LineChart.Line(
      name: results.models[model].name, series: model, points: points,
      // Of few samples each is a step, which a slope would hide.
      isStep: histogram.total <= 100)
  }

  /// Each sample's loss with one model against its loss with the other; nil if one has none.
  func density(_ pair: PairResults, id: String) -> String? {
    guard let cells = pair.density?.cells, !cells.isEmpty else { return nil }
    let bins = LossDensity.bins
    let used = cells.flatMap { [$0.baseline, $0.candidate] }
    let base = results.options.logBase
    let first = max(1, used.min() ?? 1)
    let last = min(bins.count - 2, max(used.max() ?? 1, first + 1))
    let range = bins.lowerEdge(first)...bins.upperEdge(last)
    func edges(_ bin: Int) -> ClosedRange<Double> {
      let bin = min(max(bin, first), last)
      return base.convert(nats: bins.lowerEdge(bin))...base.convert(nats: bins.upperEdge(bin))
    }
    let (old, new) = (
      results.models[pair.baseline].name, results.models[pair.candidate].name
    )
    let words = results.primaryLoss
    return DensityChart(
      wording.text(.density(metric: words.name, baseline: old, candidate: new), id: id),
      x: ChartKit.losses(wording.labelled(old, words.nameWithUnit), range, base),
      y: ChartKit.losses(wording.labelled(new, words.nameWithUnit), range, base),
      cells: cells.map { cell in
        DensityChart.Cell(
          x: edges(cell.baseline), y: edges(cell.candidate), count: cell.count,
          title: wording.count(cell.count, .sample))
      },
      series: pair.candidate, upperLabel: wording.losesMore(new), lowerLabel: wording.losesLess(new)
    ).svg
  }
}
