import AssayData
import AssayTables

/// Ids that differ only in spelling: `1.0` and `1`, `001` and `1`, `A7` and `a7`.
struct IDSpelling {
  private let expected: [String: Int]
  private let ids: TextColumn

  init(_ ids: TextColumn) {
    self.ids = ids
    expected = Dictionary(
      (0..<ids.count).map { (IDSpelling.folded(ids[$0]), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The problem with ids of which at least half of the missing ones exist in another spelling; nil
  /// if absent.
  func problem(of found: TextColumn, in table: any Table, labels: String) -> ReadError? {
    let exact = TextIndex(ids)
    var (others, pairs) = (0, 0)
    var first: (found: String, expected: String)?
    for row in 0..<found.count where exact.row(of: found, row) == nil {
      others += 1
      guard let place = expected[IDSpelling.folded(found[row])] else { continue }
      pairs += 1
      if first == nil { first = (found[row], ids[place]) }
    }
    if let problem = offset(of: found, in: table, labels: labels) { return problem }
    guard let first, pairs * 2 >= others else { return nil }
    return table.problem(
      .pairing(.idSpelling(first.found, expected: first.expected, labels: labels, count: pairs)))
  }

  /// The problem with ids that are numbered from different starts in the two files; nil otherwise,
  /// and if the files may be two parts of the same samples.
  private func offset(of found: TextColumn, in table: any Table, labels: String) -> ReadError? {
    guard found.count == ids.count, let mine = CountedIDs(found), let theirs = CountedIDs(ids),
      mine.around == theirs.around, mine.first != theirs.first,
      case let apart = (mine.first - theirs.first).magnitude, apart == 1 || apart >= ids.count
    else { return nil }
    return table.problem(
      .pairing(
        .idsCounted(
          from: mine.first, expected: theirs.first, labels: labels,
          isInOrder: mine.isInOrder && theirs.isInOrder)))
  }

  /// An id without leading zeros, zero decimals, surrounding blanks, and upper case.
  fileprivate static func folded(_ id: String) -> String {
    var text = String(id.lowercased().unicodeScalars.drop { $0 == " " }.filter { $0 != "\u{FEFF}" })
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isWhole =
      (1...2).contains(parts.count) && !parts[0].isEmpty
      && parts.allSatisfy { $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
      && (parts.count == 1 || parts[1].utf8.allSatisfy { $0 == UInt8(ascii: "0") })
    guard isWhole else { return text }
    let digits = parts[0].drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}

/// Ids with consecutive numbers between the same texts: `1`, `2`, `3`, or `img_4.png`, `img_5.png`.
private struct CountedIDs {
  /// The text before and after the numbers.
  let around: [ExactText]
  let first: Int
  let isInOrder: Bool

  init?(_ ids: TextColumn) {
    guard ids.count > 0, let first = CountedIDs.cut(ids[0]) else { return nil }
    var numbers: Set<Int> = []
    var isInOrder = true
    for row in 0..<ids.count {
      guard let (around, number) = CountedIDs.cut(ids[row]), around == first.around else {
        return nil
      }
      isInOrder = isInOrder && number == first.number &+ row
      numbers.insert(number)
    }
    guard let least = numbers.min(), let most = numbers.max(), numbers.count == ids.count,
      most.subtractingReportingOverflow(least) == (ids.count - 1, false)
    else { return nil }
    (around, self.first, self.isInOrder) = (first.around, least, isInOrder)
  }

  /// Splits an id into its last number and the text around it; nil if it has no number.
  private static func cut(_ id: String) -> (around: [ExactText], number: Int)? {
    let bytes = Array(IDSpelling.folded(id).utf8)
    func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    guard let last = bytes.lastIndex(where: isDigit) else { return nil }
    let start = bytes[...last].lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0
    guard let number = Int(String(decoding: bytes[start...last], as: UTF8.self)) else { return nil }
    let around = [bytes[..<start], bytes[(last + 1)...]].map {
      ExactText(String(decoding: $0, as: UTF8.self))
    }
    return (around, number)
  }
}
