import AssayChart
import AssayResults
import AssayStatistics

/// Charts of the errors that a candidate makes more or less often than the baseline.
extension ClassCharts {
  /// For each candidate, the largest difference beyond chance and a map, which is nil if there is
  /// no such difference; empty for one class, or for too many.
  ///
  /// All maps have the same scale. Only differences beyond chance are coloured.
  var errorDifferences: [(pair: PairResults, finding: String, chart: HeatMap?)] {
    guard hasMaps else { return [] }
    let compared = results.pairs.enumerated().filter { $0.element.baseline == results.baseline }
      .map { (index: $0.offset, pair: $0.element, clear: clearErrors($0.element)) }
    let largest = compared.flatMap { _, pair, clear in
      clear.map { difference($0, in: pair).magnitude }
    }.max()
    return compared.map { index, pair, clear in
      let chart = largest.flatMap { largest in
        clear.isEmpty ? nil : map(of: pair, number: index + 1, clear, largest: largest)
      }
      return (pair, finding(of: pair, clear), chart)
    }
  }

  /// The candidates that make no error more or less often than the baseline, beyond chance; nil if
  /// all do.
  var noErrorDifference: String? {
    let names = errorDifferences.filter { $0.chart == nil }
      .map { results.models[$0.pair.candidate].name }
    if !names.isEmpty, results.options.group != nil {
      return wording.finding(.errorsUntested)
    }
    return names.isEmpty
      ? nil
      : wording.finding(
        .noErrorDifference(candidates: names, baseline: results.models[results.baseline].name))
  }

  private func map(
    of pair: PairResults, number: Int, _ clear: Set<Cell>, largest: Double
  ) -> HeatMap {
    let (old, new) = (results.models[pair.baseline], results.models[pair.candidate])
    return map(
      wording.text(
        .errorDifference(candidate: new.name, baseline: old.name), id: "error-difference-\(number)"),
      series: pair.candidate, negativeSeries: pair.baseline
    ) { label, predicted in
      let cell = Cell(label: label, predicted: predicted)
      let difference = difference(cell, in: pair)
      return HeatMap.Cell(
        value: clear.contains(cell) ? ClassCharts.ink(difference / largest) : 0,
        label: Figures.signed(difference, points),
        title: wording.taken(
          names[label], for: names[predicted], wording.percent(share(label, predicted, of: new)),
          less: wording.percent(share(label, predicted, of: old))),
        isMuted: label == predicted)
    }
  }

  /// The error that differs by the most samples of those beyond chance, or the finding that no
  /// error does.
  private func finding(of pair: PairResults, _ clear: Set<Cell>) -> String {
    let (old, new) = (results.models[pair.baseline], results.models[pair.candidate])
    func counts(_ cell: Cell) -> (new: Int, old: Int) {
      (
        new.confusion?[cell.label, cell.predicted] ?? 0,
        old.confusion?[cell.label, cell.predicted] ?? 0
      )
    }
    func size(_ cell: Cell) -> Int {
      let counts = counts(cell)
      return max(counts.new, counts.old) - min(counts.new, counts.old)
    }
    guard let most = errors.filter(clear.contains).max(by: { size($0) < size($1) }) else {
      return wording.finding(.noErrorDifference(candidates: [new.name], baseline: old.name))
    }
    return wording.finding(
      .errorDifference(
        candidate: new.name, baseline: old.name, label: names[most.label],
        predicted: names[most.predicted], counts: counts(most),
        of: new.confusion?.support(of: most.label) ?? 0))
  }

  /// The errors that the two models make with different frequencies, beyond chance, by an exact
  /// sign test of the two counts and Holm's procedure over all errors.
  ///
  /// Samples that both models get wrong in the same way count on both sides, which makes p
  /// conservative. Samples in groups are not tested, because they are not independent.
  private func clearErrors(_ pair: PairResults) -> Set<Cell> {
    guard results.options.group == nil, let new = results.models[pair.candidate].confusion,
      let old = results.models[pair.baseline].confusion
    else { return [] }
    let pValues = errors.map { cell in
      McNemar(b: old[cell.label, cell.predicted], c: new[cell.label, cell.predicted])?.exactP ?? 1
    }
    let decisions = Holm(pValues)?.decisions(results.options.confidence) ?? []
    return Set(zip(errors, decisions).filter { $0.1.isRejected }.map(\.0))
  }

  private func difference(_ cell: Cell, in pair: PairResults) -> Double {
    guard cell.label != cell.predicted else { return 0 }
    return share(cell.label, cell.predicted, of: results.models[pair.candidate])
      - share(cell.label, cell.predicted, of: results.models[pair.baseline])
  }

  /// A difference of shares in percent, short enough for a cell; empty for 0.
  private func points(_ share: Double) -> String {
    switch share.magnitude {
    case 0: ""
    case ..<0.0005: Figures.points(share)
    case ..<0.0995: Figures.fixed(share * 100, decimals: 1)
    default: Figures.fixed(share * 100, decimals: 0)
    }
  }
}
