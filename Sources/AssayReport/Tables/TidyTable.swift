package import AssayResults
import AssayText

/// A table of the report as tidy data: one row per observation, one column per variable.
///
/// Rows come from the complete results, not just from the part that a page shows. Numbers are in
/// full precision, names are those of the files, and an empty field is a number that does not exist
/// or was not measured.
package struct TidyTable: Sendable {
  /// The name of the table; its file is `NAME.csv`.
  package let name: String
  package let columns: [String]
  private let rows: @Sendable (Results) -> [[TidyCell]]

  init(
    _ name: String, _ columns: [String], rows: @escaping @Sendable (Results) -> [[TidyCell]]
  ) {
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  package var fileName: String { name + ".csv" }

  /// The text of the file; nil if there are no rows.
  package func csv(_ results: Results) -> String? {
    let rows = rows(results)
    guard !rows.isEmpty else { return nil }
    let lines = [columns] + rows.map { $0.map(\.csv) }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// All tables, in the order of the page.
  package static let all: [TidyTable] = [
    metrics, averages, pairs, tests, changes, calibration, calibrationNumbers, temperatures,
    temperaturePairs, losses, classes, classMeans, confusion, positiveClass, majority, costs,
    ranking,
    rankingMeans, thresholds, slices, foundSlices, samples, sampleLosses, sampleProbabilities,
    suspectModels, suspects, files,
  ]
}
