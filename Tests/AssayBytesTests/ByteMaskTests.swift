import AssayNumerics
import AssayTestSupport
import Testing

@testable import AssayBytes

/// Random bytes, in which the wanted ones are frequent and all others occur.
private func randomBytes(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
  (0..<count).map { _ in
    Bool.random(using: &random)
      ? [0, 9, 10, 13, 34, 44, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
      : UInt8.random(in: .min ... .max, using: &random)
  }
}

@Test func `masks of sixteen bytes are those of a loop over them`() {
  var random = seededGenerator(for: "masks of 16")
  for _ in 0..<drawn(2000) {
    let array = randomBytes(16, &random)
    let bytes = array.span.bytes.bytes16(at: 0)
    for byte in [0, 10, 44, 0x80, 0xFF] as [UInt8] {
      #expect(bytes.places(of: byte) == bytes.readablePlaces { $0 == byte })
    }
    #expect(
      bytes.places(of: 44, 10, 13, 34) == bytes.readablePlaces { [44, 10, 13, 34].contains($0) })
    #expect(bytes.placesOfOthers == bytes.readablePlaces { $0 == 0 || $0 > 0x7F })
  }
}

@Test func `masks of 64 bytes are those of a loop over them`() {
  var random = seededGenerator(for: "masks of 64")
  for _ in 0..<drawn(2000) {
    let array = randomBytes(64, &random)
    let block = ByteBlock(array.span.bytes, at: 0)
    for byte in [0, 10, 44, 0xFF] as [UInt8] {
      var places: UInt64 = 0
      for (place, found) in array.enumerated() where found == byte { places |= 1 << UInt64(place) }
      #expect(block.places(of: byte) == places)
      #expect(block.has(byte, or: 1) == (array.contains(byte) || array.contains(1)))
    }
  }
}

@Test func `a field ends where a loop over the bytes says that it ends`() {
  var random = seededGenerator(for: "plain fields")
  let ends = Set(",\n\r\"".utf8)
  for round in 0..<drawn(4000) {
    let length = Int.random(in: 0...60, using: &random)
    var bytes = (0..<length).map { _ in UInt8.random(in: 1...126, using: &random) }
    if round % 3 == 0, length > 0 {
      bytes[Int.random(in: 0..<length, using: &random)] =
        [0, 0x80, 0xFF].randomElement(using: &random) ?? 0
    }
    let start = Int.random(in: 0...length, using: &random)
    let field = PlainField(bytes.span.bytes, from: start, delimiter: UInt8(ascii: ","))
    let end = bytes[start...].firstIndex(where: ends.contains) ?? length
    #expect(field.end == end)
    let isText = bytes[start..<end].allSatisfy { $0 > 0 && $0 < 0x80 }
    #expect(!field.isKnownText || isText)
    // Only near the end of the bytes the check is left out.
    if length - end >= 16 { #expect(field.isKnownText == isText) }
  }
}

@Test func `the first NUL and the first byte that is not UTF-8 are found anywhere`() {
  for length in [1, 15, 16, 17, 40] {
    for place in 0..<length {
      var bytes = Array(repeating: UInt8(ascii: "a"), count: length)
      #expect(firstNUL(in: bytes.span.bytes) == nil)
      #expect(firstInvalidUTF8(in: bytes.span.bytes) == nil)
      bytes[place] = 0
      #expect(firstNUL(in: bytes.span.bytes) == place)
      #expect(firstInvalidUTF8(in: bytes.span.bytes) == nil)
      bytes[place] = 0xFF
      #expect(firstInvalidUTF8(in: bytes.span.bytes) == place)
    }
  }
}
