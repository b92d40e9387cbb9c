import AssayBytes
import AssayData

/// Finds the columns of a file by examining its first records.
struct JSONSchemaFinder {
  /// A summary of the values seen under a key.
  fileprivate struct Seen {
    let key: [UInt8]
    let name: String
    var children: [Int] = []
    var places: [[UInt8]: Int] = [:]
    var namesKey: String?
    /// The `labels` 0 and 1 beside two scores, which may be classes or flags.
    var numberedPairs: NumberedPairs?
    var nulls = 0
    var kinds: [JSONScalar.Kind: Int] = [:]
    var firstKind: JSONScalar.Kind?
    var numericTexts = 0
    var lengths: [Int: Int] = [:]
    /// The class names that rows give for these scores.
    var names: NamesSeen?
    /// The arrays of strings beside an array of numbers that may name its entries, by key.
    var namesBeside: [String: NamesSeen] = [:]
    var arrays = 0
    /// The number of arrays that are empty or hold only strings.
    var listsOfNames = 0
  }

  private var seen = [Seen(key: [], name: "")]
  private var objects = 0
  private var widths: [Int: Int] = [:]
  private var scalars = 0

  /// Examines a record.
  mutating func add(_ record: JSONItem, in bytes: RawSpan) {
    switch record.value {
    case .object(let members):
      objects += 1
      addMembers(members, of: 0, in: bytes)
    case .array where JSONVector(record, in: bytes)?.names != nil:
      // A list of classes with their scores is read by class, not by position.
      addValue(record, in: bytes)
    case .array(let elements):
      widths[elements.count, default: 0] += 1
      guard elements.count <= JSONVector.maximumCount else { return }
      for (place, element) in elements.enumerated() {
        let key = "\(place)"
        let child = child(of: 0, Array(key.utf8), name: key)
        add(element, at: child, in: bytes)
      }
    default:
      addValue(record, in: bytes)
    }
  }

  /// Examines a record that is one value.
  private mutating func addValue(_ record: JSONItem, in bytes: RawSpan) {
    scalars += 1
    let child = child(of: 0, Array("value".utf8), name: "value")
    add(record, at: child, in: bytes)
  }

  private mutating func addMembers(
    _ members: [JSONItem.Member], of node: Int, in bytes: RawSpan
  ) {
    let found = JSONMembers(members, in: bytes)
    for member in members {
      let key = jsonString(bytes, member.key)
      let name = node == 0 ? key : "\(seen[node].name).\(key)"
      let child = child(of: node, Array(key.utf8), name: name)
      let names = JSONVector.namesKey(beside: key, among: found)
      if let names, let beside = found[names], var vector = JSONVector(member.item, in: bytes) {
        vector.takeNames(from: beside, in: bytes)
        if names == "labels", NumberedPairs.mayBeFlags(vector.names) {
          seen[child].numberedPairs = NumberedPairs(seen[child].numberedPairs, vector, in: bytes)
          vector.names = nil
        }
        if vector.areClasses(under: names, labels: labels(among: members, in: bytes)) {
          seen[child].namesKey = names
        } else {
          vector.names = nil
          addNames(beside: member, among: members, at: child, in: bytes)
        }
        add(vector, at: child)
      } else {
        add(member.item, at: child, in: bytes)
        addNames(beside: member, among: members, at: child, in: bytes)
      }
    }
  }

  /// The labels of a record that are single values.
  private func labels(among members: [JSONItem.Member], in bytes: RawSpan) -> [String] {
    members.compactMap { member in
      guard ColumnNames.isLabel(jsonString(bytes, member.key)) else { return nil }
      return JSONScalar(member.item)?.text(in: bytes)
    }.map { withoutLabelPrefix($0) ?? $0 }
  }

  /// Notes the arrays of names that are as long as an array of numbers beside them.
  private mutating func addNames(
    beside member: JSONItem.Member, among members: [JSONItem.Member], at node: Int,
    in bytes: RawSpan
  ) {
    guard case .array(let elements) = member.item.value, elements.count > 1,
      var vector = JSONVector(member.item, in: bytes), vector.names == nil
    else { return }
    for other in members where other.item.holdsStrings {
      vector.names = nil
      vector.takeNames(from: other.item, in: bytes)
      guard let names = vector.names, names.distinct.count == names.count else { continue }
      let key = jsonString(bytes, other.key)
      seen[node].namesBeside[key, default: NamesSeen(names)].add(names)
    }
  }

