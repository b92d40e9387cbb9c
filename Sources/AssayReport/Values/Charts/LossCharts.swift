import AssayChart
import AssayData
import AssayResults

/// Charts of the losses of all samples.
struct LossCharts {
  let results: WordedResults

  var wording: any Wording { results.wording }

  static let mostPoints = 200

  /// The largest ratio of the ends of the axis; smaller losses hardly matter.
  private static let decades = 1e4

  /// The share of samples with at least a given loss, with a curve for each model; nil if no model
  /// has losses.
  var tail: String? {
    let histograms = results.models.compactMap(\.losses)
    let filled = Set(
      histograms.flatMap { histogram in
        histogram.counts.indices.filter { histogram.counts[$0] > 0 }
      })
    guard !filled.isEmpty else { return nil }
    let (bins, base) = (LossHistogram.bins, results.options.logBase)
    let above =
      filled.contains(bins.count - 1)
      ? LargestLosses(histograms, from: bins.lowerEdge(bins.count - 1)) : nil
    let inner = filled.filter { 0 < $0 && $0 < bins.count - 1 }
    // If all losses are 0 or infinite, the axis shows some values between.
    let middle = bins.bin(of: 1)
    let high = max(
      above?.end ?? bins.upperEdge(inner.max() ?? middle + 4), bins.upperEdge(0) * 2)
    let first = bins.upperEdge(max(0, (inner.min() ?? middle - 4) - 1))
    let low = min(max(first, high / LossCharts.decades), high / 2)
    let words = results.primaryLoss
    let x = ChartKit.losses(
      words.lossNameWithUnit, low...high, base, above: above?.name(base), upTo: above?.end)
    let lines = results.models.indices.filter { results.models[$0].losses != nil }.map {
      line($0, x)
    }
    return LineChart(
      wording.text(.losses(metric: words.name), id: "losses"), x: x,
      y: ChartKit.rareShares(wording.label(.atLeastThisLoss), wording, of: results.count),
      lines: lines, size: RankingCharts.size
    ).svg
  }

  /// Whether each sample is drawn as a point, because there are few.
  var arePoints: Bool {
    results.count <= LossCharts.mostPoints && !results.hasManyModels
      && results.models.indices.allSatisfy {
        results.models[$0].losses == nil || results.losses(of: $0) != nil
      }
  }

  private func line(_ model: Int, _ x: Axis) -> LineChart.Line {
    let (curve, end) = (curve(model), x.above.lowerBound)
    let (low, hasPlace) = (x.scale.domain.lowerBound, x.above.upperBound > end)
    var points = curve.filter { (low...end).contains($0.x) }
    let beyond = curve.filter { $0.x > end }
    // Points of several models at the same height are drawn side by side.
    let part = arePoints ? Double(model + 1) / Double(results.models.count + 1) : 0.5
    let place = x.placeAbove(part)
    if arePoints {
      points += hasPlace ? beyond.map { (place, $0.y) } : []
    } else if hasPlace, let share = beyond.first?.y ?? points.last?.y {
      points.append((place, share))
    }
    return LineChart.Line(
      name: results.models[model].name, series: model,
      points: arePoints ? points.filter { $0.y > 0 } : points, style: arePoints ? .points : .line)
  }

  /// Losses in ascending order, each with the share of samples that have at least this loss.
  ///
  /// They are the losses of all samples if the results have them; otherwise the lower edges of
  /// bins, for which the shares are exact, too.
  private func curve(_ model: Int) -> [(x: Double, y: Double)] {
    if let losses = results.losses(of: model) {
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

  /// The loss above which the largest losses lie: for the baseline, and for the models where it is
  /// lowest and highest; nil if there are so few samples that the share would be one or two of
  /// them.
  var finding: String? {
    guard results.count >= LossCharts.leastOfFinding else { return nil }
    let share = tailShare
    let losses = results.models.indices.compactMap { model in
      tailLoss(share, model).map { (model, $0) }
    }
    guard !losses.isEmpty else { return nil }
    let infinite = losses.filter { $0.1 == .infinity }
    let finite = losses.filter { $0.1 < .infinity }
    let ends = [finite.min { $0.1 < $1.1 }, finite.max { $0.1 < $1.1 }].compactMap { $0?.0 }
    let areEqual = infinite.isEmpty && finite.allSatisfy { $0.1 == finite[0].1 }
    let named = areEqual ? [losses[0].0] : ends + [losses[0].0]
    let words = results.primaryLoss
    let values = finite.filter { named.contains($0.0) }.map { model, loss in
      ChartFinding.ModelValue(results.models[model].name, Figures.roughDown(loss) + words.unit)
    }
    return wording.finding(
      .tail(
        share: wording.tick(share), values: values,
        infinite: infinite.map { results.models[$0.0].name }, of: results.models.count))
  }

  /// The share of samples that the title is about: so small that a rare class does not get lost in
  /// it.
  private var tailShare: Double {
    let positives = PositiveWords(results: results).found?.positives ?? results.count
    let isRare = Double(positives) < LossCharts.rareShare * Double(results.count)
    return results.count >= 10_000 && isRare
      ? 0.001 : results.count >= 500 ? 0.01 : results.count >= 50 ? 0.1 : 0.5
  }

  private static let rareShare = 0.05
  private static let leastOfFinding = 10

  /// The loss at which a model's curve reaches a share; interpolated between the edges of bins.
  private func tailLoss(_ share: Double, _ model: Int) -> Double? {
    let curve = curve(model)
    guard let place = curve.lastIndex(where: { $0.y >= share }) else { return nil }
    let (low, next) = (curve[place], place + 1)
    guard results.losses(of: model) == nil, next < curve.count, curve[next].x.isFinite else {
      return low.x
    }
    return low.x + (curve[next].x - low.x) * (low.y - share) / (low.y - curve[next].y)
  }
}

extension WordedResults {
  /// A model's losses on all samples in ascending order; nil if only some samples are listed.
  func losses(of model: Int) -> [Double]? {
    guard self.samples.isComplete else { return nil }
    let losses = self.samples.samples.compactMap {
      $0.models[model].losses[self.task.primaryLoss]
    }
    return losses.count == self.count && !losses.isEmpty ? losses.sorted() : nil
  }
}

/// The losses in the last bin, which has no upper edge.
struct LargestLosses {
  /// The lower edge of the bin, in nats.
  private let edge: Double
  private let hasInfinite: Bool
  private let hasFinite: Bool

  init(_ histograms: [LossHistogram], from edge: Double) {
    let first = LossHistogram.bins.bin(of: edge)
    self.edge = edge
    hasInfinite = histograms.contains { $0.infinite > 0 }
    hasFinite = histograms.contains { $0.counts[first...].reduce(0, +) > $0.infinite }
  }

  /// The edge, up to which the axis extends if there are finite losses beyond; nil if
  /// absent.
  var end: Double? { hasFinite ? edge : nil }

  /// The label on an axis: `∞`, `≥ 64`, `64–∞`.
  func name(_ base: LogBase) -> String {
    guard hasFinite else { return "∞" }
    let edge = Figures.brief(base.convert(nats: edge), digits: 2)
    return hasInfinite ? edge + "–∞" : "≥ " + edge
  }
}
