import AssayBytes

/// Which columns of a text table hold arrays, and the columns that these are spread over.
struct ArrayColumns: Sendable {
  /// What a column of the spread table is.
  enum Origin: Sendable {
    /// A column of the file as it is.
    case column(Int)
    /// An entry of the arrays in a column of the file.
    case entry(of: Int, at: Int)
  }

  private(set) var names: [String] = []
  private(set) var origins: [Origin] = []
  private(set) var vectors: [VectorColumn] = []
  /// How many entries the arrays in a column of the file have.
  private(set) var lengths: [Int: Int] = [:]

  /// How many rows are looked at.
  private static let sampleSize = 20

  var isEmpty: Bool { vectors.isEmpty }

  /// Finds the columns whose first cell that is not empty holds an array.
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

  /// How many entries the arrays of a column have, by the first that has any; nil if it holds
  /// none.
  ///
  /// Arrays of one whole number are as good as that number, a class in most cases, and stay texts.
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
      // What cannot be read is said when somebody asks for the numbers.
      do { try array.read(span, range) } catch { areClasses = false }
      if length ?? 0 == 0 { length = array.values.count }
      let isClass = array.values.count == 1 && array.values[0].rounded() == array.values[0]
      areClasses = areClasses && isClass
    }
    guard let length, !areClasses else { return nil }
    return max(1, length)
  }
}
