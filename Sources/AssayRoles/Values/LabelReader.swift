package import AssayData
package import AssayTables

/// The labels of some rows.
package struct ReadLabels {
  package let labels: Labels
  package var caveat: Caveat?
  /// The rows to leave out because of their labels.
  package var ignored: [Int] = []
}

/// Reads the labels, once the classes are known.
package struct LabelReader {
  let source: LabelTable
  let matcher: LabelMatcher
  let request: ReadRequest

  package init(source: LabelTable, plan: ReadPlan) {
    self.init(source: source, matcher: plan.matcher, request: plan.request)
  }

  init(source: LabelTable, matcher: LabelMatcher, request: ReadRequest) {
    (self.source, self.matcher, self.request) = (source, matcher, request)
  }

  var classes: ClassList { matcher.classes }

  package func read() throws(ReadError) -> ReadLabels {
    if request.task == .multilabel {
      return ReadLabels(labels: .several(try sets()), ignored: ignored)
    }
    return switch source.layout.form {
    case .column(let column): try hard(column)
    case .shares: try shares()
    }
  }

  /// The rows to leave out.
  private var ignored: [Int] {
    guard !source.ignored.isEmpty, case .column = source.layout.form else { return [] }
    let isIgnored = source.distinct.texts.map(source.isIgnored)
    return source.distinct.codes.indices.filter { isIgnored[Int(source.distinct.codes[$0])] }
  }

  private func hard(_ column: Int) throws(ReadError) -> ReadLabels {
    let places = source.distinct.texts.map { text in
      source.isIgnored(text) ? 0 : matcher.index(of: text, by: source.convention)
    }
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
    return ReadLabels(
      labels: .hard(labels), caveat: source.convention.caveat(path: source.table.path),
      ignored: ignored)
  }

  func unknown(_ text: String, row: Int, column: Int) -> Problem {
    Problem(
      .label(
        text.isEmpty
          ? .emptyLabel
          : .unknownLabel(text, classes: classes.names, areStated: request.classes != nil)),
      at: source.table.cell(row: row, column: column).place,
      sample: source.table.sampleName(ofRow: row, idColumn: source.layout.idColumn))
  }

  /// Share columns: hard labels if every row has a single 1 and otherwise zeros.
  private func shares() throws(ReadError) -> ReadLabels {
    var rule = request.sumRule
    rule.renormalize = false
    let probabilities = try source.table.probabilities(
      of: source.ordered, idColumn: source.layout.idColumn, rule: rule, areLabels: true)
    let matrix = probabilities.matrix
    var hard: [Int32] = []
    for row in 0..<matrix.rows {
      let shares = matrix.row(row)
      guard let one = shares.firstIndex(of: 1), shares.allSatisfy({ $0 == 0 || $0 == 1 }) else {
        return ReadLabels(labels: .soft(probabilities), caveat: sumCaveat(probabilities.sums))
      }
      hard.append(Int32(one))
    }
    return ReadLabels(labels: .hard(hard))
  }

  private func sumCaveat(_ sums: Probabilities.SumReport) -> Caveat? {
    guard sums.warnings > 0 else { return nil }
    return .sumsOff(
      of: "The labels", rows: sums.warnings, largest: sums.largestDeviation,
      sample: source.table.name(ofRow: sums.row, idColumn: source.layout.idColumn))
  }
}
