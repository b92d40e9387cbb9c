/// The part of a block's header read so far (RFC 1951, section 3.2.7).
struct BlockHeader: Sendable {
  /// The number of literal and length code lengths.
  var literalCount = 0
  /// The number of code lengths of both codes together.
  var totalCount = 0
  /// The number of code length code lengths.
  var codeLengthCount = 0
  /// The lengths read so far.
  var lengths: [UInt8] = []
  /// The code in which the lengths are written.
  var table = DecodingTable(.codeLengths, width: 7)
}

/// The two codes of a block.
struct BlockCodes: Sendable {
  /// The code of the literals and lengths.
  private(set) var literals = DecodingTable(.literalsAndLengths, width: 11)
  /// The code of the distances.
  private(set) var distances = DecodingTable(.distances, width: 9)
  /// Whether these are the fixed codes; a file of a million short members then builds them once.
  private var isFixed = false

  /// Replaces both codes by those with these lengths.
  mutating func assign(
    literals: ArraySlice<UInt8>, distances: ArraySlice<UInt8>
  ) throws(InflateError.Kind) {
    isFixed = false
    try self.literals.assign(literals)
    try self.distances.assign(distances)
  }

  /// Replaces both codes by the fixed codes (RFC 1951, section 3.2.6).
  mutating func assignFixed() throws(InflateError.Kind) {
    guard !isFixed else { return }
    let count = DeflateAlphabet.fixedLiteralCount
    try assign(
      literals: DeflateAlphabet.fixedLengths[..<count],
      distances: DeflateAlphabet.fixedLengths[count...])
    isFixed = true
  }
}

/// Each step does one thing. If the input ends first it returns false, having done nothing but move
/// bytes to the bit buffer.
extension Inflater {
  mutating func readBlockHeader(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    if isLastBlock {
      step = .done
      return true
    }
    guard bits.fill(3, from: input, &offset) else { return false }
    switch bits.peek(3) >> 1 {
    case 0: step = .storedLength
    case 1:
      try codes.assignFixed()
      step = .symbols
    case 2: step = .codeCounts
    default: throw .reservedBlockType
    }
    isLastBlock = bits.take(3) & 1 == 1
    if case .storedLength = step { bits.alignToByte() }
    return true
  }

  mutating func readStoredLength(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    guard bits.fill(32, from: input, &offset) else { return false }
    let length = bits.peek(16)
    guard length ^ bits.peek(32) >> 16 == 0xFFFF else { throw .storedLengthMismatch }
    bits.drop(32)
    step = .stored(length)
    return true
  }

  mutating func copyStored(_ remaining: Int, _ input: RawSpan, _ offset: inout Int) -> Bool {
    if remaining == 0 {
      step = .blockHeader
      return true
    }
    let count = window.append(input, from: offset, atMost: remaining)
    guard count > 0 else { return false }
    offset += count
    step = .stored(remaining - count)
    return true
  }

  mutating func readCodeCounts(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    guard bits.fill(14, from: input, &offset) else { return false }
    let counts = bits.peek(14)
    let literalCount = counts % 32 + 257
    let distanceCount = counts / 32 % 32 + 1
    guard literalCount <= DeflateAlphabet.literalLimit,
      distanceCount <= DeflateAlphabet.distanceLimit
    else { throw .tooManyCodes }
    bits.drop(14)
    header.literalCount = literalCount
    header.totalCount = literalCount + distanceCount
    header.codeLengthCount = counts / 1024 + 4
    header.lengths.removeAll(keepingCapacity: true)
    step = .codeLengthLengths
    return true
  }

  mutating func readCodeLengthLengths(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    while header.lengths.count < header.codeLengthCount {
      guard bits.fill(3, from: input, &offset) else { return false }
      header.lengths.append(UInt8(bits.take(3)))
    }
    var lengths = [UInt8](repeating: 0, count: DeflateAlphabet.codeLengthOrder.count)
    for (symbol, length) in zip(DeflateAlphabet.codeLengthOrder, header.lengths) {
      lengths[symbol] = length
    }
    try header.table.assign(lengths[...])
    header.lengths.removeAll(keepingCapacity: true)
    step = .codeLengths
    return true
  }

  mutating func readCodeLengths(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    while header.lengths.count < header.totalCount {
      guard try readCodeLength(input, &offset) else { return false }
    }
    guard header.lengths[DeflateAlphabet.endOfBlock] > 0 else { throw .noEndOfBlock }
    try codes.assign(
      literals: header.lengths[..<header.literalCount],
      distances: header.lengths[header.literalCount...])
    step = .symbols
    return true
  }

  /// Reads a code length, or the repetition of one.
  private mutating func readCodeLength(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    var entry = header.table.entry(bits.bits)
    while entry.bitCount > bits.count {
      guard bits.fill(bits.count + 1, from: input, &offset) else { return false }
      entry = header.table.entry(bits.bits)
    }
    let symbol = entry.value(bits.bits)
    guard symbol > 15 else {
      bits.drop(entry.bitCount)
      header.lengths.append(UInt8(symbol))
      return true
    }
    let (width, base) = symbol == 16 ? (2, 3) : symbol == 17 ? (3, 3) : (7, 11)
    guard bits.fill(entry.bitCount + width, from: input, &offset) else { return false }
    let count = base + bits.peek(entry.bitCount + width) >> entry.bitCount
    guard header.lengths.count + count <= header.totalCount else { throw .repeatPastEnd }
    var length: UInt8 = 0
    if symbol == 16 {
      guard let last = header.lengths.last else { throw .repeatWithoutLength }
      length = last
    }
    bits.drop(entry.bitCount + width)
    header.lengths.append(contentsOf: repeatElement(length, count: count))
    return true
  }
}
