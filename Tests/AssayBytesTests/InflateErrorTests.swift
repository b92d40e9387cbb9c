import AssayBytes
import AssayTestSupport
import Testing

/// The error of a stream, which must not depend on how it is cut.
private func failure(_ bytes: [UInt8]) -> InflateError? {
  let result = inflated(bytes)
  #expect(inflated(bytes, .bytes).error == result.error)
  return result.error
}

/// The kind of error of a stream of bit fields, each a value and its width.
private func kind(_ fields: [(Int, Int)]) -> InflateError.Kind? {
  var writer = DeflateWriter()
  for (value, width) in fields { writer.bits(value, width) }
  return failure(writer.bytes + Array(repeating: 0, count: 8))?.kind
}

/// The head of a dynamic block that gives code lengths directly, each as a code of four bits.
///
/// The lengths are below sixteen; the first `literalCount` are for literals and match lengths.
private func dynamicBlock(_ lengths: [Int], literalCount: Int) -> DeflateWriter {
  var writer = DeflateWriter()
  writer.bits(5, 3)
  writer.bits(literalCount - 257, 5)
  writer.bits(lengths.count - literalCount - 1, 5)
  writer.bits(15, 4)
  for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
    writer.bits(symbol < 16 ? 4 : 0, 3)
  }
  for length in lengths { writer.code(length, 4) }
  return writer
}

/// Expects the same result as the twin's.
private func expect(_ result: StreamResult<InflateError>, isLike twin: InflateTwin) {
  // Compared outside the expectation, which would print both outputs.
  let isSame = result.output == twin.output
  #expect(isSame)
  #expect(result.error?.kind == twin.error)
  #expect(result.isDone == twin.isDone)
}

/// Code lengths of one and two bits, for one literal, the end of a block and one match length.
private let smallCode =
  [1] + Array(repeating: 0, count: 255) + [2, 2]

@Test func `a block of type three means nothing`() {
  #expect(failure([7]) == InflateError(kind: .reservedBlockType, offset: 0))
}

@Test func `a stored block must say its length twice`() {
  #expect(failure([1, 1, 0, 1, 0]) == InflateError(kind: .storedLengthMismatch, offset: 1))
}

@Test func `codes that cannot be are too many`() {
  #expect(kind([(5, 3), (30, 5), (0, 5), (0, 4)]) == .tooManyCodes)
  #expect(kind([(5, 3), (0, 5), (30, 5), (0, 4)]) == .tooManyCodes)
}

@Test func `the code of the code lengths must be complete`() {
  let start = [(5, 3), (0, 5), (0, 5), (0, 4)]
  #expect(kind(start + [(1, 3), (1, 3), (1, 3)]) == .oversubscribedCode)
  #expect(kind(start + [(1, 3)]) == .incompleteCode)
  #expect(kind(start) == .incompleteCode)
}

@Test func `repeated code lengths need a first and an end`() {
  let start = [(5, 3), (0, 5), (0, 5), (0, 4), (1, 3), (0, 3), (1, 3), (0, 3)]
  #expect(kind(start + [(0, 1), (0, 2)]) == .repeatWithoutLength)
  #expect(kind(start + [(1, 1), (127, 7), (1, 1), (127, 7)]) == .repeatPastEnd)
}

@Test func `a block that cannot end is refused`() {
  let lengths = [1, 1] + Array(repeating: 0, count: 256)
  #expect(failure(dynamicBlock(lengths, literalCount: 257).bytes)?.kind == .noEndOfBlock)
}

@Test func `code lengths must neither ask for too much nor leave codes`() {
  func kind(_ distances: [Int]) -> InflateError.Kind? {
    failure(dynamicBlock(smallCode + distances, literalCount: 258).bytes)?.kind
  }
  #expect(kind([1, 1, 1]) == .oversubscribedCode)
  #expect(kind([2, 2, 2]) == .incompleteCode)
  #expect(kind([2]) == .incompleteCode)
  #expect(kind([1, 2]) == .incompleteCode)
  #expect(kind([1, 1]) == nil)
}

