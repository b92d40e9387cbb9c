import AssayBytes
import AssayData
import AssayRoles
import AssayTables

/// Reads the side columns from one file after another.
struct SideReader {
  private let layout: SideLayout
  private var slices: [TextColumn]
  private var groups: TextColumn?
  private var weights: [Double]?
  /// nil if no search was requested.
  private var searched: [TextColumn]?
  /// The files that were read.
  private var paths: [String] = []

  init(_ plan: ReadPlan) {
    layout = plan.side
    slices = layout.slices.map { _ in TextColumn() }
    searched = layout.searched?.map { _ in TextColumn() }
  }

  /// Reads the side columns of a table.
  ///
  /// - Parameters:
  ///   - table: The table; it is skipped if it was already read.
  ///   - idColumn: Its column of ids, to name samples in errors.
  ///   - order: The table's row for each sample; nil if rows and samples are in the same order.
  /// - Throws: ``ReadError`` for invalid weights.
  mutating func read(
    _ table: any Table, idColumn: Int?, order: [Int]? = nil
  ) throws(ReadError) {
    guard !paths.contains(exactly: table.path) else { return }
    paths.append(table.path)
    for (index, slice) in layout.slices.enumerated() where slice.place.path.isExactly(table.path) {
      slices[index] = texts(of: slice.place.column, in: table, order)
    }
    if let group = layout.group, group.path.isExactly(table.path) {
      groups = texts(of: group.column, in: table, order)
    }
    if let weight = layout.weight, weight.path.isExactly(table.path) {
      let found = try table.weights(of: weight.column, idColumn: idColumn)
      weights = order.map { order in order.map { found[$0] } } ?? found
    }
    for (index, column) in (layout.searched ?? []).enumerated()
    where column.place.path.isExactly(table.path) {
      // The spelling of numbers does not matter: the search groups them by range, or by value if
      // they are few.
      let texts = table.texts(of: column.place.column)
      searched?[index] = order.map(texts.reordered) ?? texts
    }
  }

  private func texts(of column: Int, in table: any Table, _ order: [Int]?) -> TextColumn {
    let texts = table.sideTexts(of: column)
    return order.map(texts.reordered) ?? texts
  }

  /// The columns that were read.
  var columns: SideColumns {
    SideColumns(
      sliceNames: layout.slices.map(\.name), slices: slices, groups: groups, weights: weights,
      searched: searched.map {
        SearchedColumns(
          names: (layout.searched ?? []).map(\.name), more: layout.unsearched,
          skipped: layout.skipped, texts: $0)
      })
  }
}

extension ReadPlan {
  /// Refuses weights if no sample has one above 0.
  func checkWeights(hasAny: Bool) throws(ReadError) {
    guard let weight = side.weight, !hasAny, let name = request.weight else { return }
    throw ReadError.problem(.columns(.noWeight(column: name)), path: weight.path)
  }
}

extension SideColumns {
  /// Whether some sample has a weight above 0.
  var hasAnyWeight: Bool { weights?.contains { $0 > 0 } ?? false }
}

extension Table {
  /// The texts of a slice or group column; numbers in their shortest form, so that `1.0` and `1`
  /// are equal.
  func sideTexts(of column: Int) -> TextColumn {
    let texts = texts(of: column)
    guard holdsNumbers(column) else { return texts }
    var shortest = TextColumn()
    for row in 0..<texts.count {
      if let text = shortestText(texts, row) {
        shortest.append(text.utf8)
      } else {
        shortest.append(texts, row)
      }
    }
    return shortest
  }

  /// The weights in a column; throws the rows without a valid one.
  fileprivate func weights(of column: Int, idColumn: Int?) throws(ReadError) -> [Double] {
    let texts = texts(of: column)
    let bytes = texts.bytes.span.bytes
    var problems = ProblemList(path: path)
    var weights: [Double] = []
    weights.reserveCapacity(texts.count)
    for (row, range) in texts.ranges.enumerated() {
      if case .finite(let weight) = parseNumber(bytes, range), weight >= 0 {
        weights.append(weight.magnitude)
      } else {
        problems.add(
          Problem(
            .cell(.badWeight(column: columns[column], text: texts[row])),
            at: cell(row: row, column: column).place,
            sample: sampleName(ofRow: row, idColumn: idColumn)))
      }
    }
    try problems.check()
    return weights
  }
}

/// The shortest text of a number; nil if it is already shortest, or not a number.
private func shortestText(_ texts: TextColumn, _ row: Int) -> String? {
  let bytes = texts.bytes.span.bytes
  let range = texts.ranges[row]
  let isWhole = range.allSatisfy { bytes.byte(at: $0) &- UInt8(ascii: "0") < 10 }
  guard !isWhole, case .finite(let number) = parseNumber(bytes, range) else { return nil }
  return Int(exactly: number).map { $0.magnitude < 1 << 53 ? "\($0)" : nil } ?? "\(number)"
}
