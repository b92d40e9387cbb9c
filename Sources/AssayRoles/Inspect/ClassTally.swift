import AssayData
import AssayTables

/// Texts with the number of rows of each, as long as they may be classes.
struct ClassTally: Sendable {
  /// By bytes: two Unicode forms of the same text are different.
  private var counts: [[UInt8]: Int] = [:]
  private(set) var isCut = false

  mutating func add(_ column: TextColumn) {
    let distinct = DistinctTexts(column)
    var rows = Array(repeating: 0, count: distinct.texts.count)
    for code in distinct.codes { rows[Int(code)] += 1 }
    for (text, rows) in zip(distinct.texts, rows) { add(Array(text.utf8), rows) }
  }

  mutating func merge(_ other: ClassTally) {
    isCut = isCut || other.isCut
    for (text, rows) in other.counts { add(text, rows) }
  }

  private mutating func add(_ text: [UInt8], _ rows: Int) {
    if let known = counts[text] {
      counts[text] = known + rows
    } else if counts.count < InspectedClasses.limit {
      counts[text] = rows
    } else {
      isCut = true
    }
  }

  /// The texts in class order, then others; numbers are ordered by size.
  func classes(model: String?, order: ClassList?) -> InspectedClasses {
    // Which of too many were kept is arbitrary.
    guard !isCut else { return InspectedClasses(model: model, counts: [], isCut: true) }
    let texts = counts.map { (text: String(decoding: $0, as: UTF8.self), bytes: $0, rows: $1) }
    let matcher = order.map { LabelMatcher($0) }
    let convention = matcher?.convention(of: texts.map(\.text)) ?? .names
    let keyed = texts.map { text in
      let place = matcher?.index(of: text.text, by: convention) ?? .max
      return (place, LabelMatcher.number(text.text) ?? .max, text)
    }
    let sorted = keyed.sorted { one, other in
      if (one.0, one.1) != (other.0, other.1) { return (one.0, one.1) < (other.0, other.1) }
      return one.2.bytes.lexicographicallyPrecedes(other.2.bytes)
    }
    return InspectedClasses(
      model: model, counts: sorted.map { .init(name: $0.2.text, rows: $0.2.rows) }, isCut: false)
  }

  /// The texts; nil if some were not counted.
  var texts: [String]? {
    isCut ? nil : counts.keys.map { String(decoding: $0, as: UTF8.self) }
  }
}
