package import AssayData

/// Whether ids increase, as numbers or as texts, and so are distinct.
package struct IDOrder: Sendable {
  private struct Run {
    let firstRow: Int
    let first: ArraySlice<UInt8>
    let last: ArraySlice<UInt8>
  }

  package init() {}

  private var runs: [Run] = []
  private var riseAsNumbers = true
  private var riseAsTexts = true

  /// Adds the ids of a chunk.
  package mutating func add(_ ids: TextColumn, firstRow: Int) {
    guard ids.count > 0 else { return }
    let rises = ids.rises
    riseAsTexts = riseAsTexts && rises.asTexts
    riseAsNumbers = riseAsNumbers && rises.asNumbers
    runs.append(
      Run(
        firstRow: firstRow, first: ArraySlice(Array(ids.bytes(at: 0))),
        last: ArraySlice(Array(ids.bytes(at: ids.count - 1)))))
  }

  package mutating func merge(_ other: IDOrder) {
    runs += other.runs
    riseAsNumbers = riseAsNumbers && other.riseAsNumbers
    riseAsTexts = riseAsTexts && other.riseAsTexts
  }

  /// Whether each id is greater than the one before, in row order.
  package var areDistinct: Bool {
    var order = self
    let sorted = runs.sorted { $0.firstRow < $1.firstRow }
    for (one, next) in zip(sorted, sorted.dropFirst()) { order.note(one.last, next.first) }
    return order.riseAsNumbers || order.riseAsTexts
  }

  /// Compares two consecutive ids.
  ///
  /// As numbers, a shorter id is smaller; ids of equal length are in the same order as numbers and
  /// as texts. Either order alone makes ids distinct.
  private mutating func note(_ one: ArraySlice<UInt8>, _ next: ArraySlice<UInt8>) {
    guard riseAsNumbers || riseAsTexts else { return }
    let rises = one.lexicographicallyPrecedes(next)
    riseAsTexts = riseAsTexts && rises
    riseAsNumbers = riseAsNumbers && (one.count < next.count || (one.count == next.count && rises))
  }
}
