import AssayData

/// A column of texts as numbers into the list of its distinct texts, in order of appearance.
struct DistinctTexts {
  /// Up to so many texts are compared one after another; of more a dictionary knows the place.
  private static let fewTexts = 16

  /// Each row's place in ``texts``.
  private(set) var codes: [Int] = []
  private(set) var texts: [String] = []

  init(_ column: TextColumn) {
    codes.reserveCapacity(column.count)
    var known: [[UInt8]] = []
    var places: [ArraySlice<UInt8>: Int] = [:]
    for row in 0..<column.count {
      if let place = known.firstIndex(where: { column.matches($0, at: row) }) {
        codes.append(place)
        continue
      }
      let bytes = column.bytes(at: row)
      let place = places[bytes] ?? texts.count
      if place == texts.count {
        texts.append(column[row])
        if known.count < DistinctTexts.fewTexts {
          known.append(Array(bytes))
        } else {
          places[bytes] = place
        }
      }
      codes.append(place)
    }
  }
}
