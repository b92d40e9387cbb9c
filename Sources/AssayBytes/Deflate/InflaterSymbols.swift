/// Decodes literals and matches for as long as neither input nor room can run out.
///
/// What needs more care is left to `Inflater.decodeSymbol`: the end of a block, codes longer than
/// the table is wide, and what is wrong. Tables and window are the same, so that one decodes
/// everything too. What is left to it stays unused here.
func decodeFast(
  _ codes: BlockCodes, _ input: RawSpan, _ offset: inout Int, _ bits: inout BitBuffer,
  _ window: inout InflateWindow
) {
  // Two refills a round, each of them loading a word and moving by seven bytes at most.
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
    // Entries of eleven bits or less, so there are enough for one more.
    for _ in 0..<literalsPerRound {
      guard entry.isLiteral else { break }
      output.store(entry.literals, at: target)
      target &+= entry.literalCount
      stream.drop(entry.bitCount)
      entry = literals[Int(truncatingIfNeeded: stream.word & literalMask)]
    }
    if entry.isLiteral { continue }
    if entry.isSpecial { break }
    // A length and a distance take 48 bits at most; both are used, or none.
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

/// How many look-ups of literals may follow one refill.
private let literalsPerRound = 4

/// The bits of `decodeFast`, and where the next ones are.
private struct FastBits {
  /// The bits; there may be right ones from `count` on, and zeros behind.
  private(set) var word: UInt64
  /// Where the next byte to take is.
  private(set) var offset: Int
  private var count: Int

  init(_ bits: BitBuffer, _ offset: Int) {
    (word, count) = (bits.bits, bits.count)
    self.offset = offset
  }

  /// Takes as many whole bytes as fit, so that there are 56 bits or more.
  ///
  /// - Precondition: eight bytes from `offset` on are there.
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

  /// The bits and the offset when bytes not begun go back, as far as they came from `start` on.
  func givingBack(downTo start: Int) -> (BitBuffer, Int) {
    let unused = min(count &>> 3, offset &- start)
    return (BitBuffer(bits: word, count: count &- 8 &* unused), offset &- unused)
  }
}

extension Inflater {
  /// Decodes one code of a block, or one pair of literals, or one match; false without input.
  ///
  /// Takes no byte that is not needed for it. A decision on fewer bits than it takes is one on
  /// zeros in place of what is missing, and is made again.
  mutating func decodeSymbol(
    _ input: RawSpan, _ offset: inout Int
  ) throws(InflateError.Kind) -> Bool {
    var entry = codes.literals.entry(bits.bits)
    while entry.bitCount > bits.count {
      if bits.fill(bits.count + 1, from: input, &offset) {
        entry = codes.literals.entry(bits.bits)
      } else {
        // Of two literals the first may be complete.
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
