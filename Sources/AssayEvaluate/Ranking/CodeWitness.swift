/// Finds the codes of a class that hold a single score, and so lose nothing.
///
/// It is given up for all codes once one holds different scores of both positives and negatives,
/// whose order is lost. The result depends on the samples alone, not on their order.
struct CodeWitness: Sendable {
  private static let pageBits = 6
  private static let pageSize = 1 << pageBits

  /// For each page of codes, its place in ``entries`` plus 1; 0 if none of its codes was seen.
  private var pages = Array(repeating: UInt16(0), count: ScoreCode.count / pageSize)
  private var entries: [Entry] = []
  private let pageLimit: Int
  private(set) var isGivenUp = false

  private struct Entry {
    var score = 0.0
    var marks: UInt8 = 0

    static let positive: UInt8 = 1
    static let negative: UInt8 = 2
    static let different: UInt8 = 4
    static let lost = positive | negative | different
  }

  /// A page takes about 1 KiB; beyond `pageLimit` pages the search is given up.
  init(pageLimit: Int) { self.pageLimit = pageLimit }

  /// Notes a score, unless the search is given up.
  @inline(__always)
  mutating func note(_ code: UInt16, _ score: Double, isPositive: Bool) {
    guard !isGivenUp else { return }
    note(code, score, isPositive ? Entry.positive : Entry.negative)
  }

  private mutating func note(_ code: UInt16, _ score: Double, _ marks: UInt8) {
    guard let place = place(code) else {
      giveUp()
      return
    }
    var entry = entries[place]
    if entry.marks == 0 { entry.score = score }
    entry.marks |= marks | (entry.score == score ? 0 : Entry.different)
    entries[place] = entry
    if entry.marks == Entry.lost { giveUp() }
  }

  mutating func merge(_ other: CodeWitness) {
    if other.isGivenUp { giveUp() }
    for (page, start) in other.pages.enumerated() where start > 0 {
      for offset in 0..<CodeWitness.pageSize where !isGivenUp {
        let entry = other.entries[Int(start - 1) * CodeWitness.pageSize + offset]
        guard entry.marks > 0 else { continue }
        note(UInt16(page * CodeWitness.pageSize + offset), entry.score, entry.marks)
      }
    }
  }

  /// The score that all samples with a code have; nil if their scores may differ.
  func score(of code: ScoreCode) -> Double? {
    guard !isGivenUp else { return nil }
    let page = pages[Int(code.rawValue) >> CodeWitness.pageBits]
    guard page > 0 else { return nil }
    let offset = Int(code.rawValue) & (CodeWitness.pageSize - 1)
    let entry = entries[Int(page - 1) * CodeWitness.pageSize + offset]
    return entry.marks > 0 && entry.marks & Entry.different == 0 ? entry.score : nil
  }

  /// The index of a code's entry; nil if there is no room for its page.
  private mutating func place(_ code: UInt16) -> Int? {
    let page = Int(code) >> CodeWitness.pageBits
    if pages[page] == 0 {
      guard entries.count < pageLimit * CodeWitness.pageSize else { return nil }
      entries += Array(repeating: Entry(), count: CodeWitness.pageSize)
      pages[page] = UInt16(entries.count / CodeWitness.pageSize)
    }
    return Int(pages[page] - 1) * CodeWitness.pageSize + Int(code) & (CodeWitness.pageSize - 1)
  }

  private mutating func giveUp() { (isGivenUp, pages, entries) = (true, [], []) }
}
