import AssayBytes
import AssayTestSupport
import Testing

/// The checksum as RFC 1952 defines it, bit by bit.
private func checksumTwin(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { register, byte in
    (0..<8).reduce(register ^ UInt32(byte)) { remainder, _ in
      remainder >> 1 ^ (remainder % 2 == 1 ? 0xEDB8_8320 : 0)
    }
  }
}

@Test func `checksums are those of the literature`() {
  #expect(checksum([]) == 0)
  #expect(checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  #expect(checksum([0]) == 0xD202_EF8D)
  #expect(checksum(Array(repeating: 0xFF, count: 4)) == 0xFFFF_FFFF)
}

@Test func `a checksum does not depend on how the bytes are cut`() {
  var generator = seededGenerator(for: "checksums")
  for count in 0..<100 {
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(checksum(bytes) == checksumTwin(bytes))
    let middle = Int.random(in: 0...count, using: &generator)
    var inParts = CRC32()
    inParts.update(bytes.span.bytes.extracting(0..<middle))
    inParts.update(bytes.span.bytes.extracting(middle..<count))
    #expect(inParts.value == checksumTwin(bytes))
  }
}
