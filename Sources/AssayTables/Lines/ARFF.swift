import AssayBytes
import AssayData

/// Weka's table: `@relation`, an `@attribute NAME TYPE` for each column, and rows after `@data`.
///
/// Names and values may be in single or double quotes, with a backslash before a quote inside.
/// Lines that start with `%` are comments. A missing value is `?`, which is read as empty.
struct ARFF: LineForm {
  let format = "ARFF"
  private(set) var columns: [String] = []
  private(set) var start = 0

  static func isHeader(_ lines: FirstLines, in bytes: RawSpan) -> Bool {
    let first = lines.lines.first { bytes.byte(at: $0.lowerBound) != UInt8(ascii: "%") }
    return first.map { word(lineWords($0, in: bytes), in: bytes) == "@relation" } ?? false
  }

  /// Reads the header; nil if the bytes end before `@data`.
  init?(_ bytes: RawSpan, isEnd: Bool) {
    var offset = lengthOfByteOrderMark(in: bytes)
    while let line = nextLine(bytes, from: offset, isEnd: isEnd) {
      offset = line.next
      let words = lineWords(line.text, in: bytes)
      switch ARFF.word(words, in: bytes) {
      case "@attribute":
        guard words.count > 1 else { return nil }
        let (name, _) = ARFF.value(
          words[1].lowerBound..<line.text.upperBound, in: bytes, ends: " \t{")
        columns.append(name)
      case "@data":
        start = offset
        return
      default: break
      }
    }
    return nil
  }

  /// The first word, in lower case.
  private static func word(_ words: [Range<Int>], in bytes: RawSpan) -> String {
    words.first.map { text(bytes, $0).lowercased() } ?? ""
  }

  /// The value at the start of a range, and where it ends.
  private static func value(
    _ range: Range<Int>, in bytes: RawSpan, ends: StaticString
  ) -> (text: String, end: Int) {
    let first = bytes.byte(at: range.lowerBound)
    guard first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") else {
      let stops = "\(ends)".utf8
      let end = range.first { stops.contains(bytes.byte(at: $0)) } ?? range.upperBound
      var last = end
      while last > range.lowerBound, bytes.byte(at: last - 1) == UInt8(ascii: " ") { last -= 1 }
      return (text(bytes, range.lowerBound..<last), end)
    }
    var characters: [UInt8] = []
    var offset = range.lowerBound + 1
    while offset < range.upperBound, bytes.byte(at: offset) != first {
      if bytes.byte(at: offset) == UInt8(ascii: "\\"), offset + 1 < range.upperBound { offset += 1 }
      characters.append(bytes.byte(at: offset))
      offset += 1
    }
    return (String(decoding: characters, as: UTF8.self), min(offset + 1, range.upperBound))
  }

  func fields(_ line: Range<Int>, in bytes: RawSpan) throws(LineFault) -> [LineField]? {
    guard let first = lineWords(line, in: bytes).first,
      bytes.byte(at: first.lowerBound) != UInt8(ascii: "%")
    else { return nil }
    if bytes.byte(at: first.lowerBound) == UInt8(ascii: "{") {
      throw LineFault(kind: .row(.sparseRow), offset: first.lowerBound)
    }
    var fields: [LineField] = []
    var offset = first.lowerBound
    while true {
      while offset < line.upperBound, isLineBlank(bytes.byte(at: offset)) { offset += 1 }
      if offset == line.upperBound {
        fields.append(.text("", at: offset))
        break
      }
      let (value, end) = ARFF.value(offset..<line.upperBound, in: bytes, ends: ",")
      let isPlain = value != "?" && bytes.starts(offset..<line.upperBound, with: value)
      fields.append(
        isPlain
          ? .range(offset..<offset + value.utf8.count)
          : .text(value == "?" ? "" : value, at: offset))
      offset = end
      while offset < line.upperBound, isLineBlank(bytes.byte(at: offset)) { offset += 1 }
      guard offset < line.upperBound else { break }
      guard bytes.byte(at: offset) == UInt8(ascii: ",") else {
        throw LineFault(kind: .row(.notRow(of: format)), offset: offset)
      }
      offset += 1
    }
    guard fields.count == columns.count else {
      throw LineFault(
        kind: .row(.fieldCount(expected: columns.count, found: fields.count)),
        offset: first.lowerBound)
    }
    return fields
  }
}
