import AssayData
import AssayRoles
import AssayTables

/// Matches samples with the rows of each model's file once all rows are known, and determines which
/// samples are kept.
struct Joiner {
  private let plan: ReadPlan
  private let labels: LabelTable
  private let ids: TextColumn?
  private var positions: PositionCheck
  private var join: Join?
  /// Whether each row of the labels is kept.
  private var isKept: [Bool]

  /// Starts with all labels, and the rows among them that are left out.
  init(_ plan: ReadPlan, labels: LabelTable, ignored: [Int]) {
    (self.plan, self.labels) = (plan, labels)
    ids = labels.layout.idColumn.map(labels.table.texts)
    positions = PositionCheck(labels: labels, request: plan.request)
    isKept = Array(repeating: true, count: labels.table.rowCount)
    for row in ignored { isKept[row] = false }
  }

  /// The label rows that are kept; nil if all are.
  var kept: [Int]? {
    isKept.allSatisfy(\.self) ? nil : isKept.indices.filter { isKept[$0] }
  }

  /// The model's row for each label row, -1 if it has none; nil if the rows are in the same order.
  mutating func rows(
    of model: ModelTable, caveat: (Caveat) -> Void
  ) throws(ReadError) -> [Int]? {
    switch plan.pairing(of: model) {
    case .sameFile:
      if let column = labels.layout.idColumn { _ = try join(column) }
      return nil
    case .position:
      guard model.table.rowCount == labels.table.rowCount else {
        throw model.table.problem(
          .pairing(.rowCounts(labels: labels.table.rowCount, found: model.table.rowCount)))
      }
      for doubt in positions.doubts(about: model) {
        if let problem = doubt.problem(of: model, labels) { throw problem }
      }
      caveat(.pairedByPosition(path: model.table.path))
      return nil
    case .ids(let theirs, let mine):
      let found = try join(theirs).match(model.table, idColumn: mine)
      guard let found else { return nil }
      if plan.request.usesCommonIDs {
        try keepCommon(found, of: model, caveat: caveat)
      } else {
        try join(theirs).check(found, of: model.table, idColumn: mine, isNeeded: isKept)
      }
      return found.rows
    }
  }

  private mutating func join(_ idColumn: Int) throws(ReadError) -> Join {
    if let join { return join }
    let made = try Join(labels: labels.table, idColumn: idColumn, ids: ids ?? TextColumn())
    join = made
    return made
  }

  private mutating func keepCommon(
    _ found: Join.Match, of model: ModelTable, caveat: (Caveat) -> Void
  ) throws(ReadError) {
    let missing = found.rows.count { $0 < 0 }
    guard missing < found.rows.count else {
      throw model.table.problem(.pairing(.noCommonIDs(labels: labels.table.path)))
    }
    for (sample, row) in found.rows.enumerated() where row < 0 { isKept[sample] = false }
    if missing + found.extra > 0 {
      caveat(.commonIDs(path: model.table.path, missing: missing, extra: found.extra))
    }
  }
}
