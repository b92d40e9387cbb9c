import AssayData
import AssayTables

/// Ids that are the same but for how they are written: `1.0` and `1`, `001` and `1`, `A7` and `a7`.
struct IDSpelling {
  private let expected: [String: Int]
  private let ids: TextColumn

  init(_ ids: TextColumn) {
    self.ids = ids
    expected = Dictionary(
      (0..<ids.count).map { (IDSpelling.folded(ids[$0]), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is wrong with ids of which at least half of those that are not found are there in another
  /// spelling; nil of others.
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

  /// Whole numbers in both files that are counted from different ones; nil of others.
  private func offset(of found: TextColumn, in table: any Table, labels: String) -> ReadError? {
    guard found.count == ids.count, let mine = IDSpelling.count(found),
      let theirs = IDSpelling.count(ids), mine != theirs
    else { return nil }
    return table.problem(.pairing(.idsCounted(from: mine, expected: theirs, labels: labels)))
  }

  /// The least of ids that are whole numbers without a gap; nil of others.
  private static func count(_ ids: TextColumn) -> Int? {
    var numbers: Set<Int> = []
    for row in 0..<ids.count {
      guard let number = Int(folded(ids[row])) else { return nil }
      numbers.insert(number)
    }
    guard let least = numbers.min(), let most = numbers.max(), numbers.count == ids.count,
      most.subtractingReportingOverflow(least) == (ids.count - 1, false)
    else { return nil }
    return least
  }

  /// An id without leading zeros, decimals that are 0, blanks around it, and differences of case.
  private static func folded(_ id: String) -> String {
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