  private mutating func add(_ item: JSONItem, at node: Int, in bytes: RawSpan) {
    if let scalar = JSONScalar(item) {
      guard let kind = scalar.kind else {
        seen[node].nulls += 1
        return
      }
      seen[node].kinds[kind, default: 0] += 1
      if seen[node].firstKind == nil { seen[node].firstKind = kind }
      if case .string(let range) = item.value, NumberLook.isNumeric(bytes, range) {
        seen[node].numericTexts += 1
      }
    } else if let vector = JSONVector(item, in: bytes) {
      add(vector, at: node)
    } else if case .object(let members) = item.value {
      addMembers(members, of: node, in: bytes)
    } else {
      seen[node].arrays += 1
      if item.holdsStrings { seen[node].listsOfNames += 1 }
    }
  }

  private mutating func add(_ vector: JSONVector, at node: Int) {
    seen[node].lengths[vector.values.count, default: 0] += 1
    guard let names = vector.names else { return }
    var known = seen[node].names ?? NamesSeen(names)
    known.add(names)
    seen[node].names = known
  }

  private mutating func child(of node: Int, _ key: [UInt8], name: String) -> Int {
    if let known = seen[node].places[key] { return known }
    seen[node].children.append(seen.count)
    seen[node].places[key] = seen.count
    seen.append(Seen(key: key, name: name))
    return seen.count - 1
  }
}

// MARK: - The schema

extension JSONSchemaFinder {
  /// The schema of the records seen so far; `sides` are the columns that the user named beside
  /// labels and predictions.
  func schema(sides: [String] = []) -> JSONSchema {
    let seen = seen.map(\.withPairsNamed)
    var nodes = seen.map {
      JSONSchema.Node(
        key: $0.key, children: $0.children, places: $0.places, namesKey: $0.namesKey)
    }
    let isNamesOfScores = isNamesOfScores(seen)
    var fields: [JSONSchema.Field] = []
    var columns: [String] = []
    var looks: [Bool] = []
    var fieldOfColumn: [Int] = []
    for node in order(from: 0) {
      let isSide = sides.contains(exactly: seen[node].name)
      guard let (kind, count) = seen[node].kind(records: records, isNamed: isSide),
        kind != .names || !isNamesOfScores[node]
      else { continue }
      let start = columns.count
      columns += seen[node].columnNames(kind, count: count)
      looks += Array(repeating: seen[node].looksNumeric(kind), count: count)
      fieldOfColumn += Array(repeating: fields.count, count: count)
      nodes[node].field = fields.count
      fields.append(
        JSONSchema.Field(
          name: seen[node].name, kind: kind, columns: start..<columns.count, isSide: isSide,
          beside: kind == .vector(names: nil) ? seen[node].beside : nil))
    }
    return JSONSchema(
      root: root, nodes: nodes, fields: fields, columns: columns, numericLooks: looks,
      fieldOfColumn: fieldOfColumn)
  }

  /// Whether each node holds the names of the scores beside it.
  private func isNamesOfScores(_ seen: [Seen]) -> [Bool] {
    var isNames = [Bool](repeating: false, count: seen.count)
    for node in seen {
      for child in node.children where seen[child].classNames != nil {
        if let place = seen[child].namesKey.flatMap({ node.places[Array($0.utf8)] }) {
          isNames[place] = true
        }
      }
    }
    return isNames
  }

  /// The number of keys seen, including those of objects inside objects.
  var keyCount: Int { seen.count - 1 }

  private var arrays: Int { widths.values.reduce(0, +) }

  /// The number of records seen.
  var records: Int { objects + arrays + scalars }

  private var root: JSONSchema.Root {
    if objects >= max(arrays, scalars) { return .object }
    guard arrays >= scalars, let width = mostFrequent(widths) else { return .scalar }
    return .array(count: width)
  }

  /// The nodes in the order of their columns.
  private func order(from node: Int) -> [Int] {
    var order: [Int] = []
    var open = [node]
    while let next = open.popLast() {
      order.append(next)
      open += seen[next].children.reversed()
    }
    return order
  }
}

