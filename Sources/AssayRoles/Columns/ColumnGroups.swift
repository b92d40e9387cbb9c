import AssayData
import AssayTables

/// Columns named `model.class`, `model_class`, `model:class` …: several models' scores in one file.
struct ColumnGroups {
  /// A prefix with the columns of its classes, in the order of ``classes``.
  struct Group: Equatable {
    let prefix: String
    var columns: [Int]
  }

  let classes: [String]
  let groups: [Group]

  private static let separators = [".", ":", "/", "|", "_", "-", " "].map { UInt8(ascii: $0) }

  /// Finds a separator that splits every name into prefix and class so that all prefixes have the
  /// same classes, at least two and including `known`; nil if absent.
  init?(_ columns: [Int], of table: any Table, known: [String]) {
    for separator in ColumnGroups.separators {
      if let found = ColumnGroups.split(columns, of: table, at: separator, known: known) {
        self = found
        return
      }
    }
    return nil
  }

  private init(classes: [String], groups: [Group]) {
    self.classes = classes
    self.groups = groups
  }

  private static func split(
    _ columns: [Int], of table: any Table, at separator: UInt8, known: [String]
  ) -> ColumnGroups? {
    var prefixes: [String] = []
    var members: [ExactText: [(name: String, column: Int)]] = [:]
    for column in columns {
      guard let (prefix, name) = cut(table.columns[column], at: separator, known: known) else {
        return nil
      }
      if members[prefix] == nil { prefixes.append(prefix) }
      members[ExactText(prefix), default: []].append((name, column))
    }
    guard let first = prefixes.first, let classes = members[first]?.map(\.name),
      classes.count > 1, known.allSatisfy(Set(exactly: classes).contains)
    else { return nil }
    var groups: [Group] = []
    for prefix in prefixes {
      let found = members[prefix] ?? []
      let byName = Dictionary(
        found.map { (ExactText($0.name), $0.column) }, uniquingKeysWith: { $1 })
      let places = classes.compactMap { byName[$0] }
      guard places.count == classes.count, found.count == classes.count else { return nil }
      groups.append(Group(prefix: prefix, columns: places))
    }
    return ColumnGroups(classes: classes, groups: groups)
  }

  /// The prefix and the class: a known class at the end of the name, else after the first
  /// separator.
  private static func cut(
    _ name: String, at separator: UInt8, known: [String]
  ) -> (String, String)? {
    let bytes = Array(name.utf8)
    func parts(at place: Int) -> (String, String)? {
      guard place > 0 else { return nil }
      return (
        String(decoding: bytes[..<place], as: UTF8.self),
        String(decoding: bytes[(place + 1)...], as: UTF8.self)
      )
    }
    let ends = known.filter { known in
      let place = bytes.count - known.utf8.count - 1
      return place >= 0 && bytes[place] == separator
        && bytes[(place + 1)...].elementsEqual(known.utf8)
    }
    if let longest = ends.max(by: { $0.utf8.count < $1.utf8.count }) {
      return parts(at: bytes.count - longest.utf8.count - 1)
    }
    return bytes.firstIndex(of: separator).flatMap(parts)
  }
}
