import AssayData
import AssayTables

// Layouts for arrays of numbers from any format.

extension ScoreLayoutFinder {
  /// The models whose scores are arrays; none if the table has no such arrays, or has a column for
  /// each class as well.
  ///
  /// A single array is one model; of several, each is a model with the array's name.
  func fromVectors(besides scalars: [Int]) throws(ReadError) -> [ScoreLayout] {
    let free = table.vectors.filter { $0.columns.allSatisfy(isFree) }
    let classes = request.classes ?? known
    let names = Set(exactly: scalars.map { table.columns[$0] })
    if !classes.isEmpty, classes.allSatisfy(names.contains) { return [] }
    let vectors = scores(among: free)
    var layouts: [ScoreLayout] = []
    for vector in vectors {
      layouts.append(try layout(of: vector, name: vectors.count == 1 ? nil : vector.name, .array))
    }
    return layouts
  }

  /// The entries of an array as one model's scores.
  func layout(
    of vector: VectorColumn, name: String?, _ reason: RoleReason
  ) throws(ReadError) -> ScoreLayout {
    // Keras writes `[[0.9], …]`: one score per row, without its class.
    if vector.columns.count == 1, vector.classNames == nil, scores != .logits {
      return ScoreLayout(
        name: name, form: .positive(column: vector.columns.lowerBound, name: nil), reason: reason)
    }
    return ScoreLayout(
      name: name,
      form: .classes(columns: Array(vector.columns), names: try classNames(of: vector)),
      reason: reason)
  }

  /// Arrays without those named as the true labels, as a model's input, or as the other of logits
  /// and probabilities, if others remain.
  private func scores(among vectors: [VectorColumn]) -> [VectorColumn] {
    var left = vectors
    func drop(_ isOther: (VectorColumn) -> Bool) {
      let others = left.filter { !isOther($0) }
      if !others.isEmpty { left = others }
    }
    drop { ColumnNames.isLabel($0.name) }
    drop { ColumnNames.isInput($0.name) }
    drop { ColumnNames.isLogits($0.name) == (scores == .probabilities) }
    // Token numbers, for example.
    drop { holdsWholeNumbers($0) }
    // Weights of words, for example, with the words beside them.
    let matcher = ClassList(known).map { LabelMatcher($0) }
    drop { vector in
      guard let names = vector.classNames ?? vector.beside?.names, let matcher else { return false }
      return names.allSatisfy { matcher.index(of: $0, by: .names) == nil }
    }
    return left
  }

  /// Whether the first rows of an array are whole numbers other than just 0 and 1, as far as they
  /// can be read.
  private func holdsWholeNumbers(_ vector: VectorColumn) -> Bool {
    guard !NameTokens(vector.name).saysScore else { return false }
    let texts = table.firstTexts(of: Array(vector.columns), rows: ScoreLayoutFinder.rowsLookedAt)
    let numbers = texts.flatMap { DistinctTexts($0).texts }.filter { !$0.isEmpty }
      .map(LabelMatcher.number)
    return numbers.allSatisfy { $0 != nil } && numbers.contains { $0 != 0 && $0 != 1 }
  }

  /// Refuses arrays of names in a text column that give the order of the scores row by row.
  private func refuseNamesInCells(beside vector: VectorColumn) throws(ReadError) {
    guard vector.classNames == nil, vector.columns.count > 1 else { return }
    if let beside = vector.beside { try refuse(beside, of: vector) }
    // Two numbers may be flags for the true class.
    for other in table.vectors
    where other.columns.count == vector.columns.count && vector.columns.count > 2 {
      guard other.columns != vector.columns, areOrders(other) else { continue }
      throw table.problem(.scores(.numbersInCells(names: other.name, scores: vector.name)))
    }
    for column in table.scalars(among: table.columns.indices) where !table.looksNumeric(column) {
      let texts = DistinctTexts(firstTexts(of: column)).texts
      guard table.holdsLists(column), let first = texts.first else { continue }
      let order = texts.count == 1 ? namesInCell(first) : nil
      // Names that are always the same are about something else, unless there is one for each
      // score.
      if let order, order.count != vector.columns.count { continue }
      if let order, let stated = request.classes, order.areExactly(stated) { continue }
      throw table.problem(
        .scores(
          .namesInCells(names: table.columns[column], scores: vector.name, order: order)))
    }
  }

