import AssayData

/// A column of texts as numbers into the list of its distinct texts, in order of appearance.
struct DistinctTexts {
  /// Each row's place in ``texts``.
  private(set) var codes: [Int] = []
  private(set) var texts: [String] = []
  /// The first row that has each text.
  private(set) var firstRows: [Int] = []

  init(_ column: TextColumn) {
    codes.reserveCapacity(column.count)
    var places: [ArraySlice<UInt8>: Int] = [:]
    for row in 0..<column.count {
      let bytes = column.bytes(at: row)
      if let place = places[bytes] {
        codes.append(place)
      } else {
        places[bytes] = texts.count
        codes.append(texts.count)
        texts.append(column[row])
        firstRows.append(row)
      }
    }
  }
}
