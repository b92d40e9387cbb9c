import AssayBytes

/// A JSON document stored by columns: each key has the values of all rows.
///
/// | form | from |
/// |:--|:--|
/// | `{"y":[…],"proba":[[…],…]}` | any program |
/// | `{"y":{"0":…,"1":…},"p":{"0":…}}` | pandas `to_json()` |
/// | `{"0":{"y":…,"p":…},"1":{…}}` | pandas `to_json(orient="index")`, see ``JSONGrid`` |
/// | `{"s1":"cat","s2":"dog"}`: a label under each id | any program |
/// | `{"columns":[…],"index":[…],"data":[[…],…]}` | pandas `to_json(orient="split")` |
///
/// The document is held in memory and converted to records, which are read like those of any other
/// file. The row names of pandas become a column without a name, as pandas writes them into CSV.
struct JSONColumns: Sendable {
  private let document: [UInt8]
  /// The ranges of each column's values, row by row.
  private let places: [[Range<Int>]]
  /// The rows as records: the contents of an array of objects, including the closing bracket.
  let rows: [UInt8]

  var byteCount: Int { document.count }

  /// Reads the columns from the members of the document's root; nil if they have no known form.
  init?(_ document: [UInt8], _ members: [JSONPart]) throws(JSONError) {
    let span = document.span.bytes
    var keys: [[UInt8]] = []
    var places: [[Range<Int>]] = []
    if JSONColumns.isSplit(span, members) {
      guard let split = try JSONColumns.split(span, members) else { return nil }
      (keys, places) = split
    } else if members.allSatisfy({ span.byte(at: $0.range.lowerBound) == UInt8(ascii: "[") }) {
      for member in members {
        keys.append(Array(document[member.key]))
        places.append(try jsonElements(span, from: member.range.lowerBound))
      }
    } else if let labels = JSONColumns.labelsByID(span, members) {
      (keys, places) = labels
    } else if let grid = try JSONGrid(span, members), let named = grid.columns(in: span) {
      (keys, places) = named
    } else {
      return nil
    }
    guard let count = places.first?.count, places.allSatisfy({ $0.count == count }) else {
      return nil
    }
    self.document = document
    self.places = places
    rows = JSONColumns.rows(document, keys, places)
  }

  /// The ids and their labels, if no key is a usual column name.
  private static func labelsByID(
    _ span: RawSpan, _ members: [JSONPart]
  ) -> (keys: [[UInt8]], places: [[Range<Int>]])? {
    let areLabels = members.allSatisfy { member in
      span.byte(at: member.range.lowerBound) == UInt8(ascii: "\"")
        && !ColumnNames.isKnown(jsonString(span, member.key))
    }
    guard members.count > 2, areLabels else { return nil }
    let ids = members.map { $0.key.lowerBound - 1..<$0.key.upperBound + 1 }
    return ([Array("id".utf8), Array("label".utf8)], [ids, members.map(\.range)])
  }

  private static func array(
    _ name: String, _ span: RawSpan, _ members: [JSONPart]
  ) -> JSONPart? {
    members.first {
      jsonString(span, $0.key) == name && span.byte(at: $0.range.lowerBound) == UInt8(ascii: "[")
    }
  }

  private static func isSplit(_ span: RawSpan, _ members: [JSONPart]) -> Bool {
    array("columns", span, members) != nil && array("data", span, members) != nil
  }

  private static func split(
    _ span: RawSpan, _ members: [JSONPart]
  ) throws(JSONError) -> (keys: [[UInt8]], places: [[Range<Int>]])? {
    guard let columns = array("columns", span, members), let data = array("data", span, members)
    else { return nil }
    var keys: [[UInt8]] = []
    for name in try jsonElements(span, from: columns.range.lowerBound) {
      guard span.byte(at: name.lowerBound) == UInt8(ascii: "\"") else { return nil }
      keys.append((name.lowerBound + 1..<name.upperBound - 1).map { span.byte(at: $0) })
    }
    var places = [[Range<Int>]](repeating: [], count: keys.count)
    for row in try jsonElements(span, from: data.range.lowerBound) {
      guard span.byte(at: row.lowerBound) == UInt8(ascii: "[") else { return nil }
      let cells = try jsonElements(span, from: row.lowerBound)
      guard cells.count == keys.count else { return nil }
      for (column, cell) in cells.enumerated() { places[column].append(cell) }
    }
    if let index = array("index", span, members) {
      keys.insert([], at: 0)
      places.insert(try jsonElements(span, from: index.range.lowerBound), at: 0)
    }
    return (keys, places)
  }

  private static func rows(
    _ document: [UInt8], _ keys: [[UInt8]], _ places: [[Range<Int>]]
  ) -> [UInt8] {
    var rows: [UInt8] = []
    let keyBytes = keys.reduce(0) { $0 + $1.count + 4 } * places[0].count
    rows.reserveCapacity(document.count + keyBytes)
    for row in places[0].indices {
      if row > 0 { rows.append(UInt8(ascii: ",")) }
      for (column, key) in keys.enumerated() {
        rows.append(UInt8(ascii: column == 0 ? "{" : ","))
        rows.append(UInt8(ascii: "\""))
        rows += key
        rows.append(UInt8(ascii: "\""))
        rows.append(UInt8(ascii: ":"))
        rows += document[places[column][row]]
      }
      rows.append(UInt8(ascii: "}"))
    }
    rows.append(UInt8(ascii: "]"))
    return rows
  }

  /// The position in the document of a byte in a chunk whose records begin with row `firstRow`.
  func place(of offset: Int, in chunk: JSONChunk, firstRow: Int) -> Problem.Place {
    let span = chunk.bytes.span.bytes
    var row = firstRow
    var start = 0
    while let record = chunk.record(from: start, in: span), record.upperBound <= offset {
      row += 1
      start = record.upperBound + 1
    }
    row = min(row, places[0].count - 1)
    let record = firstNonBlank(span, from: start)
    let members = (try? jsonMembers(span, from: record).members) ?? []
    let column = members.firstIndex { offset < $0.range.upperBound } ?? 0
    var place = places[column][row].lowerBound
    if members.indices.contains(column) {
      place += max(0, offset - members[column].range.lowerBound)
    }
    let position = textPosition(of: place, in: document.span.bytes)
    return Problem.Place(line: position.line, column: position.column)
  }
}
