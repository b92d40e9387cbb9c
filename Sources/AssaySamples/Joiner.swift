import AssayData
import AssayRoles
import AssayTables

/// Joins each model's table to the labels, and keeps the samples' ids.
struct Joiner {
  private let labels: LabelTable
  private var join: Join?
  private(set) var ids: TextColumn?
  /// A model's ids where the labels have none.
  private var positional: (path: String, ids: TextColumn)?
  /// The column that makes groups.
  private let group: String?

  init(labels: LabelTable, group: String?) {
    self.labels = labels
    self.group = group
    ids = labels.layout.idColumn.map(labels.table.texts)
  }

  mutating func order(
    of model: ModelTable, caveat: (Caveat) -> Void
  ) throws(ReadError) -> [Int]? {
    let isLabelTable = model.table.path.isExactly(labels.table.path)
    guard let labelIDs = labels.layout.idColumn, let modelIDs = model.idColumn, let ids else {
      guard model.table.rowCount == labels.table.rowCount else {
        throw model.table.problem(
          .pairing(.rowCounts(labels: labels.table.rowCount, found: model.table.rowCount)))
      }
      if labels.layout.idColumn == nil { try checkOrder(of: model) }
      if !isLabelTable { try checkRowNumbers(of: model) }
      if !isLabelTable { try checkSharedColumns(of: model) }
      if !isLabelTable { try checkGroups(of: model) }
      if !isLabelTable { caveat(.pairedByPosition(path: model.table.path)) }
      return nil
    }
    if join == nil { join = try Join(labels: labels.table, idColumn: labelIDs, ids: ids) }
    guard let join else { return nil }
    return isLabelTable ? nil : try join.order(of: model.table, idColumn: modelIDs)
  }

  /// Row numbers that pandas wrote into both files must be the same where rows pair by position.
  private func checkRowNumbers(of model: ModelTable) throws(ReadError) {
    guard let mine = model.table.columns.firstIndex(where: ColumnNames.isPandasIndex),
      let theirs = labels.table.columns.firstIndex(where: ColumnNames.isPandasIndex),
      model.table.texts(of: mine) != labels.table.texts(of: theirs)
    else { return }
    throw model.table.problem(.pairing(.rowNumbers(other: labels.table.path)))
  }

  /// A column of both files that tells rows apart and has another order in each is an id.
  private func checkSharedColumns(of model: ModelTable) throws(ReadError) {
    for (mine, theirs) in model.columnsShared(with: labels) {
      let (found, expected) = (model.table.texts(of: mine), labels.table.texts(of: theirs))
      guard found != expected else { continue }
      let index = TextIndex(expected)
      guard index.repeated.isEmpty, index.rows(of: found) != nil,
        TextIndex(found).repeated.isEmpty
      else { continue }
      throw model.table.problem(
        .pairing(.sharedColumn(model.table.columns[mine], other: labels.table.path)))
    }
  }

  /// Groups that stand in both files must be the same where rows pair by position: their column may be
  /// what other programs join by.
  private func checkGroups(of model: ModelTable) throws(ReadError) {
    guard let group, !model.hasSameGroups(as: labels, group) else { return }
    throw model.table.problem(.pairing(.groupsDiffer(column: group, other: labels.table.path)))
  }

  /// Models that are paired with labels without ids must at least agree among themselves.
  private mutating func checkOrder(of model: ModelTable) throws(ReadError) {
    guard let column = model.idColumn else { return }
    let found = model.table.texts(of: column)
    if let positional, positional.ids != found {
      throw model.table.problem(.pairing(.idOrder(other: positional.path)))
    }
    positional = (model.table.path, found)
  }
}

extension ModelTable {
  /// Whether the labels' table does not have the same column, or has the same in each row.
  func hasSameGroups(as labels: LabelTable, _ name: String) -> Bool {
    guard let mine = table.column(named: name), let theirs = labels.table.column(named: name)
    else { return true }
    return table.sideTexts(of: mine) == labels.table.sideTexts(of: theirs)
  }

  /// The columns of texts that nobody uses and that the labels' table has too, in any case.
  func columnsShared(with labels: LabelTable) -> [(mine: Int, theirs: Int)] {
    guard table.hasNames, labels.table.hasNames else { return [] }
    let theirs = labels.table.columns.indices.filter { !labels.layout.columns.contains($0) }
    return table.columns.indices.compactMap { mine in
      guard !layout.columns.contains(mine), mine != idColumn, !table.looksNumeric(mine) else {
        return nil
      }
      let name = table.columns[mine].lowercased()
      return theirs.first { labels.table.columns[$0].lowercased().isExactly(name) }.map {
        (mine, $0)
      }
    }
  }
}
