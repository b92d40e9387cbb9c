import AssayChart
import AssayResults

extension LossCharts {
  /// Each sample's loss with one model against its loss with the other; nil if one has no losses.
  func density(_ pair: PairResults, id: String) -> String? {
    guard let cells = pair.density?.cells, !cells.isEmpty else { return nil }
    let bins = LossDensity.bins
    let used = Set(cells.flatMap { [$0.baseline, $0.candidate] })
    let base = results.options.logBase
    let inner = used.filter { 0 < $0 && $0 < bins.count - 1 }
    // If all losses are 0 or infinite, the axes show some values between.
    let middle = bins.bin(of: 1)
    let above =
      used.contains(bins.count - 1)
      ? LargestLosses(
        [pair.baseline, pair.candidate].compactMap { results.models[$0].losses },
        from: bins.lowerEdge(bins.count - 1)) : nil
    let range =
      bins.lowerEdge(
        inner.min() ?? middle - 4)...(above?.end ?? bins.upperEdge(inner.max() ?? middle + 4))
    func axis(_ name: String) -> Axis {
      ChartKit.losses(
        name, range, base, below: used.contains(0) ? "≈ 0" : nil, above: above?.name(base),
        upTo: above?.end)
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
    // If there are no points, there are cells.
    let points = losses(pair).map { sample, old, new in
      func place(_ loss: Double, _ axis: Axis) -> ClosedRange<Double> {
        let bin = bins.bin(of: loss / base.convert(nats: 1))
        return 0 < bin && bin < bins.count - 1 ? loss...loss : edges(bin, axis)
      }
      let values = [(pair.baseline, old), (pair.candidate, new)].map {
        wording.labelled(results.models[$0].name, Figures.lossText($1))
      }
      return DensityChart.Point(
        x: place(old, x), y: place(new, y),
        text: wording.labelled(sample, wording.commas(values)))
    }
    return DensityChart(
      wording.text(.density(metric: words.name, baseline: old, candidate: new), id: id),
      x: x, y: y,
      points: points,
      cells: zip(cells, texts(cells, old, new, above: above?.name(base))).map { cell, text in
        DensityChart.Cell(
          x: edges(cell.baseline, x), y: edges(cell.candidate, y), count: cell.count, text: text)
      },
      upperLabel: wording.losesMore(new)
    ).svg
  }

  /// A density names the losses of at most this many cells.
  private static let mostPlaces = 20

  /// How many samples each cell has; of those with the most, and of no others with as many, both
  /// losses, too.
  private func texts(
    _ cells: [(baseline: Int, candidate: Int, count: Int)], _ old: String, _ new: String,
    above: String?
  ) -> [String] {
    let (bins, base) = (LossDensity.bins, results.options.logBase)
    let counts = cells.reduce(into: [Int: Int]()) { $0[$1.count, default: 0] += 1 }
    let placed = Set(
      counts.filter { $0.value == 1 }.keys.sorted(by: >).prefix(LossCharts.mostPlaces))
    func losses(_ bin: Int) -> String {
      if bin == 0 { return "≈ 0" }
      if bin == bins.count - 1, let above { return above }
      let ends = [bins.lowerEdge(bin), bins.upperEdge(bin)].map {
        Figures.brief(base.convert(nats: $0), digits: 2)
      }
      return wording.span(ends[0], ends[1])
    }
    return cells.map { cell in
      let places = ["\(old) \(losses(cell.baseline))", "\(new) \(losses(cell.candidate))"]
      let count = wording.count(cell.count, .sample)
      return ([count] + (placed.contains(cell.count) ? places : [])).joined(separator: " · ")
    }
  }

  /// Both losses of each sample; empty if there are many samples, or if only some are listed.
  private func losses(_ pair: PairResults) -> [(sample: String, old: Double, new: Double)] {
    guard results.samples.isComplete, results.count <= LossCharts.mostPoints else { return [] }
    let key = results.task.primaryLoss
    return results.samples.samples.compactMap { sample in
      guard let old = sample.models[pair.baseline].losses[key],
        let new = sample.models[pair.candidate].losses[key]
      else { return nil }
      return (wording.name(sample.sample), old, new)
    }
  }
}
