/// The ids of the first and the last sample; empty if samples have no ids.
///
/// Two parts of a test set that share one of these ids overlap: a part was given twice, or was cut
/// one row too early or too late. The sums alone cannot show that.
package struct EndIDs: Sendable {
  private var first: SampleName?
  private var last: SampleName?

  package init() {}

  package mutating func add(_ testSet: TestSet, firstRow: Int) {
    guard testSet.ids != nil, testSet.count > 0 else { return }
    take(
      testSet.name(ofSample: 0, firstRow: firstRow),
      testSet.name(ofSample: testSet.count - 1, firstRow: firstRow))
  }

  package mutating func merge(_ other: EndIDs) {
    guard let first = other.first, let last = other.last else { return }
    take(first, last)
  }

  private mutating func take(_ one: SampleName, _ other: SampleName) {
    if one.row < first?.row ?? .max { first = one }
    if other.row > last?.row ?? -1 { last = other }
  }

  package mutating func move(by rows: Int) {
    first = first?.moved(by: rows)
    last = last?.moved(by: rows)
  }

  /// The ids, without repetition.
  package var ids: [String] {
    let ids = [first, last].compactMap { $0?.id }
    return first?.row == last?.row ? Array(ids.prefix(1)) : ids
  }
}

// MARK: - Written

extension EndIDs {
  package var saved: Saved {
    guard let first = first?.id, let last = last?.id else { return .null }
    return .texts([first, last])
  }

  /// Reads the written ids of `count` samples.
  package init(saved: Saved, count: Int) throws(SavedFault) {
    guard let saved = saved.optional else { return }
    let ends = try saved.list(count: 2)
    first = SampleName(row: 0, id: try ends[0].text())
    last = SampleName(row: count - 1, id: try ends[1].text())
  }
}
