import AssayBytes
import AssayTestSupport
import Testing

/// The expected result of `FilledLines`, found line by line.
private func twin(
  _ bytes: [UInt8], wanted: Int
) -> (end: Int, count: Int, lines: Int, hasRest: Bool) {
  var found = (end: 0, count: 0, lines: 0, hasRest: false)
  var lines = 0
  for (offset, byte) in bytes.enumerated() where found.count < wanted {
    if byte == UInt8(ascii: "\n") {
      lines += 1
      if found.hasRest { found = (offset + 1, found.count + 1, lines, false) }
    } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\r"), byte != UInt8(ascii: "\t") {
      found.hasRest = true
    }
  }
  return found
}

@Test func `filled lines are found in blocks as one by one`() {
  var random = seededGenerator(for: "filled lines")
  for round in 0..<200 {
    // Mostly plain lines that start with a brace, both shorter and longer than a block.
    let odd = round % 3
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<300, using: &random) {
      let kind = Int.random(in: 0..<(odd == 0 ? 1 : 40), using: &random)
      switch kind {
      case 1: bytes += Array("\n".utf8)
      case 2: bytes += Array("  \t\r\n".utf8)
      case 3: bytes += Array(" {}\n".utf8)
      case 4: bytes += Array("[]\n".utf8)
      default:
        let length = Int.random(in: 0..<120, using: &random)
        bytes += Array("{\(String(repeating: "x", count: length))\n".utf8)
      }
    }
    if Bool.random(using: &random) { bytes += Array("{\"rest".utf8) }
    for wanted in [1, 7, 150, 299, Int.max] {
      let found = FilledLines(bytes.span.bytes, from: 0, to: bytes.count, wanted: wanted)
      let expected = twin(bytes, wanted: wanted)
      #expect(found.count == expected.count)
      #expect(found.end == expected.end)
      #expect(found.lines == expected.lines)
      #expect(found.hasRest == expected.hasRest)
    }
  }
}

@Test func `an element ends where its value ends`() throws {
  let values = [
    "1", "\"a]b\\\",\"", "[[1,2],{\"a\":\"}\"}]", "{\"a\":[1,{}],\"b\":\"\\\\\"}", "null", "[ ]",
  ]
  for value in values {
    for end in [",", "]", " ,", "\n]"] {
      let bytes = Array((value + end).utf8)
      let place = bytes.count - 1
      #expect(endOfJSONElement(bytes.span.bytes, from: 0) == place, "\(value)")
      #expect(try endOfJSONValue(bytes.span.bytes, from: 0) == value.utf8.count, "\(value)")
      #expect(endOfJSONElement(Array(value.utf8).span.bytes, from: 0) == nil)
    }
  }
}

@Test func `positions move over bytes as they are counted`() {
  var random = seededGenerator(for: "positions")
  let parts = ["a", "é", "日", "\n", "\r\n", "12345678", "😀", "\n\n"]
  for _ in 0..<100 {
    let first = Array((0..<20).map { _ in parts.randomElement(using: &random) ?? "" }.joined().utf8)
    let second = Array(
      (0..<20).map { _ in parts.randomElement(using: &random) ?? "" }.joined().utf8)
    let start = textPosition(of: first.count, in: first.span.bytes)
    let whole = first + second
    #expect(
      start.advanced(over: second.span.bytes)
        == textPosition(of: whole.count, in: whole.span.bytes))
  }
}

@Test func `an item keeps its contents, and does not mind names that repeat`() throws {
  let bytes = Array(" {\"k\":1e999,\"k\":[\"a\\n\",null,true]} x".utf8)
  let item = try JSONItem(bytes.span.bytes, from: 1)
  #expect(item.range == 1..<bytes.count - 2)
  guard case .object(let members) = item.value, case .array(let elements) = members[1].item.value
  else {
    Issue.record("no object of an array")
    return
  }
  #expect(text(bytes.span.bytes, members[0].item.range) == "1e999")
  #expect(elements.map(\.value) == [.string(18..<21), .null, .bool(true)])
}
