import AssayBytes
import AssayData

/// Rows of classes with their scores, as fastText and Vowpal Wabbit write them.
///
/// fastText writes `__label__tea 0.7 __label__milk 0.3`, the best class first; Vowpal Wabbit writes
/// `1:0.7 2:0.3`, followed by the example's tag if it has one. Each class is a column, in the order
/// of the first row. If every row has one class, that is the predicted class.
struct ClassScorePairs: LineForm {
  private enum Writer {
    case fastText
    case vowpalWabbit
  }

  private let writer: Writer
  private let classes: [[UInt8]]
  private let places: [[UInt8]: Int]
  private let hasTags: Bool
  let start: Int

  var format: String { writer == .fastText ? "fastText" : "Vowpal Wabbit" }

  var columns: [String] {
    let tags = hasTags ? ["tag"] : []
    if classes.isEmpty { return ["prediction", "probability"] + tags }
    return classes.map { String(decoding: $0, as: UTF8.self) } + tags
  }

  init?(_ lines: FirstLines, in bytes: RawSpan) {
    guard let first = lines.words.first else { return nil }
    start = lines.start
    let pairs = lines.words.map { ClassScorePairs.fastText($0, in: bytes) }
    if let several = pairs.lazy.compactMap(\.self).first(where: { $0.count > 1 }) {
      // Lines with other pairs, or with a class twice, are reported when they are read.
      writer = .fastText
      hasTags = false
      var seen: Set<[UInt8]> = []
      classes = several.map { bytes.array($0.name) }.filter { seen.insert($0).inserted }
    } else if pairs.allSatisfy({ $0?.count == 1 }) {
      writer = .fastText
      hasTags = false
      classes = []
    } else if let (pairs, tag) = ClassScorePairs.vowpal(first, in: bytes), pairs.count > 1,
      lines.words.allSatisfy({ ClassScorePairs.vowpal($0, in: bytes) != nil })
    {
      writer = .vowpalWabbit
      hasTags = tag != nil
      classes = pairs.map { bytes.array($0.name) }
    } else {
      return nil
    }
    places = Dictionary(
      classes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    guard places.count == classes.count else { return nil }
  }

  private typealias Pair = (name: Range<Int>, score: Range<Int>)

  func fields(_ line: Range<Int>, in bytes: RawSpan) throws(LineFault) -> [LineField]? {
    let words = lineWords(line, in: bytes)
    if words.isEmpty { return nil }
    var tag: Range<Int>?
    var pairs: [Pair]
    switch writer {
    case .fastText:
      guard let found = ClassScorePairs.fastText(words, in: bytes) else { throw broken(line) }
      pairs = found
    case .vowpalWabbit:
      guard let found = ClassScorePairs.vowpal(words, in: bytes), (found.tag != nil) == hasTags
      else { throw broken(line) }
      (pairs, tag) = found
    }
    if classes.isEmpty {
      guard pairs.count == 1 else { throw broken(line) }
      return [.range(pairs[0].name), score(pairs[0].score, in: bytes)]
    }
    var fields = [LineField?](repeating: nil, count: classes.count)
    for pair in pairs {
      guard let place = places[bytes.array(pair.name)] else { throw others(pairs, line, bytes) }
      guard fields[place] == nil else {
        throw LineFault(
          kind: .row(.classTwice(text(bytes, pair.name))), offset: pair.name.lowerBound)
      }
      fields[place] = score(pair.score, in: bytes)
    }
    let found = fields.compactMap(\.self)
    guard found.count == classes.count else { throw others(pairs, line, bytes) }
    return found + [tag].compactMap(\.self).map { .range($0) }
  }

  /// A score; fastText writes 1.00001 for 1, which is read as 1.
  private func score(_ range: Range<Int>, in bytes: RawSpan) -> LineField {
    guard writer == .fastText, case .finite(let score) = parseNumber(bytes, range), score > 1,
      score <= 1.0001
    else { return .range(range) }
    return .text("1", at: range.lowerBound)
  }

  private func broken(_ line: Range<Int>) -> LineFault {
    LineFault(kind: .row(.notPairs(of: format)), offset: line.lowerBound)
  }

  private func others(_ pairs: [Pair], _ line: Range<Int>, _ bytes: RawSpan) -> LineFault {
    LineFault(
      kind: .row(
        .pairClasses(
          of: format, expected: classes.map { String(decoding: $0, as: UTF8.self) },
          found: pairs.map { text(bytes, $0.name) })),
      offset: line.lowerBound)
  }

  /// The classes without their prefix, and the scores; nil if the words are not such pairs.
  private static func fastText(_ words: [Range<Int>], in bytes: RawSpan) -> [Pair]? {
    guard words.count.isMultiple(of: 2) else { return nil }
    var pairs: [Pair] = []
    for place in stride(from: 0, to: words.count, by: 2) {
      let (name, score) = (words[place], words[place + 1])
      guard bytes.starts(name, with: "__label__"), bytes.isNumber(score) else { return nil }
      pairs.append((name.lowerBound + 9..<name.upperBound, score))
    }
    return pairs
  }

  /// The classes before the last colon of each word with their scores, and a last word without a
  /// score.
  private static func vowpal(
    _ words: [Range<Int>], in bytes: RawSpan
  ) -> (pairs: [Pair], tag: Range<Int>?)? {
    var pairs: [Pair] = []
    for (place, word) in words.enumerated() {
      guard let colon = bytes.last(UInt8(ascii: ":"), in: word), colon > word.lowerBound,
        bytes.isNumber(colon + 1..<word.upperBound)
      else {
        return place == words.count - 1 && place > 0 ? (pairs, word) : nil
      }
      pairs.append((word.lowerBound..<colon, colon + 1..<word.upperBound))
    }
    return (pairs, nil)
  }
}
