import AssayData
import AssayRoles
import AssayTables

/// The caveats found while reading.
struct ReadNotes: Sendable {
  private var list = CaveatList()

  /// Adds a caveat about rows that start at row `firstRow` of the file.
  mutating func add(_ caveat: Caveat?, firstRow: Int = 0) {
    if let caveat { list.add(caveat.moved(by: firstRow)) }
  }

  /// Adds caveats about the sums of a model's rows, which start at row `firstRow` of the file.
  mutating func addSums(of predictions: Predictions, model: ModelTable, firstRow: Int = 0) {
    guard case .probabilities(let probabilities) = predictions else { return }
    let report = probabilities.sums
    if report.renormalizedRows > 0 {
      add(
        .renormalized(
          model: model.name, rows: report.renormalizedRows, largest: report.largestDeviation))
    } else if report.warnings > 0 {
      let sample = model.table.name(ofRow: report.row, idColumn: model.idColumn)
      add(
        .sumsOff(
          of: model.name, rows: report.warnings, largest: report.largestDeviation, sample: sample),
        firstRow: firstRow)
    }
  }

  /// Adds the number of rows left out because of their labels, if the user named such labels.
  mutating func addIgnored(_ rows: Int, of request: ReadRequest) {
    guard !request.ignoredLabels.isEmpty else { return }
    add(.ignoredLabels(request.ignoredLabels, rows: rows))
  }

  mutating func merge(_ other: ReadNotes) {
    list.merge(other.list)
  }

  var caveats: [Caveat] { list.caveats }
}