  /// Refuses an array beside the scores that holds the names of the classes.
  private func refuse(
    _ beside: NamesBeside, of vector: VectorColumn
  ) throws(ReadError) {
    let areClasses =
      if let stated = request.classes {
        Set(exactly: stated) == Set(exactly: beside.names)
      } else {
        !known.isEmpty && known.allSatisfy(beside.names.contains(exactly:))
      }
    guard areClasses else { return }
    if let stated = request.classes, beside.areInOneOrder, stated.areExactly(beside.names) {
      return
    }
    if beside.areInOneOrder, request.classes == nil {
      throw table.problem(
        .scores(.namesInCells(names: beside.name, scores: vector.name, order: beside.names)))
    }
    throw table.problem(.scores(.namesBeside(names: beside.name, scores: vector.name)))
  }

  /// Whether an array has the same distinct whole numbers in every row, in different orders.
  private func areOrders(_ vector: VectorColumn) -> Bool {
    let rows = rows(of: Array(vector.columns))
    guard let first = rows.first, Set(first).count == first.count,
      first.allSatisfy({ $0.rounded() == $0 })
    else { return false }
    let sorted = first.sorted()
    return rows.allSatisfy { $0.sorted() == sorted } && rows.contains { $0 != first }
  }

  /// The names in a cell such as `['cat', 'dog']`.
  private func namesInCell(_ text: String) -> [String] {
    text.dropFirst().dropLast().split(separator: ",").map { part in
      let name = part.drop { $0 == " " || $0 == "'" || $0 == "\"" }
      return String(name.prefix { $0 != "'" && $0 != "\"" })
    }
  }

  private func classNames(of vector: VectorColumn) throws(ReadError) -> [String] {
    if request.classes != nil { try refuseNamesInCells(beside: vector) }
    if let names = try vector.names(stated: request.classes, in: table) { return names }
    try refuseNamesInCells(beside: vector)
    let numbers = known.filter { !$0.isEmpty }.map(LabelMatcher.number)
    guard numbers.allSatisfy({ $0.map(vector.places.contains) ?? false }) else {
      throw table.problem(
        .scores(
          .arrayNeedsClasses(
            column: vector.name, count: vector.columns.count,
            labels: LabelMatcher.classNames(from: known))))
    }
    return vector.places.map(String.init)
  }
}

extension LabelLayout.Form {
  /// Labels that are an array of shares: of the classes that the file names, of the stated ones, or
  /// of numbers from 0.
  static func vector(
    _ vector: VectorColumn, of table: any Table, request: ReadRequest
  ) throws(ReadError) -> LabelLayout.Form {
    let names = try vector.names(stated: request.classes, in: table)
    return .shares(
      columns: Array(vector.columns), classes: names ?? vector.places.map(String.init))
  }
}

extension VectorColumn {
  /// The positions of its entries.
  var places: Range<Int> { 0..<columns.count }

  /// The classes that the file gives its entries, or else the stated ones; numbers such as
  /// `LABEL_1` are positions among these.
  fileprivate func names(
    stated: [String]?, in table: any Table
  ) throws(ReadError) -> [String]? {
    guard let stated else { return classNames }
    if let classNames { return LabelMatcher.counted(classNames, of: stated) ?? classNames }
    guard stated.count == columns.count else {
      throw table.problem(
        .scores(.arrayAndClasses(column: name, count: columns.count, classes: stated.count)))
    }
    return stated
  }
}

extension Table {
  /// A column's texts in the rows examined first.
  func firstTexts(of column: Int) -> TextColumn {
    firstTexts(of: [column], rows: ScoreLayoutFinder.rowsLookedAt)[0]
  }

  /// Whether the first cells of a column are arrays of names, such as `['cat', 'dog']`.
  func holdsLists(_ column: Int) -> Bool {
    DistinctTexts(firstTexts(of: column)).texts
      .allSatisfy { $0.hasPrefix("['") || $0.hasPrefix("[\"") }
  }

  /// The columns that are not entries of arrays.
  func scalars(among columns: some Sequence<Int>) -> [Int] {
    let vectors = vectors
    return columns.filter { column in !vectors.contains { $0.columns.contains(column) } }
  }
}
