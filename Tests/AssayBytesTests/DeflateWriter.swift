/// Writes DEFLATE streams of stored and fixed blocks, with random choices and little compression.
struct DeflateWriter {
  /// The bytes written so far.
  private(set) var bytes: [UInt8] = []
  private var bitCount = 0

  /// Writes the lowest `count` bits of `value`, the lowest first.
  mutating func bits(_ value: Int, _ count: Int) {
    for index in 0..<count {
      if bitCount % 8 == 0 { bytes.append(0) }
      bytes[bytes.count - 1] |= UInt8(value >> index & 1) << UInt8(bitCount % 8)
      bitCount += 1
    }
  }

  /// Writes a Huffman code, its highest bit first.
  mutating func code(_ value: Int, _ count: Int) {
    for index in (0..<count).reversed() { bits(value >> index, 1) }
  }

  /// Writes a literal, a length or the end of a block with the fixed code.
  mutating func fixedSymbol(_ symbol: Int) {
    switch symbol {
    case 0..<144: code(0x30 + symbol, 8)
    case 144..<256: code(0x190 + symbol - 144, 9)
    case 256..<280: code(symbol - 256, 7)
    default: code(0xC0 + symbol - 280, 8)
    }
  }

  /// Writes a match with fixed codes.
  mutating func fixedMatch(length: Int, distance: Int) {
    let lengthIndex = Self.lengthBases.lastIndex { $0 <= length } ?? 0
    fixedSymbol(257 + lengthIndex)
    let lengthBits = lengthIndex == 28 ? 0 : max(lengthIndex / 4 - 1, 0)
    bits(length - Self.lengthBases[lengthIndex], lengthBits)
    let distanceIndex = Self.distanceBases.lastIndex { $0 <= distance } ?? 0
    code(distanceIndex, 5)
    bits(distance - Self.distanceBases[distanceIndex], max(distanceIndex / 2 - 1, 0))
  }

  /// Writes a stored block.
  mutating func stored(_ data: some Collection<UInt8>, isLast: Bool) {
    bits(isLast ? 1 : 0, 3)
    bits(0, (8 - bitCount % 8) % 8)
    bits(data.count, 16)
    bits(~data.count & 0xFFFF, 16)
    for byte in data { bits(Int(byte), 8) }
  }

  /// Writes blocks of `count` random bytes or a little more, and returns the bytes.
  mutating func randomBlocks(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var data: [UInt8] = []
    repeat {
      let isLast = data.count >= count
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let block = (0..<Int.random(in: 0...3000, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        stored(block, isLast: isLast)
        data += block
      } else {
        bits(isLast ? 3 : 2, 3)
        for _ in 0..<Int.random(in: 0...400, using: &generator) {
          randomItem(&data, using: &generator)
        }
        fixedSymbol(256)
      }
      if isLast { return data }
    } while true
  }

  /// Writes a literal or a match.
  private mutating func randomItem(
    _ data: inout [UInt8], using generator: inout some RandomNumberGenerator
  ) {
    if data.isEmpty || Bool.random(using: &generator) {
      let byte = UInt8.random(in: 0...255, using: &generator)
      fixedSymbol(Int(byte))
      data.append(byte)
    } else {
      let reach = [1, 8, 300, 32_768].randomElement(using: &generator) ?? 1
      let distance = Int.random(in: 1...min(reach, data.count), using: &generator)
      let length = min(Int.random(in: 3...300, using: &generator), 258)
      fixedMatch(length: length, distance: distance)
      for _ in 0..<length { data.append(data[data.count - distance]) }
    }
  }

  // RFC 1951, section 3.2.5, as printed there.
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
  ]
}
