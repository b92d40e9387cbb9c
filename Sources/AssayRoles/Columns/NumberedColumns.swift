import AssayData
import AssayTables

/// Score columns `c0,c1,c10,c2` whose names end in the class numbers used as labels.
///
/// By position, column `c10` would be class 2, so the names take precedence.
struct NumberedColumns {
  let columns: [Int]
  /// The text before the numbers.
  let prefix: String
  /// The class of each column, as a number without leading zeros.
  let classes: [String]

  /// Takes columns whose names are one text followed by different numbers; nil if they are not, or
  /// if a label is not one of these numbers.
  init?(_ columns: [Int], of table: any Table, known: [String]) {
    guard table.hasNames, columns.count > 1 else { return nil }
    let names = columns.map { NumberedColumns.cut(table.columns[$0]) }
    let prefixes = Set(exactly: names.map { $0?.prefix ?? "" })
    let numbers = names.compactMap { $0?.number }
    guard prefixes.count == 1, numbers.count == columns.count,
      Set(numbers).count == numbers.count
    else { return nil }
    let labels = known.filter { !$0.isEmpty }.map(LabelMatcher.number)
    guard !labels.isEmpty, labels.allSatisfy({ $0.map(numbers.contains) ?? false }) else {
      return nil
    }
    (self.columns, prefix) = (columns, prefixes.first?.text ?? "")
    classes = numbers.map(String.init)
  }

  /// The only columns among others that are named in this way for all stated classes and no others.
  init?(of classes: [String], among columns: [Int], of table: any Table) {
    let found = Dictionary(grouping: columns) { column in
      NumberedColumns.cut(table.columns[column]).map { ExactText($0.prefix) }
    }.values.compactMap { NumberedColumns($0, of: table, known: classes) }
      .filter { $0.columns.count == classes.count }
    guard let only = found.first, found.count == 1 else { return nil }
    self = only
  }

  /// Whether the names are numbers, or one text followed by a number each.
  static func areNumbered(_ names: [String]) -> Bool {
    let parts = names.map { name in
      Int(name).map { _ in ExactText("") } ?? cut(name).map { ExactText($0.prefix) }
    }
    return parts.allSatisfy { $0 != nil && $0 == parts[0] }
  }

  /// Splits a name into the text and the number at its end; nil if either is missing.
  static func cut(_ name: String) -> (prefix: String, number: Int)? {
    let bytes = Array(name.utf8)
    let digits = bytes.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      .count
    guard digits > 0, digits < bytes.count,
      let number = Int(String(decoding: bytes.suffix(digits), as: UTF8.self))
    else { return nil }
    return (String(decoding: bytes.dropLast(digits), as: UTF8.self), number)
  }
}