@Test func `a lone distance code of one bit is allowed, and its other half means nothing`() {
  var writer = dynamicBlock(smallCode + [1], literalCount: 258)
  writer.code(0, 1)
  writer.code(3, 2)
  writer.code(0, 1)
  var valid = writer
  valid.code(2, 2)
  #expect(inflated(valid.bytes).output == [0, 0, 0, 0])
  #expect(inflated(valid.bytes).isDone)
  writer.code(3, 2)
  writer.code(1, 1)
  #expect(failure(writer.bytes + [0, 0, 0, 0, 0, 0, 0, 0])?.kind == .invalidCode)
}

@Test func `no distance code is allowed where there is no match`() {
  var writer = dynamicBlock(smallCode + [0], literalCount: 258)
  writer.code(0, 1)
  var valid = writer
  valid.code(2, 2)
  #expect(inflated(valid.bytes).output == [0])
  #expect(inflated(valid.bytes).isDone)
  writer.code(3, 2)
  writer.code(0, 1)
  #expect(failure(writer.bytes)?.kind == .invalidCode)
}

@Test(arguments: [286, 287])
func `the last two fixed length codes mean nothing`(symbol: Int) {
  var writer = DeflateWriter()
  writer.bits(3, 3)
  writer.fixedSymbol(symbol)
  #expect(failure(writer.bytes) == InflateError(kind: .invalidCode, offset: 0))
}

@Test(arguments: [30, 31])
func `the last two fixed distance codes mean nothing`(symbol: Int) {
  var writer = DeflateWriter()
  writer.bits(3, 3)
  writer.fixedSymbol(65)
  writer.fixedSymbol(257)
  writer.code(symbol, 5)
  #expect(failure(writer.bytes) == InflateError(kind: .invalidCode, offset: 1))
}

@Test func `a match cannot start before the output`() {
  var writer = DeflateWriter()
  writer.bits(3, 3)
  for _ in 0..<20 { writer.fixedSymbol(65) }
  writer.fixedMatch(length: 3, distance: 21)
  let expected = InflateError(kind: .distanceTooFar, offset: 20)
  #expect(failure(writer.bytes) == expected)
  #expect(failure(writer.bytes + Array(repeating: 0, count: 64)) == expected)
  #expect(inflated(writer.bytes).output == Array(repeating: 65, count: 20))
}

@Test func `no part of a stream is a stream, and none is wrong`() {
  for stream in [
    DeflateFixture.tableStream, DeflateFixture.runsStream,
    DeflateFixture.longCodesStream, DeflateFixture.fixedTextStream,
    DeflateFixture.storedTextStream,
  ] {
    let whole = inflated(stream).output
    for count in stream.indices {
      let result = inflated(Array(stream.prefix(count)))
      #expect(!result.isDone && result.error == nil && result.taken == count)
      #expect(whole.starts(with: result.output))
    }
  }
}

@Test func `damaged streams give what the twin gives`() {
  var generator = seededGenerator(for: "damaged streams")
  let streams = [
    DeflateFixture.tableStream, DeflateFixture.runsStream, DeflateFixture.longCodesStream,
    DeflateFixture.fixedTextStream, DeflateFixture.storedTextStream,
  ]
  for round in 0..<drawn(100) {
    var stream = streams[round % streams.count]
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: stream.indices, using: &generator)
      stream[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    }
    let twin = InflateTwin(stream)
    let cuts = Cuts(largestInput: 40, largestOutput: 400, generator: generator)
    for result in [inflated(stream), inflated(stream, cuts)] {
      expect(result, isLike: twin)
    }
  }
}

@Test func `bytes that are no stream are no harm`() {
  var generator = seededGenerator(for: "no streams")
  for _ in 0..<500 {
    // As a dynamic block, random bytes are read furthest.
    let bytes =
      [UInt8.random(in: 0...255, using: &generator) & 0xF8 | 4]
      + (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let twin = InflateTwin(bytes)
    let result = inflated(bytes)
    expect(result, isLike: twin)
  }
}
