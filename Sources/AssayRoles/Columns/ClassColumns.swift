import AssayData
import AssayTables

/// Score columns grouped by the class in each name, with the same text before and after it.
///
/// `cat_prob,dog_prob`, `P (class=no),P (class=yes)` and
/// `label_cat_PREDICTION,label_dog_PREDICTION` each belong to one model; `a.cat,a.dog,b.cat,b.dog`
/// belong to two. Columns named exactly like the classes have no text before or after.
struct ClassColumns {
  /// Columns with the same prefix and suffix.
  struct Group {
    let prefix: String
    let suffix: String
    /// One column for each known class, in file order, and the classes in their names.
    private(set) var columns: [Int]
    private(set) var classes: [String]
    /// Further columns with the same prefix and suffix, which may be of classes without a label,
    /// and the text in between.
    fileprivate(set) var others: [(column: Int, name: String)] = []

    /// Whether the names are the classes and nothing else.
    var isExact: Bool { prefix.isEmpty && suffix.isEmpty }

    /// The same, with the other columns as further classes, in file order.
    var extended: Group {
      var group = self
      let all = (Array(zip(columns, classes)) + others.map { ($0.column, $0.name) })
        .sorted { $0.0 < $1.0 }
      (group.columns, group.classes, group.others) = (all.map(\.0), all.map(\.1), [])
      return group
    }
  }

  let groups: [Group]

  /// Longer names are searched only for an exact class name.
  private static let longestName = 255

  /// Finds the groups that have a column for every known class; nil if absent, or if fewer
  /// than two classes are known.
  init?(_ columns: [Int], of table: any Table, known: [String]) {
    let classes = LabelMatcher.classNames(from: known.filter { !$0.isEmpty }.distinct)
    guard table.hasNames, classes.count > 1 else { return nil }
    let names = ColumnsByName(columns, of: table)
    let spellings = classes.map(ClassColumns.spellings)
    var groups = ClassColumns.affixes(of: spellings, in: names).compactMap {
      Group($0, spellings, in: names)
    }
    var taken: Set<Int> = []
    groups.sort { $0.rank < $1.rank }
    groups = groups.filter { group in
      guard taken.isDisjoint(with: group.columns) else { return false }
      taken.formUnion(group.columns)
      return true
    }
    let areNumbers = classes.allSatisfy { LabelMatcher.number($0) != nil }
    for index in groups.indices {
      groups[index].findOthers(in: names, besides: taken, areNumbers: areNumbers)
    }
    guard !groups.isEmpty else { return nil }
    self.groups = groups.sorted { ($0.columns.first ?? 0) < ($1.columns.first ?? 0) }
  }

  /// The ways to write a class in a column name: as in the labels, and a number also by its digits.
  private static func spellings(_ name: String) -> [String] {
    guard let number = LabelMatcher.number(name) else { return [name] }
    return [name, "\(number)"].distinct
  }

  /// The possible prefixes and suffixes: those around the class with the longest name, which occurs
  /// in the fewest other names.
  private static func affixes(of spellings: [[String]], in names: ColumnsByName) -> [Affixes] {
    guard let longest = spellings.max(by: { $0[0].utf8.count < $1[0].utf8.count }) else {
      return []
    }
    var found: Set<Affixes> = []
    for spelling in longest {
      let text = Array(spelling.utf8)
      for (name, _) in names.columns {
        if name.elementsEqual(text) { found.insert(Affixes(prefix: [], suffix: [])) }
        guard name.count <= longestName, name.count > text.count else { continue }
        for start in 0...(name.count - text.count)
        where name[start..<start + text.count].elementsEqual(text) {
          let affixes = Affixes(
            prefix: Array(name[..<start]), suffix: Array(name[(start + text.count)...]))
          if affixes.isApart(from: text) { found.insert(affixes) }
        }
      }
    }
    return Array(found)
  }
}

/// The text before a class in a column name, and the text after it.
private struct Affixes: Hashable {
  let prefix: [UInt8]
  let suffix: [UInt8]

  /// Whether the class is separate from other digits: `c10` does not contain the class `1`.
  func isApart(from text: [UInt8]) -> Bool {
    !(text.first.map(isDigit) ?? false && prefix.last.map(isDigit) ?? false)
      && !(text.last.map(isDigit) ?? false && suffix.first.map(isDigit) ?? false)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

/// Columns and the bytes of their names.
private struct ColumnsByName {
  let columns: [(name: [UInt8], column: Int)]
  private let places: [[UInt8]: Int]

  init(_ columns: [Int], of table: any Table) {
    self.columns = columns.map { (Array(table.columns[$0].utf8), $0) }
    places = Dictionary(self.columns.map { ($0.name, $0.column) }, uniquingKeysWith: { $1 })
  }

  func column(_ affixes: Affixes, _ spelling: String) -> Int? {
    places[affixes.prefix + Array(spelling.utf8) + affixes.suffix]
  }
}

extension ClassColumns.Group {
  /// The columns with a prefix and suffix; nil if a class has none, or two classes share one.
  fileprivate init?(_ affixes: Affixes, _ spellings: [[String]], in names: ColumnsByName) {
    var found: [(column: Int, name: String)] = []
    for spellings in spellings {
      let column = spellings.lazy.compactMap { spelling in
        names.column(affixes, spelling).map { ($0, spelling) }
      }.first
      guard let column else { return nil }
      found.append(column)
    }
    guard Set(found.map(\.column)).count == found.count else { return nil }
    found.sort { $0.column < $1.column }
    prefix = String(decoding: affixes.prefix, as: UTF8.self)
    suffix = String(decoding: affixes.suffix, as: UTF8.self)
    columns = found.map(\.column)
    classes = found.map(\.name)
  }

  /// Decides which group gets a column that fits two, such as `a_b` with classes `a` and `b`: one
  /// in which the class ends the name, or else starts it.
  fileprivate var rank: (Int, Int, Int, Int) {
    (
      isExact ? 0 : suffix.isEmpty ? 1 : prefix.isEmpty ? 2 : 3, columns.first ?? 0,
      prefix.utf8.count, suffix.utf8.count
    )
  }

  /// Finds further columns with the same prefix and suffix.
  ///
  /// If the classes are numbers, only numbers count.
  fileprivate mutating func findOthers(
    in names: ColumnsByName, besides taken: Set<Int>, areNumbers: Bool
  ) {
    let (prefix, suffix) = (Array(prefix.utf8), Array(suffix.utf8))
    for (name, column) in names.columns where !taken.contains(column) {
      guard name.count > prefix.count + suffix.count, name.starts(with: prefix),
        name.reversed().starts(with: suffix.reversed())
      else { continue }
      let middle = String(
        decoding: name[prefix.count..<name.count - suffix.count], as: UTF8.self)
      if !areNumbers || LabelMatcher.number(middle) != nil { others.append((column, middle)) }
    }
  }
}
