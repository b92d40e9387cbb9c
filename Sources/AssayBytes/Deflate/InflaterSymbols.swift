/// Decodes literals and matches while neither input nor output space can run out.
///
/// Everything that needs more care is left unread for `Inflater.decodeSymbol`: the end of a block,
/// codes longer than the table's index, and errors. Both use the same tables and window, so
/// `decodeSymbol` can decode all symbols.
func decodeFast(
  _ codes: BlockCodes, _ input: RawSpan, _ offset: inout Int, _ bits: inout BitBuffer,
  _ window: inout InflateWindow
) {
  // Two refills a round, each of which loads a word and advances by at most seven bytes.
  let inputLimit = input.byteCount &- 16
  let outputLimit = window.buffer.count &- InflateWindow.slack
  guard offset <= inputLimit, window.end <= outputLimit else { return }
  let literals = codes.literals.entries.span
  let distances = codes.distances.entries.span
  let literalMask: UInt64 = 1 &<< UInt64(codes.literals.width) &- 1
  let distanceMask: UInt64 = 1 &<< UInt64(codes.distances.width) &- 1
  var stream = FastBits(bits, offset)
  var target = window.end
  var span = window.buffer.mutableSpan
  var output = span.mutableBytes
  while stream.offset <= inputLimit, target <= outputLimit {
    stream.refill(input)
    var entry = literals[Int(truncatingIfNeeded: stream.word & literalMask)]
    // Entries take eleven bits or fewer, so there are enough bits for one more.
    for _ in 0..<literalsPerRound {
      guard entry.isLiteral else { break }
      output.store(entry.literals, at: target)
      target &+= entry.literalCount
      stream.drop(entry.bitCount)
      entry = literals[Int(truncatingIfNeeded: stream.word & literalMask)]
    }
    if entry.isLiteral { continue }
    if entry.isSpecial { break }
    // A length and a distance take 48 bits at most; either both are used or neither.
    stream.refill(input)
    let length = entry.value(stream.word)
    let rest = stream.word &>> UInt64(truncatingIfNeeded: entry.bitCount)
    let other = distances[Int(truncatingIfNeeded: rest & distanceMask)]
    let distance = other.value(rest)
    if other.isSpecial || distance > target { break }
    stream.drop(entry.bitCount &+ other.bitCount)
    output.repeatMatch(at: target, distance: distance, length: length)
    target &+= length
  }
  window.end = target
  (bits, offset) = stream.givingBack(downTo: offset)
}

/// The number of literal look-ups that may follow one refill.
private let literalsPerRound = 4

/// The bits of `decodeFast`, and where the next ones start.
private struct FastBits {
  /// The bits; from `count` on they are either bits of the input or zeros.
  private(set) var word: UInt64
  /// The offset of the next byte to take.
  private(set) var offset: Int
  private var count: Int

  init(_ bits: BitBuffer, _ offset: Int) {
    (word, count) = (bits.bits, bits.count)
    self.offset = offset
  }

  /// Takes as many whole bytes as fit, so that there are at least 56 bits.
  ///
  /// - Precondition: at least eight bytes follow from `offset` on.
  mutating func refill(_ input: RawSpan) {
    word |= input.word(at: offset) &<< UInt64(truncatingIfNeeded: count)
    offset &+= (63 &- count) &>> 3
    count |= 56
  }

  /// Drops `width` bits.
  mutating func drop(_ width: Int) {
    word &>>= UInt64(truncatingIfNeeded: width)
    count &-= width
  }

  /// Gives back whole unused bytes, but none before `start`; returns the remaining bits and the
  /// offset.
  func givingBack(downTo start: Int) -> (BitBuffer, Int) {
    let unused = min(count &>> 3, offset &- start)
    return (BitBuffer(bits: word, count: count &- 8 &* unused), offset &- unused)
  }
}

extension Inflater {
  /// Decodes one code of a block, one pair of literals, or one match; returns false without input.
  ///
  /// Takes no more bytes than it needs. An entry that needs more bits than there are was looked up
  /// with zeros for the missing bits, and is looked up again.
  mutating func decodeSymbol(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    var entry = codes.literals.entry(bits.bits)
    while entry.bitCount > bits.count {
      if bits.fill(bits.count + 1, from: input, &offset) {
        entry = codes.literals.entry(bits.bits)
      } else {
        // The first of two literals may be complete.
        guard entry.isLiteral else { return false }
        entry = codes.literals.search(bits.bits)
        guard entry.bitCount <= bits.count else { return false }
      }
    }
    if entry.isLiteral {
      window.append(entry)
      bits.drop(entry.bitCount)
      return true
    }
    if entry.isEndOfBlock {
      bits.drop(entry.bitCount)
      step = .blockHeader
      return true
    }
    guard !entry.isSpecial else { throw .invalidCode }
    var rest = bits.bits >> UInt64(entry.bitCount)
    var other = codes.distances.entry(rest)
    while entry.bitCount + other.bitCount > bits.count {
      guard bits.fill(bits.count + 1, from: input, &offset) else { return false }
      rest = bits.bits >> UInt64(entry.bitCount)
      other = codes.distances.entry(rest)
    }
    guard !other.isSpecial else { throw .invalidCode }
    let distance = other.value(rest)
    guard distance <= window.end else { throw .distanceTooFar }
    window.appendMatch(distance: distance, length: entry.value(bits.bits))
    bits.drop(entry.bitCount + other.bitCount)
    return true
  }
}
