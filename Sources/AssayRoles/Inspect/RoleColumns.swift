import AssayData
import AssayTables

/// Describes the role of each column of a file and the reason, grouping columns of one kind.
struct RoleColumns {
  private let table: any Table
  private var found: [InspectedColumns] = []
  /// The index in ``found`` of each column's group.
  private var places: [Int?]

  init(_ table: any Table, _ roles: RolePlan, _ request: ReadRequest) {
    self.table = table
    places = Array(repeating: nil, count: table.columns.count)
    if let labels = roles.labels, labels.table.path.isExactly(table.path) {
      add(labels, request.taking(request.labelOptions(of: table.path)))
    }
    for model in roles.models where model.table.path.isExactly(table.path) {
      add(model, request.taking(request.modelOptions(of: table.path)))
    }
    addSides(roles.side)
    addRest()
  }

  /// The groups in the order of their first columns.
  var columns: [InspectedColumns] {
    var columns = found
    var order: [Int] = []
    var seen = Array(repeating: false, count: found.count)
    let names = table.columns
    var entries: [Int: String] = [:]
    for vector in table.vectors {
      for column in vector.columns { entries[column] = vector.name }
    }
    for index in columns.indices { columns[index].names = [] }
    for (column, place) in places.enumerated() {
      guard let place else { continue }
      if !seen[place] { order.append(place) }
      seen[place] = true
      if columns[place].role == .unused, let vector = entries[column] {
        if !columns[place].names.last.isExactly(vector) { columns[place].names.append(vector) }
      } else {
        columns[place].names.append(names[column])
      }
    }
    return order.map { columns[$0] }
  }

  private mutating func add(
    _ columns: some Sequence<Int>, _ role: InspectedColumns.Role, _ reason: RoleReason
  ) {
    var isUsed = false
    for column in columns where places.indices.contains(column) && places[column] == nil {
      places[column] = found.count
      isUsed = true
    }
    if isUsed { found.append(InspectedColumns(names: [], role: role, reason: reason)) }
  }

  private mutating func addID(_ column: Int?, _ request: ReadRequest) {
    guard let column else { return }
    add([column], .id, request.idColumn == nil ? .usualName : .stated)
  }

  private mutating func add(_ labels: LabelTable, _ request: ReadRequest) {
    addID(labels.layout.idColumn, request)
    switch labels.layout.form {
    case .column(let column): add([column], .label, labels.layout.reason)
    case .shares(let columns, let classes):
      add(columns, .labelShares(of: classes), labels.layout.reason)
    }
  }

  private mutating func add(_ model: ModelTable, _ request: ReadRequest) {
    addID(model.idColumn, request)
    let reason = model.layout.reason
    switch model.layout.form {
    case .classes(let columns, let names):
      let array = table.vectors.first { Array($0.columns) == columns }?.name
      add(columns, .scores(model: model.name, of: names, array: array), reason)
    case .positive(let column, _): add([column], .positiveScore(model: model.name), reason)
    case .predictedClass(let column): add([column], .predictedClass(model: model.name), reason)
    case .predictedScore(let column, let predicted):
      add([predicted], .predictedClass(model: model.name), reason)
      add([column], .predictedScore(model: model.name), .besidePrediction)
    }
  }

  private mutating func addSides(_ side: SideLayout) {
    let uses: [(Source.Use, InspectedColumns.Role)] = [
      (.slice, .slice), (.weight, .weight), (.group, .group),
    ]
    let searched = places.indices.filter { side.isSearched($0, in: table.path) }
    add(searched, .slice, .searched)
    for (use, role) in uses {
      add(
        places.indices.filter { side.use(of: $0, in: table.path) == use && !searched.contains($0) },
        role, .named)
    }
  }

  private mutating func addRest() {
    let rest = places.indices.filter { places[$0] == nil }
    let names = table.columns
    let isIndex = names.map(ColumnNames.isPandasIndex)
    add(rest.filter { isIndex[$0] }, .rowNumber, .usualName)
    add(rest.filter { !isIndex[$0] }, .unused, .unneeded)
  }
}

extension ReadRequest {
  func labelOptions(of path: String) -> FileOptions {
    labels.isExactly(path) ? labelOptions : modelOptions(of: path)
  }

  func modelOptions(of path: String) -> FileOptions {
    modelInputs.first { $0.path.isExactly(path) }?.options ?? FileOptions()
  }
}
