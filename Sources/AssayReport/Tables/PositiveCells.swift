import AssayResults
import AssayTemplate

extension PositiveRow {
  /// The row's name in a table of metrics.
  private var code: String {
    switch self {
    case .recall: "recall"
    case .precision: "precision"
    case .f1: "f1"
    case .specificity: "specificity"
    case .averagePrecision: "average_precision_of_positive"
    case .lessMajority: "error_rate_less_majority"
    }
  }

  /// The number of a model in this row.
  private func number(_ found: PositiveClassResults, _ results: Results, _ model: Int) -> Double? {
    let half = found.models[model].atHalf
    return switch self {
    case .recall: half.recall.value
    case .precision: half.precision.value
    case .f1: half.f1
    case .specificity: half.specificity.value
    case .averagePrecision:
      results.models[model].ranking?.classes[found.positive].averagePrecision.finite
    case .lessMajority: try? found.models[model].againstMajority.get().difference
    }
  }

  /// A cell of the page's rows about the positive class, in the form of
  /// ``Results/tidyValue(_:_:)``.
  ///
  /// - Parameters:
  ///   - cell: The cell as the page shows it.
  ///   - results: The results that the page shows.
  ///   - model: The index of the model.
  /// - Returns: The names and the numbers; null if the class is unknown.
  func tidyValue(
    _ cell: PositiveWords.Cell, _ results: Results, _ model: Int
  ) -> TemplateValue {
    guard let found = try? results.positiveClass?.get() else { return .null }
    let cells = TidyCell.row(
      [.number(number(found, results, model))], TidyCell.ends(cell.bounds),
      TidyCell.paired(cell.test.map { .value($0.difference) } ?? .undefined, cell.test))
    let unit = self == .averagePrecision ? "" : "share"
    return .text("\(code),\(unit);" + cells.map(\.csv).joined(separator: ","))
  }
}
