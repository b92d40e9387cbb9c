import AssayBytes
import AssayTestSupport
import Testing

private let cuttings = [
  Cuts.none, .bytes, Cuts(largestInput: 7, largestOutput: 1000),
  Cuts(largestInput: .max, largestOutput: 3), Cuts(largestInput: 1, largestOutput: .max),
]

private func expect(
  _ stream: [UInt8], gives output: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
) {
  for cuts in cuttings {
    let result = inflated(stream + [1, 2, 3], cuts)
    #expect(
      result == StreamResult(output: output, isDone: true, taken: stream.count),
      sourceLocation: sourceLocation)
  }
}

@Test func `streams of zlib give what went in, however they are cut`() {
  expect(DeflateFixture.storedTextStream, gives: DeflateFixture.text)
  expect(DeflateFixture.fixedTextStream, gives: DeflateFixture.text)
  expect(DeflateFixture.emptyStream, gives: [])
  expect(DeflateFixture.oneByteStream, gives: [UInt8(ascii: "x")])
  expect(DeflateFixture.tableStream, gives: DeflateFixture.table)
  expect(DeflateFixture.runsStream, gives: DeflateFixture.runs)
}

@Test func `codes longer than a look-up are found`() {
  expect(DeflateFixture.longCodesStream, gives: DeflateFixture.rareBytes)
}

@Test(arguments: 1...17)
func `a match repeats what it overlaps`(distance: Int) {
  for length in [3, 4, 7, 8, 9, 15, 16, 17, 255, 256, 257, 258] {
    var writer = DeflateWriter()
    var data = (0..<distance).map { UInt8(ascii: "a") + UInt8($0) }
    writer.bits(3, 3)
    for byte in data { writer.fixedSymbol(Int(byte)) }
    writer.fixedMatch(length: length, distance: distance)
    writer.fixedSymbol(256)
    for _ in 0..<length { data.append(data[data.count - distance]) }
    // Zeros after the stream let the fast loop run; without them the careful loop does everything.
    #expect(inflated(writer.bytes + Array(repeating: 0, count: 64)).output == data)
    #expect(inflated(writer.bytes).output == data)
  }
}

@Test func `a match reaches back over the whole window and not further`() {
  var generator = seededGenerator(for: "window")
  let history = (0..<32_768).map { _ in UInt8.random(in: 0...255, using: &generator) }
  for earlier in [0, 300_000] {
    var writer = DeflateWriter()
    let front = [UInt8](repeating: 9, count: earlier)
    for start in stride(from: 0, to: earlier, by: 60_000) {
      writer.stored(front[start..<start + 60_000], isLast: false)
    }
    writer.stored(history, isLast: false)
    writer.bits(3, 3)
    writer.fixedMatch(length: 258, distance: 32_768)
    writer.fixedSymbol(256)
    let output = front + history + history.prefix(258)
    #expect(
      inflated(writer.bytes)
        == StreamResult(
          output: output, isDone: true, taken: writer.bytes.count))
    #expect(inflated(writer.bytes, Cuts(largestInput: 999, largestOutput: 999)).output == output)
  }
}

@Test func `random streams give what went in, however they are cut`() {
  var generator = seededGenerator(for: "random streams")
  for size in [0, 1, 1000, 30_000, 200_000, 400_000] {
    var writer = DeflateWriter()
    let data = writer.randomBlocks(size, using: &generator)
    for largest in [1, 50, 5000, 100_000] {
      let cuts = Cuts(largestInput: largest, largestOutput: largest * 2, generator: generator)
      let result = inflated(writer.bytes, cuts)
      #expect(result.output == data)
      #expect(result.isDone && result.taken == writer.bytes.count)
    }
  }
}

@Test func `a limit of nothing still says how the stream goes on`() throws {
  var inflater = Inflater()
  var offset = 0
  var output: [UInt8] = []
  let stream = DeflateFixture.oneByteStream
  let bytes = stream.span.bytes
  #expect(
    try inflater.inflate(bytes, from: &offset, appendingTo: &output, atMost: 0) == .outputFull)
  #expect(output.isEmpty)
  #expect(
    try inflater.inflate(bytes, from: &offset, appendingTo: &output, atMost: 1) == .done)
  #expect(
    try inflater.inflate(bytes, from: &offset, appendingTo: &output, atMost: 0) == .done)
  #expect(output == [UInt8(ascii: "x")])
}

@Test func `a decompressor can start over after an end and after an error`() throws {
  var inflater = Inflater()
  let fixed = (DeflateFixture.fixedTextStream, DeflateFixture.text)
  let table = (DeflateFixture.tableStream, DeflateFixture.table)
  for (stream, content) in [table, ([7], []), table, fixed, fixed, table, ([7], []), fixed] {
    inflater.reset()
    var offset = 0
    var output: [UInt8] = []
    let status = try? inflater.inflate(
      stream.span.bytes, from: &offset, appendingTo: &output)
    #expect(status == (stream.count == 1 ? nil : .done))
    #expect(output == content)
  }
}
