import AssayBytes

/// Finds the columns of a text table that hold arrays, and names the columns they are spread over.
struct ArrayColumns: Sendable {
  /// Where a column of the spread table comes from.
  enum Origin: Sendable {
    /// An unchanged column of the file.
    case column(Int)
    /// An entry of the arrays in a column of the file.
    case entry(of: Int, at: Int)
  }

  private(set) var names: [String] = []
  private(set) var origins: [Origin] = []
  private(set) var vectors: [VectorColumn] = []
  /// The length of the arrays, by column of the file.
  private(set) var lengths: [Int: Int] = [:]

  /// The number of rows examined.
  private static let sampleSize = 20

  var isEmpty: Bool { vectors.isEmpty }

  /// Finds the columns whose first nonempty cell holds an array.
  init(_ table: DelimitedTable) {
    let records = table.firstRecords(ArrayColumns.sampleSize)
    for (column, name) in table.columns.enumerated() {
      guard let length = ArrayColumns.length(of: column, in: records, table.bytes),
        names.count + length <= RecordLimit.columns
      else {
        names.append(name)
        origins.append(.column(column))
        continue
      }
      lengths[column] = length
      vectors.append(
        VectorColumn(name: name, columns: names.count..<names.count + length, classNames: nil))
      names += (0..<length).map { "\(name)[\($0)]" }
      origins += (0..<length).map { .entry(of: column, at: $0) }
    }
  }

  /// The length of the arrays in a column, according to the first that is not empty; nil if the
  /// column holds no arrays.
  ///
  /// Arrays of a single whole number usually are classes, so a column of them stays text.
  private static func length(
    of column: Int, in records: [[FieldRange]], _ span: RawSpan
  ) -> Int? {
    var array = CellArray()
    var length: Int?
    var areClasses = true
    for fields in records {
      guard fields.indices.contains(column), fields[column].start < fields[column].end else {
        continue
      }
      let range = fields[column].start..<fields[column].end
      guard length != nil || CellArray.isArray(span, range) else { return nil }
      // Unreadable arrays are reported when the numbers are asked for.
      do { try array.read(span, range) } catch { areClasses = false }
      if length ?? 0 == 0 { length = array.values.count }
      let isClass = array.values.count == 1 && array.values[0].rounded() == array.values[0]
      areClasses = areClasses && isClass
    }
    guard let length, !areClasses else { return nil }
    return max(1, length)
  }
}
