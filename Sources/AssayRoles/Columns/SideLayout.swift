import AssayData
import AssayTables

/// Where the side columns are, which the user named beside labels and predictions.
package struct SideLayout: Sendable {
  /// A column of a file.
  package struct Place: Sendable {
    package let path: String
    package let column: Int
  }

  /// In the order of the request, each once.
  package private(set) var slices: [(name: String, place: Place)] = []
  package private(set) var weight: Place?
  package private(set) var group: Place?
  /// The columns searched for weak slices, each name once; nil if no search was requested.
  package private(set) var searched: [(name: String, place: Place)]?
  /// The number of further such columns, which are not searched.
  package private(set) var unsearched = 0
  /// Columns that are not searched because of their names.
  package private(set) var skipped: [String] = []
  /// The problem with a name that no table has; nil if all were found.
  private(set) var problem: ReadError?

  /// Finds each column in the first table that has it.
  init(_ request: ReadRequest, in tables: [any Table]) {
    for name in request.slices {
      let found = sliceColumns(of: name) { SideLayout.place(of: $0, in: tables) }
      if found == nil { note(name, for: "\(Flag.slice)", in: tables) }
      for (name, place) in found ?? []
      where !slices.contains(where: { $0.name.isExactly(name) }) {
        slices.append((name, place))
      }
    }
    weight = request.weight.flatMap { find($0, for: "\(Flag.weight)", in: tables) }
    group = request.group.flatMap { find($0, for: "\(Flag.group)", in: tables) }
  }

  private static func place(of name: String, in tables: [any Table]) -> Place? {
    for table in tables {
      if let column = table.column(named: name) { return Place(path: table.path, column: column) }
    }
    return nil
  }

  private mutating func find(
    _ name: String, for option: String, in tables: [any Table]
  ) -> Place? {
    let place = SideLayout.place(of: name, in: tables)
    if place == nil { note(name, for: option, in: tables) }
    return place
  }

  /// Records the problem with the first name that no table has.
  private mutating func note(_ name: String, for option: String, in tables: [any Table]) {
    guard problem == nil, let first = tables.first else { return }
    let names = tables.flatMap(\.columns).distinct
    problem = first.problem(.columns(.noSideColumn(name, option: option, among: names)))
  }

  private var places: [Place] {
    slices.map(\.place) + [weight, group].compactMap(\.self) + (searched ?? []).map(\.place)
  }

  /// The side columns of one file.
  func columns(of path: String) -> [Int] {
    places.filter { $0.path.isExactly(path) }.map(\.column)
  }

  /// Whether no other file has any of the columns.
  package func isInside(_ path: String) -> Bool { places.allSatisfy { $0.path.isExactly(path) } }

  /// The use of a column of a file as a side column; nil if it has none.
  func use(of column: Int, in path: String) -> Source.Use? {
    func isIt(_ place: Place?) -> Bool { (place?.path).isExactly(path) && place?.column == column }
    if slices.contains(where: { isIt($0.place) }) { return .slice }
    if isIt(weight) { return .weight }
    return isIt(group) ? .group : isSearched(column, in: path) ? .slice : nil
  }

  /// Whether a column that the user did not name is searched for weak slices.
  func isSearched(_ column: Int, in path: String) -> Bool {
    func isIt(_ place: Place) -> Bool { place.path.isExactly(path) && place.column == column }
    return searched?.contains { isIt($0.place) } ?? false
      && !slices.contains { isIt($0.place) }
  }
}

// MARK: - Searched columns

extension SideLayout {
  /// Finds the columns to search for weak slices: all without another use, those of the first file
  /// first.
  ///
  /// - Throws: ``ReadError`` if absent.
  mutating func search(_ labels: LabelTable, _ models: [ModelTable]) throws(ReadError) {
    var found: [(name: String, place: Place)] = []
    var names: Set<ExactText> = Set(
      labels.layout.columns.map { ExactText(labels.table.columns[$0]) })
    for table in [labels.table] + models.map(\.table) {
      let taken = taken(of: table, labels, models)
      for column in table.scalars(among: table.columns.indices) where !taken.contains(column) {
        let name = table.columns[column]
        let isNamed = slices.contains { $0.name.isExactly(name) }
        guard names.insert(ExactText(name)).inserted else { continue }
        if isNamed || !SideLayout.isNeverSearched(name) {
          found.append((name, Place(path: table.path, column: column)))
        } else {
          skipped.append(name)
        }
      }
    }
    guard !found.isEmpty else {
      throw labels.table.problem(.columns(.nothingToSearch(among: labels.table.columns)))
    }
    searched = Array(found.prefix(SearchedColumns.most))
    unsearched = found.count - (searched?.count ?? 0)
  }

  /// The columns of a file that have another use.
  private func taken(of table: any Table, _ labels: LabelTable, _ models: [ModelTable]) -> Set<Int>
  {
    var taken = Set(
      [weight, group].compactMap { $0.flatMap { $0.path.isExactly(table.path) ? $0.column : nil } })
    if labels.table.path.isExactly(table.path) {
      taken.formUnion(labels.layout.columns + [labels.layout.idColumn].compactMap(\.self))
    }
    for model in models where model.table.path.isExactly(table.path) {
      taken.formUnion(model.layout.columns + [model.idColumn].compactMap(\.self))
    }
    return taken
  }

  /// Whether a column's name says that it holds ids, labels or predictions.
  private static func isNeverSearched(_ name: String) -> Bool {
    ColumnNames.isID(name) || ColumnNames.isLabel(name) || ColumnNames.isPredictedClass(name)
      || ColumnNames.isPandasIndex(name)
  }
}
