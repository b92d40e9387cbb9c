package import AssayData

/// The samples that only one of two versions gets right.
package struct ChangedAnswers: Sendable, Equatable {
  package let newlyWrong: List
  package let newlyRight: List

  package init(newlyWrong: List, newlyRight: List) {
    (self.newlyWrong, self.newlyRight) = (newlyWrong, newlyRight)
  }

  package var isEmpty: Bool { newlyWrong.count == 0 && newlyRight.count == 0 }

  package struct List: Sendable, Equatable {
    package let count: Int
    /// The first of these samples, ordered by the change in loss, largest first; empty if it is not
    /// known which they are.
    package let samples: [SampleName]

    package init(count: Int, samples: [SampleName] = []) {
      (self.count, self.samples) = (count, samples)
    }
  }
}

/// The names of a test set's samples, in the order of their rows.
package struct SampleNames: Sendable {
  /// The row of each sample's id, in the order of the outcomes.
  private let rows: [Int]?
  private let ids: TextColumn?

  /// Rows instead of ids.
  package static let rows = SampleNames(rows: nil, ids: nil)

  private init(rows: [Int]?, ids: TextColumn?) { (self.rows, self.ids) = (rows, ids) }

  /// The ids of the samples of some outcomes; nil if the outcomes are of other samples.
  ///
  /// - Parameters:
  ///   - ids: In any order if the outcomes have hashes of ids; otherwise in the same order.
  ///   - outcomes: The outcomes of the samples.
  package init?(_ ids: TextColumn, of outcomes: Outcomes) {
    guard ids.count == outcomes.count else { return nil }
    var rows: [Int]?
    if let hashes = outcomes.ids {
      guard let found = rowsOf(hashes, among: (0..<ids.count).map(ids.idHash)) else { return nil }
      rows = found
    }
    self.init(rows: rows, ids: ids)
  }

  package subscript(place: Int) -> SampleName {
    let row = rows?[place] ?? place
    return SampleName(row: row, id: ids?[row])
  }
}

/// The index of each hash among the same hashes in another order; nil if the hashes differ, or if
/// any two are equal and the order differs.
func rowsOf(_ hashes: [UInt64], among others: [UInt64]) -> [Int]? {
  if hashes == others { return Array(0..<hashes.count) }
  guard hashes.count == others.count else { return nil }
  let order = hashes.indices.sorted { hashes[$0] < hashes[$1] }
  let otherOrder = others.indices.sorted { others[$0] < others[$1] }
  var rows = [Int](repeating: 0, count: hashes.count)
  for (place, other) in zip(order, otherOrder) {
    guard hashes[place] == others[other] else { return nil }
    rows[place] = other
  }
  for (place, next) in zip(order, order.dropFirst()) where hashes[place] == hashes[next] {
    return nil
  }
  return rows
}
