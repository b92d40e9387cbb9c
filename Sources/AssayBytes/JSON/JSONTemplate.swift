/// A JSON text with places for values; reads other texts that have the same bytes except for the
/// values.
///
/// This is the fast path for records that a program wrote. Everything between the values, keys
/// included, was checked in the template's text and is only compared. Numbers and strings are
/// checked as they are read, and unused values are checked by `endOfJSONValue`. So a text that it
/// reads is valid JSON and gives the values that `JSONItem` would give; all other texts are left to
/// `JSONItem`.
package struct JSONTemplate: Sendable {
  /// The treatment of a value.
  package enum Action: Sendable {
    /// Skip the value.
    case skip
    /// Keep a string without escapes as a text; the step starts after its opening quote.
    case string(slot: Int)
    /// Keep a number as its text.
    case numeral(slot: Int)
    /// Keep true or false as its text.
    case bool(slot: Int)
    /// Parse a number, which may be inside quotes.
    case number(place: Int)
  }

  /// A value, and the bytes between the previous value and it.
  private struct Step: Sendable {
    let literal: Range<Int>
    let action: Action
  }

  /// The text from which the template was made.
  private let pattern: [UInt8]
  private let steps: [Step]
  /// The bytes after the last value.
  private let tail: Range<Int>
  /// The places of numbers that the record leaves out because they are zeros.
  private let zeros: [Int]
  /// The slots of texts that the record has no value for.
  private let empties: [Int]
  /// Whether a record must be on one line.
  private let isLine: Bool

  /// Creates a template from a checked text, with the values to read and those to skip.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that contain the text.
  ///   - range: The range of the text.
  ///   - values: The range of each value (for strings, between the quotes), in any order; they do
  ///     not overlap.
  ///   - zeros: The places of numbers that the text leaves out because they are zeros.
  ///   - empties: The slots of texts that are empty because the text has null or nothing for them.
  ///   - isLine: Whether a text must be on one line.
  package init(
    _ bytes: RawSpan, _ range: Range<Int>, values: [(range: Range<Int>, action: Action)],
    zeros: [Int], empties: [Int] = [], isLine: Bool
  ) {
    let start = range.lowerBound
    var pattern: [UInt8] = []
    pattern.append(bytes.extracting(range))
    self.pattern = pattern
    var steps: [Step] = []
    var end = 0
    for value in values.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      steps.append(
        Step(literal: end..<value.range.lowerBound - start, action: value.action))
      end = value.range.upperBound - start
    }
    self.steps = steps
    tail = end..<pattern.count
    self.zeros = zeros
    self.empties = empties
    self.isLine = isLine
  }

  /// Reads the text at `start`.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that contain the text.
  ///   - start: The offset where the text starts.
  ///   - values: Receives the numbers: the first at `place`, each other one `Lanes.scalarCount`
  ///     further.
  ///   - place: See `values`.
  ///   - texts: Receives the ranges of the texts, by slot.
  /// - Returns: The offset after the text; nil if the text does not match the template, in which
  ///   case the stored values are meaningless.
  package func read(
    _ bytes: RawSpan, from start: Int, into values: inout MutableSpan<Double>, at place: Int,
    texts: inout [Range<Int>]
  ) -> Int? {
    let template = pattern.span.bytes
    var offset = start
    for index in steps.indices {
      let step = steps[index]
      guard matches(bytes, at: offset, template, step.literal) else { return nil }
      offset &+= step.literal.count
      let end: Int?
      switch step.action {
      case .number(let column):
        end =
          parseFraction(bytes, from: offset, into: &values[place &+ column &* Lanes.scalarCount])
          ?? plainNumber(bytes, from: offset, into: &values[place &+ column &* Lanes.scalarCount])
      case .skip:
        end = skipped(bytes, from: offset)
      case .string(let slot):
        end = endOfPlainJSONString(bytes, from: offset)
        if let end { texts[slot] = offset..<end }
      case .numeral(let slot):
        end = endOfNumber(bytes, from: offset)
        if let end { texts[slot] = offset..<end }
      case .bool(let slot):
        end = endOfBool(bytes, from: offset)
        if let end { texts[slot] = offset..<end }
      }
      guard let end else { return nil }
      offset = end
    }
    guard matches(bytes, at: offset, template, tail) else { return nil }
    for zero in zeros { values[place &+ zero &* Lanes.scalarCount] = 0 }
    for slot in empties { texts[slot] = 0..<0 }
    return offset &+ tail.count
  }

  /// Reads a number that JSON allows and binary64 holds.
  private func plainNumber(
    _ bytes: RawSpan, from start: Int, into value: inout Double
  ) -> Int? {
    // `00.5` is a plain decimal but not JSON.
    if start &+ 1 < bytes.byteCount,
      bytes.byte(at: start) != zero || bytes.byte(at: start &+ 1) == point,
      let end = parsePlainDecimal(bytes, from: start, into: &value)
    {
      return end
    }
    guard let end = endOfNumber(bytes, from: start),
      case .finite(let number) = parseNumber(bytes, start..<end)
    else { return nil }
    value = number
    return end
  }

  private func endOfNumber(_ bytes: RawSpan, from start: Int) -> Int? {
    guard start < bytes.byteCount, case let first = bytes.byte(at: start),
      first == minus || first &- zero < 10
    else { return nil }
    return try? endOfJSONValue(bytes, from: start)
  }

  private func endOfBool(_ bytes: RawSpan, from start: Int) -> Int? {
    guard start < bytes.byteCount, case let first = bytes.byte(at: start),
      first == UInt8(ascii: "t") || first == UInt8(ascii: "f")
    else { return nil }
    return try? endOfJSONValue(bytes, from: start)
  }

  private func skipped(_ bytes: RawSpan, from start: Int) -> Int? {
    guard let end = try? endOfJSONValue(bytes, from: start) else { return nil }
    // Whitespace inside an array or object may be line ends.
    let first = bytes.byte(at: start)
    if isLine, first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
      endOfLine(bytes, from: start) < end
    {
      return nil
    }
    return end
  }

  /// Whether the bytes equal a range of the template.
  @inline(__always)
  private func matches(
    _ bytes: RawSpan, at start: Int, _ template: RawSpan, _ range: Range<Int>
  ) -> Bool {
    var (offset, place) = (start, range.lowerBound)
    guard bytes.byteCount &- start >= range.count else { return false }
    // The most frequent case is the comma between two numbers of an array.
    if range.count == 1 { return bytes.byte(at: offset) == template.byte(at: place) }
    while range.upperBound &- place >= 8 {
      guard bytes.word(at: offset) == template.word(at: place) else { return false }
      offset &+= 8
      place &+= 8
    }
    while place < range.upperBound {
      guard bytes.byte(at: offset) == template.byte(at: place) else { return false }
      offset &+= 1
      place &+= 1
    }
    return true
  }
}

private let zero = UInt8(ascii: "0")
private let point = UInt8(ascii: ".")
private let minus = UInt8(ascii: "-")
