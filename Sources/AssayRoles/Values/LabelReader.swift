package import AssayData
package import AssayTables

/// Reads the labels, once the classes are known.
package struct LabelReader {
  let source: LabelTable
  let classes: ClassList
  let request: ReadRequest
  /// How labels name the classes, where that was decided from other rows.
  private let convention: LabelMatcher.Convention?

  package init(
    source: LabelTable, classes: ClassList, request: ReadRequest,
    convention: LabelMatcher.Convention? = nil
  ) {
    (self.source, self.classes, self.request) = (source, classes, request)
    self.convention = convention
  }

  package func read() throws(ReadError) -> (labels: Labels, caveat: Caveat?) {
    if request.task == .multilabel { return (.several(try sets()), nil) }
    return switch source.layout.form {
    case .column(let column): try hard(column)
    case .shares(let columns, let names): try shares(columns, names: names)
    }
  }

  private func hard(_ column: Int) throws(ReadError) -> (Labels, Caveat?) {
    let matcher = LabelMatcher(classes)
    let convention = convention ?? matcher.convention(of: source.distinct.texts)
    let places = source.distinct.texts.map { matcher.index(of: $0, by: convention) }
    var problems = ProblemList(path: source.table.path)
    var labels: [Int32] = []
    labels.reserveCapacity(source.distinct.codes.count)
    for (row, code) in source.distinct.codes.enumerated() {
      if let place = places[Int(code)] {
        labels.append(Int32(place))
      } else {
        problems.add(unknown(source.distinct.texts[Int(code)], row: row, column: column))
      }
    }
    try problems.check()
    return (.hard(labels), convention.caveat(path: source.table.path))
  }

  func unknown(_ text: String, row: Int, column: Int) -> Problem {
    Problem(
      .label(text.isEmpty ? .emptyLabel : .unknownLabel(text, classes: classes.names)),
      at: source.table.cell(row: row, column: column).place,
      sample: source.table.sampleName(ofRow: row, idColumn: source.layout.idColumn))
  }

  /// Columns of shares: hard labels where every row is one 1 and zeros.
  private func shares(_ columns: [Int], names: [String]) throws(ReadError) -> (Labels, Caveat?) {
    let ordered = try source.table.columns(columns, named: names, inOrderOf: classes)
    let rule = Probabilities.SumRule(tolerance: request.sumRule.tolerance)
    let probabilities = try source.table.probabilities(
      of: ordered, idColumn: source.layout.idColumn, rule: rule, areLabels: true)
    let matrix = probabilities.matrix
    var hard: [Int32] = []
    for row in 0..<matrix.rows {
      let shares = matrix.row(row)
      guard let one = shares.firstIndex(of: 1), shares.allSatisfy({ $0 == 0 || $0 == 1 }) else {
        return (.soft(probabilities), sumCaveat(probabilities.sums))
      }
      hard.append(Int32(one))
    }
    return (.hard(hard), nil)
  }

  private func sumCaveat(_ sums: Probabilities.SumReport) -> Caveat? {
    guard sums.warnings > 0 else { return nil }
    return .sumsOff(
      of: "The labels", rows: sums.warnings, largest: sums.largestDeviation,
      sample: source.table.name(ofRow: sums.row, idColumn: source.layout.idColumn))
  }
}
