import AssayBytes
import AssayData

/// Predictions of Weka: `inst#,actual,predicted,error,prediction` and rows `1,1:no,1:no,,0.9`, as
/// CSV or separated by blanks.
///
/// `prediction` is the score of the predicted class. With `distribution` instead, a row has the
/// scores of all classes, with a `*` at that of the predicted class. The number before a class name
/// is its place among the classes, from 1.
struct WekaPredictions: LineForm {
  let format = "Weka predictions"
  let start: Int
  private let isCSV: Bool
  /// The classes in the order of their scores; nil if rows have only the predicted class's score.
  private let classes: [String]?
  /// Further columns after the scores that the user asked Weka to write, such as ids.
  private let others: [String]

  private static let names = ["inst#", "actual", "predicted", "error"]

  var columns: [String] {
    ["inst#", "actual", "predicted"] + (classes ?? ["prediction"]) + others
  }

  init?(_ lines: FirstLines, in bytes: RawSpan) {
    let header = lines.words.prefix(5).firstIndex { words in
      let names = words.map { text(bytes, $0) }.joined(separator: ",").split(separator: ",")
      return names.count >= 5 && names.prefix(4).map(String.init) == WekaPredictions.names
        && (names[4] == "prediction" || names[4] == "distribution")
    }
    guard let header else { return nil }
    let words = lines.words[header]
    let names = words.map { text(bytes, $0) }.joined(separator: ",").split(separator: ",")
      .map(String.init)
    let isCSV = words.count == 1
    self.isCSV = isCSV
    let known = lines.lines[..<header].allSatisfy { bytes.starts($0, with: "===") }
    guard known, header == 0 || !isCSV else { return nil }
    // Parentheses enclose the names of further attributes.
    let others = names.dropFirst(5).filter { $0 != "()" }.map {
      $0.hasPrefix("(") && $0.hasSuffix(")") ? String($0.dropFirst().dropLast()) : $0
    }
    self.others = others
    let line = lines.lines[header]
    start = nextLine(bytes, from: line.lowerBound, isEnd: true)?.next ?? line.upperBound
    let rows = lines.lines[(header + 1)...].map {
      WekaPredictions.split($0, isCSV: isCSV, in: bytes)
    }
    guard names[4] == "distribution" else {
      classes = nil
      return
    }
    guard let count = rows.compactMap({ $0.map { $0.count - 3 - others.count } }).first, count > 1
    else { return nil }
    var found = (1...count).map(String.init)
    for row in rows {
      for field in row?[1...2] ?? [] {
        guard let (place, name) = WekaPredictions.named(field, in: bytes), place <= count else {
          continue
        }
        found[place - 1] = text(bytes, name)
      }
    }
    classes = found
  }

  /// The number and the name in `2:yes`; nil if the field has another form.
  private static func named(
    _ field: Range<Int>, in bytes: RawSpan
  ) -> (place: Int, name: Range<Int>)? {
    guard let colon = field.first(where: { bytes.byte(at: $0) == UInt8(ascii: ":") }),
      let place = Int(text(bytes, field.lowerBound..<colon)), place > 0
    else { return nil }
    return (place, colon + 1..<field.upperBound)
  }

  /// The fields of a row without the error mark; nil if there are too few.
  private static func split(
    _ line: Range<Int>, isCSV: Bool, in bytes: RawSpan
  ) -> [Range<Int>]? {
    var fields: [Range<Int>] = []
    for word in isCSV ? [line] : lineWords(line, in: bytes) {
      var start = word.lowerBound
      for offset in word where bytes.byte(at: offset) == UInt8(ascii: ",") {
        fields.append(start..<offset)
        start = offset + 1
      }
      fields.append(start..<word.upperBound)
    }
    guard fields.count > 3 else { return nil }
    let mark = fields[3]
    let isMark =
      mark.isEmpty || mark.count == 1 && bytes.byte(at: mark.lowerBound) == UInt8(ascii: "+")
    if isMark { fields.remove(at: 3) } else if isCSV { return nil }
    return fields.count > 3 ? fields : nil
  }

  func fields(_ line: Range<Int>, in bytes: RawSpan) throws(LineFault) -> [LineField]? {
    if lineWords(line, in: bytes).isEmpty { return nil }
    guard var fields = WekaPredictions.split(line, isCSV: isCSV, in: bytes),
      fields.count == columns.count
    else { throw LineFault(kind: .row(.notRow(of: format)), offset: line.lowerBound) }
    for column in 1...2 {
      guard let (_, name) = WekaPredictions.named(fields[column], in: bytes) else {
        throw LineFault(kind: .row(.notRow(of: format)), offset: fields[column].lowerBound)
      }
      fields[column] = name
    }
    for column in 3..<fields.count - others.count
    where bytes.starts(fields[column], with: "*") {
      fields[column] = fields[column].lowerBound + 1..<fields[column].upperBound
    }
    return fields.map { .range($0) }
  }
}
