/// Finds the symbol of a canonical Huffman code (RFC 1951, section 3.2.2).
///
/// Codes of up to `width` bits, and pairs of literals, are found by one look-up; the few longer
/// codes are found bit by bit.
struct DecodingTable: Sendable {
  /// The number of bits that index the table.
  let width: Int
  /// The meaning of the next `width` bits, for each value of them.
  private(set) var entries: [DecodingEntry]

  private let alphabet: DeflateAlphabet
  /// The number of codes of each length.
  private var counts = [Int](repeating: 0, count: maximumLength + 1)
  /// The symbols in the order of their codes.
  private var symbols: [Int] = []

  /// The length of the longest DEFLATE code.
  private static let maximumLength = 15

  /// Creates a table in which no code has a meaning.
  init(_ alphabet: DeflateAlphabet, width: Int) {
    self.alphabet = alphabet
    self.width = width
    entries = Array(repeating: .invalid(1), count: 1 << width)
  }

  /// Replaces the code by the one with the given lengths, one per symbol; 0 marks an unused symbol.
  ///
  /// As in zlib, a code may be incomplete if it has a single symbol of one bit, or no symbol; only
  /// the code of the code lengths may not.
  mutating func assign(_ lengths: ArraySlice<UInt8>) throws(InflateError.Kind) {
    for length in counts.indices { counts[length] = 0 }
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    try checkCounts()
    sortSymbols(lengths)
    for index in entries.indices { entries[index] = .invalid(1) }
    fillEntries()
    if alphabet == .literalsAndLengths { joinLiterals() }
  }

  /// The entry of the code that `bits` start with: a look-up, and a search for long codes.
  func entry(_ bits: UInt64) -> DecodingEntry {
    let entry = entries[Int(bits & (1 &<< UInt64(width) &- 1))]
    return entry.isLongCode ? search(bits) : entry
  }

  /// Checks that the codes fill the code space and do not exceed it.
  private func checkCounts() throws(InflateError.Kind) {
    var free = 1
    for count in counts.dropFirst() {
      free = free * 2 - count
      guard free >= 0 else { throw .oversubscribedCode }
    }
    guard free > 0 else { return }
    // If codes are left over and none is longer than one bit, there is at most one code.
    guard alphabet != .codeLengths, counts.dropFirst(2).allSatisfy({ $0 == 0 }) else {
      throw .incompleteCode
    }
  }

  /// Sorts the symbols by code: by length, then by value.
  private mutating func sortSymbols(_ lengths: ArraySlice<UInt8>) {
    var next = [Int](repeating: 0, count: counts.count)
    for length in 1..<Self.maximumLength { next[length + 1] = next[length] + counts[length] }
    symbols.removeAll(keepingCapacity: true)
    symbols.append(contentsOf: repeatElement(0, count: counts.reduce(0, +)))
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[next[Int(length)]] = symbol
      next[Int(length)] += 1
    }
  }

  /// Writes every code to the entries whose index starts with it, lowest bit first.
  private mutating func fillEntries() {
    var code = 0
    var index = 0
    for length in 1...Self.maximumLength {
      code <<= 1
      for _ in 0..<counts[length] {
        let reversed = Int(UInt16(truncatingIfNeeded: code).bitReversed) >> (16 - length)
        if length <= width {
          let entry = alphabet.entry(symbols[index], length)
          for place in stride(from: reversed, to: entries.count, by: 1 << length) {
            entries[place] = entry
          }
        } else {
          entries[reversed % entries.count] = .longCode
        }
        code += 1
        index += 1
      }
    }
  }

  /// Joins two literals wherever both codes fit into one look-up.
  private mutating func joinLiterals() {
    // Downwards, because an entry reads the entry indexed by its remaining bits, which is never
    // above it.
    for index in entries.indices.reversed() {
      let first = entries[index]
      guard first.isLiteral else { continue }
      let second = entries[index >> first.bitCount]
      guard second.isLiteral, first.bitCount + second.bitCount <= width else { continue }
      entries[index] = first.followed(by: second)
    }
  }

  /// The entry of the single symbol that `bits` start with, found bit by bit.
  func search(_ bits: UInt64) -> DecodingEntry {
    var code = 0
    var firstCode = 0
    var firstIndex = 0
    for length in 1...Self.maximumLength {
      code |= Int(bits >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code - firstCode < count {
        return alphabet.entry(symbols[firstIndex + code - firstCode], length)
      }
      firstIndex += count
      firstCode = (firstCode + count) << 1
      code <<= 1
    }
    return .invalid(Self.maximumLength)
  }
}

extension UInt16 {
  /// The same bits in reverse order.
  fileprivate var bitReversed: Self {
    var bits = (self & 0x5555) << 1 | (self >> 1 & 0x5555)
    bits = (bits & 0x3333) << 2 | (bits >> 2 & 0x3333)
    bits = (bits & 0x0F0F) << 4 | (bits >> 4 & 0x0F0F)
    return bits.byteSwapped
  }
}