extension JSONSchemaFinder.Seen {
  /// The same, with pairs of 0 and 1 taken for class names if they cannot be flags.
  fileprivate var withPairsNamed: JSONSchemaFinder.Seen {
    guard let pairs = numberedPairs, pairs.areNames else { return self }
    var named = self
    (named.namesKey, named.names) = ("labels", NamesSeen(["0", "1"], rows: pairs.rows))
    return named
  }

  /// The neighbouring array of names that most rows have, with the same classes.
  fileprivate var beside: NamesBeside? {
    let rows = lengths.values.reduce(0, +)
    let found = namesBeside.filter { $1.rows * 2 > rows }.min { $0.key < $1.key }
    return found.map {
      NamesBeside(name: $0.key, names: $0.value.first, areInOneOrder: $0.value.areInOneOrder)
    }
  }

  /// The class names, if at least half of the rows have them.
  fileprivate var classNames: NamesSeen? {
    names.flatMap { ($0.rows + $0.otherRows) * 2 >= lengths.values.reduce(0, +) ? $0 : nil }
  }

  /// The kind of the values and the number of their columns; nil if they are not a column.
  fileprivate func kind(records: Int, isNamed: Bool) -> (JSONSchema.Field.Kind, Int)? {
    let vectors = lengths.values.reduce(0, +)
    let scalars = kinds.values.reduce(0, +)
    // Keys may be words of a text, for example, so a key that most records lack is not a column.
    guard isNamed || (vectors + scalars + nulls + arrays) * 2 >= records else { return nil }
    if vectors > max(scalars, arrays) {
      // If rows name different classes, these are each row's best ones: only its class can be read.
      let names = classNames
      if let names, names.first.count == 1 || names.otherRows >= names.rows {
        return (.topClass, 1)
      }
      // Arrays of varying lengths, or in few rows, are not scores; a few odd ones are errors.
      guard let count = mostFrequent(lengths), let rows = lengths[count],
        rows * 2 > max(vectors, records)
      else { return nil }
      return (.vector(names: names?.first), names?.first.count ?? count)
    }
    if listsOfNames * 2 > arrays + scalars,
      ColumnNames.isLabel(name) || ColumnNames.isPredictedClass(name)
    {
      return (.names, 1)
    }
    guard scalars > 0 || nulls > 0, arrays <= scalars else { return nil }
    // The most frequent kind; the one that came first if there are several.
    let most = kinds.values.max() ?? 0
    let kind = kinds[firstKind ?? .string] == most ? firstKind : kinds.first { $1 == most }?.key
    return (.scalar(kind), 1)
  }

  fileprivate func columnNames(_ kind: JSONSchema.Field.Kind, count: Int) -> [String] {
    switch kind {
    case .scalar, .names: return [name]
    case .topClass: return [namesName]
    case .vector(let names):
      if count == 1 { return [name] }
      return (0..<count).map { "\(name)[\(names?[$0] ?? "\($0)")]" }
    }
  }

  /// The name of the column with the class names, which is in the same object.
  private var namesName: String {
    let prefix = String(decoding: name.utf8.dropLast(key.count), as: UTF8.self)
    return prefix + (namesKey ?? String(decoding: key, as: UTF8.self))
  }

  fileprivate func looksNumeric(_ kind: JSONSchema.Field.Kind) -> Bool {
    switch kind {
    case .vector: true
    case .topClass, .names: false
    case .scalar:
      kinds[.number, default: 0] + numericTexts > 0
        && (kinds[.number, default: 0] + numericTexts) * 2 >= kinds.values.reduce(0, +)
    }
  }
}

/// The names beside an array of numbers: those of the first row, and how many rows have the same or
/// others.
private struct NamesSeen {
  let first: [String]
  private(set) var rows = 0
  private(set) var otherRows = 0
  private(set) var areInOneOrder = true

  init(_ first: [String], rows: Int = 0) {
    self.first = first
    self.rows = rows
  }

  mutating func add(_ names: [String]) {
    let isSame =
      first.areExactly(names)
      || (first.count == names.count && Set(exactly: first) == Set(exactly: names))
    if isSame { rows += 1 } else { otherRows += 1 }
    areInOneOrder = areInOneOrder && first.areExactly(names)
  }
}

/// The most frequent number; the smallest if there are several.
private func mostFrequent(_ counts: [Int: Int]) -> Int? {
  counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
}
