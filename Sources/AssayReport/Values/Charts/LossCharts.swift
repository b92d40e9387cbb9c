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
    let lines = results.models.indices.filter { histograms[$0] != nil }.map {
      line($0, within: x.scale.domain)
    }
    return LineChart(
      wording.text(.losses(metric: words.name), id: "losses"), x: x,
      y: ChartKit.rareShares(wording.label(.atLeastThisLoss), wording, of: results.count),
      lines: lines, size: RankingCharts.size
    ).svg
  }

  private func line(_ model: Int, within domain: ClosedRange<Double>) -> LineChart.Line {
    let curve = curve(model)
    let arePoints = results.count <= LossCharts.mostPoints && !results.hasManyModels
    var points = curve.filter { domain.contains($0.x) }
    if !arePoints, let end = curve.last, end.x == .infinity {
      points.append((domain.upperBound, end.y))
    }
    return LineChart.Line(
      name: results.models[model].name, series: model,
      points: arePoints ? LossCharts.steps(points) : points, style: arePoints ? .points : .line)
  }

  /// Losses, the smallest first, each with the share of samples that have at least this loss.
  ///
  /// The losses of all samples where results have them, else the lower edges of bins, for which the shares are
  /// exact, too.
  private func curve(_ model: Int) -> [(x: Double, y: Double)] {
    if let losses = exactLosses(model) {
      let total = Double(losses.count)
      return losses.indices.filter { $0 == 0 || losses[$0 - 1] < losses[$0] }.map {
        (losses[$0], Double(losses.count - $0) / total)
      }
    }
    guard let histogram = results.models[model].losses else { return [] }
    let total = Double(max(1, histogram.total))
    var above = histogram.total
    var points: [(x: Double, y: Double)] = []
    for bin in histogram.counts.indices {
      let edge = results.options.logBase.convert(nats: LossHistogram.bins.lowerEdge(bin))
      points.append((edge, Double(above) / total))
      above -= histogram.counts[bin]
    }
    if histogram.infinite > 0 { points.append((.infinity, Double(histogram.infinite) / total)) }
    return points
  }

  /// The losses of all samples, the smallest first; nil where only some samples are listed.
  private func exactLosses(_ model: Int) -> [Double]? {
    guard results.samples.isComplete else { return nil }
    let key = results.task.primaryLoss
    let losses = results.samples.samples.compactMap { $0.models[model].losses[key] }
    return losses.count == results.count && !losses.isEmpty ? losses.sorted() : nil
  }

  /// Of points with the same share the last, as those before it are of bins without samples.
  private static func steps(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    points.indices.filter { index in
      points[index].y > 0 && (index + 1 == points.count || points[index + 1].y < points[index].y)
    }.map { points[$0] }
  }

  /// From which loss on the samples with the largest losses are: of the baseline, and of the models where that is
  /// least and most.
  var finding: String? {
    let share = tailShare
    let losses = results.models.indices.compactMap { model in
      tailLoss(share, model).map { (model, $0) }
    }
    guard let first = losses.first, let least = losses.min(by: { $0.1 < $1.1 }),
      let most = losses.max(by: { $0.1 < $1.1 })
    else { return nil }
    let words = results.primaryLoss
    let named = least.1 < most.1 ? [first, least, most] : [first]
    let shown = losses.filter { entry in named.contains { $0.0 == entry.0 } }
    let values = shown.map { model, loss -> ChartFinding.ModelValue in
      (results.models[model].name, loss.isFinite ? Figures.rough(loss) + words.unit : "∞")
    }
    return wording.finding(.tail(share: wording.tick(share), values: values))
  }

  /// The share of samples that the title is about: so small that a rare class is not lost in it.
  private var tailShare: Double {
    let positives = PositiveWords(results: results).found?.positives ?? results.count
    let isRare = Double(positives) < LossCharts.rareShare * Double(results.count)
    return results.count >= 10_000 && isRare
      ? 0.001 : results.count >= 500 ? 0.01 : results.count >= 50 ? 0.1 : 0.5
  }

  private static let rareShare = 0.05

  /// Where a model's curve has a share; between the edges of bins on a straight line.
  private func tailLoss(_ share: Double, _ model: Int) -> Double? {
    let curve = curve(model)
    guard let place = curve.lastIndex(where: { $0.y >= share }) else { return nil }
    let (low, next) = (curve[place], place + 1)
    guard exactLosses(model) == nil, next < curve.count, curve[next].x.isFinite else {
      return low.x
    }
    return low.x + (curve[next].x - low.x) * (low.y - share) / (low.y - curve[next].y)
  }

  /// What the last bin of two models' losses has.
  private struct Largest {
    let hasInfinite: Bool
    /// Finite losses beyond its edge.
    let hasFinite: Bool
    /// Its lower edge, in nats.
    let edge: Double
  }

  private func largest(_ pair: PairResults) -> Largest {
    let histograms = [pair.baseline, pair.candidate].compactMap { results.models[$0].losses }
    let edge = LossDensity.bins.lowerEdge(LossDensity.bins.count - 1)
    let first = LossHistogram.bins.bin(of: edge)
    return Largest(
      hasInfinite: histograms.contains { $0.infinite > 0 },
      hasFinite: histograms.contains { $0.counts[first...].reduce(0, +) > $0.infinite },
      edge: edge)
  }

  /// The name of that bin: `∞`, `≥ 64`, `64–∞`.
  private func name(_ largest: Largest) -> String {
    guard largest.hasFinite else { return "∞" }
    let edge = Figures.brief(results.options.logBase.convert(nats: largest.edge), digits: 2)
    return largest.hasInfinite ? edge + "–∞" : "≥ " + edge
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
    let above = used.contains(bins.count - 1) ? largest(pair) : nil
    // An axis goes on to the edge beyond which there are finite losses.
    let end = above.flatMap { $0.hasFinite ? $0.edge : nil }
    let range =
      bins.lowerEdge(inner.min() ?? middle - 4)...(end ?? bins.upperEdge(inner.max() ?? middle + 4))
    func axis(_ name: String) -> Axis {
      ChartKit.losses(
        name, range, base, below: used.contains(0) ? "≈ 0" : nil, above: above.map(self.name),
        upTo: end)
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
      upperLabel: wording.losesMore(new)
    ).svg
  }
}
