import AssayData
import AssayRoles
import AssayTables

/// Finds evidence against pairing rows by position, in a chunk or in all rows.
struct PositionCheck {
  /// A difference between rows that should be about the same samples.
  enum Doubt {
    /// Row numbers written by pandas.
    case rowNumbers(column: Int)
    /// Row numbers written by pandas, in another order than the labels' ids, which are numbers.
    case index(column: Int)
    /// The ids of a model and of another one, if the labels have none.
    case ids(other: String)
    /// A column that both files have.
    case sharedColumn(mine: Int, theirs: Int)
    /// A group column that both files have, by which other programs may join.
    case groups(String)
  }

  private let labels: LabelTable
  private let request: ReadRequest
  /// The ids of the first model that has some, if the labels have none.
  private var first: (path: String, ids: TextColumn)?

  init(labels: LabelTable, request: ReadRequest) {
    (self.labels, self.request) = (labels, request)
  }

  /// Evidence against pairing a model's rows with the labels by position; empty if the user asked
  /// for it.
  mutating func doubts(about model: ModelTable) -> [Doubt] {
    guard request.pairing != .position else { return [] }
    var doubts: [Doubt] = []
    if labels.layout.idColumn == nil, let column = model.idColumn {
      let ids = model.table.texts(of: column)
      if let first, first.ids != ids { doubts.append(.ids(other: first.path)) }
      if first == nil { first = (model.table.path, ids) }
    }
    if let mine = rowNumbers(of: model.table), let theirs = rowNumbers(of: labels.table),
      model.table.texts(of: mine) != labels.table.texts(of: theirs)
    {
      doubts.append(.rowNumbers(column: mine))
    }
    if let mine = indexBesideIDs(of: model) { doubts.append(.index(column: mine)) }
    doubts += columnsShared(by: model).compactMap { mine, theirs in
      model.table.texts(of: mine) == labels.table.texts(of: theirs)
        ? nil : .sharedColumn(mine: mine, theirs: theirs)
    }
    if let group = request.group, !hasSameGroups(model, group) { doubts.append(.groups(group)) }
    return doubts
  }

  private func rowNumbers(of table: any Table) -> Int? {
    table.hasNames ? table.columns.firstIndex(where: ColumnNames.isPandasIndex) : nil
  }

  /// The row numbers of a model without ids, if they do not increase and may be the labels' ids.
  private func indexBesideIDs(of model: ModelTable) -> Int? {
    guard model.idColumn == nil, let column = rowNumbers(of: model.table),
      let ids = labels.layout.idColumn, labels.table.looksNumeric(ids)
    else { return nil }
    let texts = model.table.texts(of: column)
    guard texts != labels.table.texts(of: ids) else { return nil }
    let numbers = (0..<texts.count).map { Int(texts[$0]) }
    let rises = zip(numbers, numbers.dropFirst()).allSatisfy { one, next in
      if let one, let next { one < next } else { true }
    }
    return rises ? nil : column
  }

  /// Whether one of the two tables lacks the column, or both have the same values in it.
  private func hasSameGroups(_ model: ModelTable, _ name: String) -> Bool {
    guard let mine = model.table.column(named: name),
      let theirs = labels.table.column(named: name)
    else { return true }
    return model.table.sideTexts(of: mine) == labels.table.sideTexts(of: theirs)
  }

  /// Whether a column holds numbers with fractions, which may differ between files about the same
  /// samples.
  private func isMeasured(_ column: Int, of table: any Table) -> Bool {
    guard table.looksNumeric(column) else { return false }
    let texts = table.firstTexts(of: [column], rows: 20)[0]
    return (0..<min(20, texts.count)).contains { texts[$0].utf8.contains(UInt8(ascii: ".")) }
  }

  /// The unused columns of texts or whole numbers that the label table has too, ignoring case.
  private func columnsShared(by model: ModelTable) -> [(mine: Int, theirs: Int)] {
    guard model.table.hasNames, labels.table.hasNames else { return [] }
    let theirs = labels.table.columns.indices.filter { !labels.layout.columns.contains($0) }
    return model.table.columns.indices.compactMap { mine in
      guard !model.layout.columns.contains(mine), mine != model.idColumn,
        !ColumnNames.isPandasIndex(model.table.columns[mine])
      else { return nil }
      let name = model.table.columns[mine].lowercased()
      let shared = theirs.first { labels.table.columns[$0].lowercased().isExactly(name) }
      guard let shared, !isMeasured(mine, of: model.table) else { return nil }
      return (mine, shared)
    }
  }
}

extension PositionCheck.Doubt {
  /// The problem, judged by all rows; nil if absent.
  ///
  /// A shared column that differs shows other samples only if it has the same distinct values in
  /// another order.
  func problem(of model: ModelTable, _ labels: LabelTable) -> ReadError? {
    let other = labels.table.path
    switch self {
    case .rowNumbers(let column):
      return model.table.problem(
        .pairing(.rowNumbers(column: model.table.columns[column], other: other)))
    case .index(let column):
      let name = model.table.columns[column]
      return model.table.problem(.pairing(.indexBesideIDs(column: name, other: other)))
    case .ids(let other): return model.table.problem(.pairing(.idOrder(other: other)))
    case .groups(let name):
      return model.table.problem(.pairing(.groupsDiffer(column: name, other: other)))
    case .sharedColumn(let mine, let theirs):
      let (found, expected) = (model.table.texts(of: mine), labels.table.texts(of: theirs))
      let index = TextIndex(expected)
      guard index.repeated.isEmpty, index.rows(of: found) != nil,
        TextIndex(found).repeated.isEmpty
      else { return nil }
      return model.table.problem(
        .pairing(.sharedColumn(model.table.columns[mine], other: other)))
    }
  }
}
