import AssayBytes
import AssayData

// Training examples of other programs: a label, followed by the input of the model.

/// Lines of fastText: `__label__tea`, possibly further labels, and the text.
struct FastTextLabels: LineForm {
  let format = "fastText"
  let columns = ["label"]
  let start: Int

  init?(_ lines: FirstLines, in bytes: RawSpan) {
    guard !lines.words.isEmpty,
      lines.words.allSatisfy({ bytes.starts($0[0], with: "__label__") && $0[0].count > 9 })
    else { return nil }
    start = lines.start
  }

  func fields(_ line: Range<Int>, in bytes: RawSpan) throws(LineFault) -> [LineField]? {
    let words = lineWords(line, in: bytes)
    guard let first = words.first else { return nil }
    let labels = words.prefix { bytes.starts($0, with: "__label__") }
    switch labels.count {
    case 0: throw LineFault(kind: .row(.noLabel(of: format)), offset: first.lowerBound)
    case 1: return [.range(first.lowerBound + 9..<first.upperBound)]
    default:
      let names = labels.map { text(bytes, $0.lowerBound + 9..<$0.upperBound) }
      return [.text(names.joined(separator: "|"), at: first.lowerBound)]
    }
  }
}

/// Lines of LIBSVM: `+1 3:0.5 7:1`; only the label is read.
struct SparseExamples: LineForm {
  let format = "LIBSVM"
  let columns = ["label"]
  let start: Int

  init?(_ lines: FirstLines, in bytes: RawSpan) {
    guard lines.words.contains(where: { $0.count > 1 }),
      lines.words.allSatisfy({ words in
        bytes.isNumber(words[0])
          && words.dropFirst().allSatisfy { SparseExamples.isFeature($0, in: bytes) }
      })
    else { return nil }
    start = lines.start
  }

  private static func isFeature(_ word: Range<Int>, in bytes: RawSpan) -> Bool {
    guard let colon = bytes.last(UInt8(ascii: ":"), in: word) else { return false }
    let name = word.lowerBound..<colon
    let isName = !name.isEmpty && name.allSatisfy { bytes.byte(at: $0) &- UInt8(ascii: "0") < 10 }
    return (isName || text(bytes, name) == "qid") && bytes.isNumber(colon + 1..<word.upperBound)
  }

  func fields(_ line: Range<Int>, in bytes: RawSpan) throws(LineFault) -> [LineField]? {
    guard let first = lineWords(line, in: bytes).first else { return nil }
    guard bytes.byte(at: first.lowerBound) == UInt8(ascii: "+") else { return [.range(first)] }
    return [.range(first.lowerBound + 1..<first.upperBound)]
  }
}

/// Lines of Vowpal Wabbit: `1 1.0 'tag |words a b:2`; the label and the tag are read.
struct VowpalExamples: LineForm {
  let format = "Vowpal Wabbit"
  let start: Int
  private let hasTags: Bool

  var columns: [String] { hasTags ? ["label", "tag"] : ["label"] }

  init?(_ lines: FirstLines, in bytes: RawSpan) {
    let parts = lines.lines.compactMap { VowpalExamples.parts($0, in: bytes) }
    guard let first = parts.first, parts.count == lines.lines.count,
      parts.allSatisfy({ ($0.tag == nil) == (first.tag == nil) })
    else { return nil }
    start = lines.start
    hasTags = first.tag != nil
  }

  /// The label and the tag of an example; nil for any other line.
  private static func parts(
    _ line: Range<Int>, in bytes: RawSpan
  ) -> (label: Range<Int>, tag: Range<Int>?)? {
    guard let bar = line.first(where: { bytes.byte(at: $0) == UInt8(ascii: "|") }) else {
      return nil
    }
    let words = lineWords(line.lowerBound..<bar, in: bytes)
    guard let label = words.first, let last = words.last, bytes.isNumber(label) else { return nil }
    let isQuoted = bytes.byte(at: last.lowerBound) == UInt8(ascii: "'")
    // A word that touches the bar is a tag; `1|0.7|0.3` are fields separated by bars.
    let touches = last.upperBound == bar
    let behind = lineWords(bar + 1..<line.upperBound, in: bytes).first
    guard words.count > 1 || !touches, behind.map({ !bytes.isNumber($0) }) ?? true else {
      return nil
    }
    let tag = words.count > 1 && (isQuoted || touches)
    return (label, tag ? (isQuoted ? last.lowerBound + 1 : last.lowerBound)..<last.upperBound : nil)
  }

  func fields(_ line: Range<Int>, in bytes: RawSpan) throws(LineFault) -> [LineField]? {
    if lineWords(line, in: bytes).isEmpty { return nil }
    guard let (label, tag) = VowpalExamples.parts(line, in: bytes), (tag != nil) == hasTags else {
      throw LineFault(kind: .row(.noLabel(of: format)), offset: line.lowerBound)
    }
    return [.range(label)] + [tag].compactMap(\.self).map { .range($0) }
  }
}
