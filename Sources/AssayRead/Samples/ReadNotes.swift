import AssayData

/// What reading leaves to be said: caveats, each once, and how far rows' sums were from 1.
struct ReadNotes: Sendable {
  private var others: [Caveat] = []
  private var sums: [Sums] = []

  private struct Sums {
    let model: String
    var report: Probabilities.SumReport
    /// The sample with the largest deviation.
    var sample: String
  }

  mutating func add(_ caveat: Caveat?) {
    if let caveat, !others.contains(caveat) { others.append(caveat) }
  }

  /// Notes the sums of a model's rows, whose first is row `firstRow` of the file.
  mutating func addSums(of predictions: Predictions, model: ModelTable, firstRow: Int = 0) {
    guard case .probabilities(let probabilities) = predictions else { return }
    let report = probabilities.sums
    guard report.renormalizedRows > 0 || report.warnings > 0 else { return }
    let sample =
      model.idColumn.map { model.table.cell(row: report.row, column: $0).text }
      ?? "row \(firstRow + report.row + 1)"
    add(Sums(model: model.name, report: report.moved(by: firstRow), sample: sample))
  }

  mutating func merge(_ other: ReadNotes) {
    for caveat in other.others { add(caveat) }
    for sums in other.sums { add(sums) }
  }

  private mutating func add(_ new: Sums) {
    guard let place = sums.firstIndex(where: { $0.model == new.model }) else {
      sums.append(new)
      return
    }
    if sums[place].report.merge(new.report) { sums[place].sample = new.sample }
  }

  /// All of them; those of the models by name, behind the others.
  var caveats: [Caveat] {
    others
      + sums.sorted { $0.model.utf8.lexicographicallyPrecedes($1.model.utf8) }.map { sums in
        sums.report.renormalizedRows > 0
          ? .renormalized(
            model: sums.model, rows: sums.report.renormalizedRows,
            largest: sums.report.largestDeviation)
          : .sumsOff(
            of: sums.model, rows: sums.report.warnings, largest: sums.report.largestDeviation,
            sample: sums.sample)
      }
  }
}
