import AssayBytes
import AssayData
import AssayTables

/// Rows of one class each, whatever their columns are called: each sample has a row for every
/// class, and a column of probabilities adds up to 1 over them.
struct LongRows {
  /// The columns whose texts may name the class of a row.
  let keys: [Int]
  /// The rows of the first samples.
  private let samples: [[Int]]

  /// Wider tables have a column for each class.
  private static let mostColumns = 30
  /// Fewer samples may add up to 1 by chance.
  private static let fewestSamples = 3
  private static let rowsLookedAt = 1000

  /// Recognizes such rows by the sample ids, or without ids by position.
  ///
  /// With ids, most samples must have this form. Without ids the rows of a sample must be
  /// consecutive, and all samples must have it. Only the first rows are examined.
  init?(_ table: any Table, _ request: ReadRequest, id: Int?) {
    let sides = request.sideColumns(of: table)
    guard table.hasNames, 2...LongRows.mostColumns ~= table.columns.count else { return nil }
    let columns = table.scalars(among: table.columns.indices).filter {
      $0 != id && !sides.contains($0)
    }
    let all = LongRows.firstTexts(of: columns, in: table)
    var values: [[Double]] = []
    var others: [Int] = []
    var texts: [DistinctTexts] = []
    for (column, cells) in zip(columns, all) {
      if let probabilities = LongRows.probabilities(cells) {
        values.append(probabilities)
      } else {
        others.append(column)
        texts.append(DistinctTexts(cells))
      }
    }
    // Columns that add up to 1 in every row hold a score for each class.
    let hasClassColumns =
      values.count > 1
      && values[0].indices.allSatisfy { row in
        abs(values.reduce(0) { $0 + $1[row] } - 1) <= 0.02
      }
    guard !values.isEmpty, !hasClassColumns else { return nil }
    let ids = id.map { DistinctTexts(LongRows.firstTexts(of: [$0], in: table)[0]).codes }
    let label = LabelLayout.labelColumn(among: others, of: table)
    var found: (keys: [Int], samples: [[Int]]) = ([], [])
    for (key, distinct) in zip(others, texts)
    where distinct.texts.count > 1
      && (key != label || request.labels != nil || LongTable.isClassName(table.columns[key]))
    {
      let codes = distinct.codes
      let classes = distinct.texts.count
      var samples = LongRows.samples(ids ?? codes.indices.map { Int32($0 / classes) })
      // The last sample may continue after the first rows.
      if id == nil, samples.last.map({ $0.count < classes }) ?? false { samples.removeLast() }
      let whole = samples.filter { rows in
        rows.count == classes && Set(rows.map { codes[$0] }).count == classes
          && values.contains { values in abs(rows.reduce(0) { $0 + values[$1] } - 1) <= 0.02 }
      }
      guard
        id == nil
          ? whole.count == samples.count && whole.count >= LongRows.fewestSamples
          : whole.count > 1 && whole.count * 2 > samples.count
      else { continue }
      if let label, label != key, let place = others.firstIndex(of: label),
        !LongRows.areLabels(texts[place], of: whole)
      {
        continue
      }
      found.keys.append(key)
      found.samples = whole
    }
    guard !found.keys.isEmpty else { return nil }
    (keys, samples) = found
  }

  /// Whether most samples have one label: the same in all their rows, or 1 in one of them.
  private static func areLabels(_ texts: DistinctTexts, of samples: [[Int]]) -> Bool {
    let codes = texts.codes
    let same = samples.count { rows in Set(rows.map { codes[$0] }).count == 1 }
    if same * 2 > samples.count { return true }
    guard let flags = LongTable.Truth.flags(texts) else { return false }
    return samples.count { rows in rows.count { flags[Int(codes[$0])] } == 1 } * 2 > samples.count
  }

  var rowsPerSample: Int { samples.first?.count ?? 0 }

  /// The only column among several that contains the label texts; nil unless exactly one does.
  func key(in table: any Table) -> Int? {
    if keys.count == 1 { return keys[0] }
    let others = table.columns.indices.filter { !keys.contains($0) }
    guard let label = LabelLayout.labelColumn(among: others, of: table) else { return nil }
    func distinct(_ column: Int) -> Set<ExactText> {
      Set(exactly: DistinctTexts(LongRows.firstTexts(of: [column], in: table)[0]).texts)
    }
    let labels = distinct(label)
    let found = keys.filter { labels.isSubset(of: distinct($0)) }
    return found.count == 1 ? found[0] : nil
  }

  /// A column with one text in all rows of a sample and another in each sample, which may be its
  /// id.
  func idColumn(in table: any Table) -> Int? {
    table.columns.indices.first { column in
      let codes = DistinctTexts(LongRows.firstTexts(of: [column], in: table)[0]).codes
      let ids = samples.map { rows in Set(rows.map { codes[$0] }) }
      return ids.allSatisfy { $0.count == 1 } && Set(ids).count == ids.count
    }
  }

  /// The rows of each sample.
  private static func samples(_ ids: [Int32]) -> [[Int]] {
    Dictionary(grouping: ids.indices) { ids[$0] }.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func firstTexts(of columns: [Int], in table: any Table) -> [TextColumn] {
    table.firstTexts(of: columns, rows: rowsLookedAt).map {
      TextColumn(in: $0.bytes, Array($0.ranges.prefix(rowsLookedAt)))
    }
  }

  /// The first numbers of a column; nil unless all are from 0 to 1 and at least one is a fraction.
  private static func probabilities(_ texts: TextColumn) -> [Double]? {
    var values: [Double] = []
    for range in texts.ranges {
      guard case .finite(let value) = parseNumber(texts.bytes.span.bytes, range),
        0...1 ~= value
      else { return nil }
      values.append(value)
    }
    return values.contains { $0 != 0 && $0 != 1 } ? values : nil
  }
}
