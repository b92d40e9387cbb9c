package import AssayStatistics

/// A sum of numbers x·2ᵉ without any rounding until it is read, whatever their exponents.
///
/// As ``ExactSum`` a fixed-point number in chunks of 32 bits, but only of those chunks that the sum
/// needs: some hundred bytes, and no range to leave. So a sum of weights' squares or cubes neither
/// overflows nor loses the smallest ones, and all weights times a power of two give the same bits.
package struct ScaledSum: Sendable {
  /// A chunk grows by less than 2⁵³ an addition and must stay under 2⁶³.
  private static let additionsBetweenCarries = 1 << 9

  /// The chunk at index i holds multiples of 2^(32·(first + i)).
  private var chunks: [Int64] = []
  private var first = 0
  private var additionsLeft = additionsBetweenCarries
  /// The sum of what is not finite.
  private var overflow = 0.0

  package init() {}

  /// The same sum.
  init(_ sum: ExactSum) {
    var rest = sum
    while case let part = rest.value, part != 0 {
      add(part)
      guard part.isFinite else { return }
      rest.add(-part)
    }
  }

  /// Adds value·2^exponent, exactly; what is not finite decides the sum as IEEE addition would.
  package mutating func add(_ value: Double, exponent: Int = 0) {
    let bits = value.bitPattern
    let field = Int(truncatingIfNeeded: bits >> 52) & 0x7FF
    guard field < 0x7FF else {
      overflow += value
      return
    }
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let significand = field == 0 ? fraction : fraction | 1 << 52
    guard significand != 0 else { return }
    let place = max(field, 1) - 1075 + exponent
    let chunk = place >> 5
    let shift = UInt64(truncatingIfNeeded: place & 31)
    let low = Int64(truncatingIfNeeded: (significand << shift) & 0xFFFF_FFFF)
    let high = Int64(truncatingIfNeeded: significand >> (32 - shift))
    let index = room(for: chunk)
    if value.sign == .minus {
      chunks[index] -= low
      chunks[index + 1] -= high
    } else {
      chunks[index] += low
      chunks[index + 1] += high
    }
    additionsLeft -= 1
    if additionsLeft == 0 { carry() }
  }

  /// Adds everything that another sum holds, exactly.
  package mutating func merge(_ other: ScaledSum) {
    overflow += other.overflow
    guard !other.chunks.isEmpty else { return }
    _ = room(for: other.first + other.chunks.count - 1)
    let start = room(for: other.first)
    for index in other.chunks.indices { chunks[start + index] += other.chunks[index] }
    carry()
  }

  /// The index of a chunk, which is made with the one above it where it is missing.
  private mutating func room(for chunk: Int) -> Int {
    if chunks.isEmpty { first = chunk }
    if chunk < first {
      chunks.insert(contentsOf: repeatElement(0, count: first - chunk), at: 0)
      first = chunk
    }
    while chunk + 1 >= first + chunks.count { chunks.append(0) }
    return chunk - first
  }

  /// Brings every chunk but the last into 0 ..< 2³², and the last, which has the sum's sign, to less
  /// than 2³² either way.
  private mutating func carry() {
    var index = 0
    while index < chunks.count {
      let isLast = index == chunks.count - 1
      if isLast, chunks[index].magnitude < 1 << 32 { break }
      let carried = chunks[index] >> 32
      chunks[index] &= 0xFFFF_FFFF
      if isLast { chunks.append(carried) } else { chunks[index + 1] += carried }
      index += 1
    }
    additionsLeft = ScaledSum.additionsBetweenCarries
  }

  // MARK: - Read

  /// The sum ÷ 2^scale.
  ///
  /// The chunks are first moved so that they begin at multiples of 32 bits from the scale on: what
  /// lies below the smallest double is then rounded alike, whatever the power of two of all numbers.
  package func exact(scale: Int) -> ExactSum {
    let (absolute, isNegative) = magnitude
    var moved = absolute
    let shift = -scale & 31
    for index in moved.chunks.indices { moved.chunks[index] <<= Int64(shift) }
    moved.carry()
    let start = 32 * moved.first - scale - shift
    var sum = ExactSum()
    sum.add(overflow)
    for (index, chunk) in moved.chunks.enumerated() where chunk != 0 {
      let exponent = start + 32 * index
      sum.add(
        Double(
          sign: isNegative ? .minus : .plus, exponent: exponent, significand: Double(chunk)))
    }
    return sum
  }

  /// The sum ÷ 2^scale, rounded once.
  package func value(scale: Int) -> Double { exact(scale: scale).value }

  /// The sum ÷ 2^scale as two numbers, the second what rounding to the first leaves.
  package func doubleDouble(scale: Int) -> DoubleDouble { exact(scale: scale).doubleDouble }

  /// The sum without its sign, carried: of a negative one all chunks above it hold a part, which may be
  /// far beyond any double.
  private var magnitude: (sum: ScaledSum, isNegative: Bool) {
    var sum = self
    sum.carry()
    guard let last = sum.chunks.last(where: { $0 != 0 }), last < 0 else { return (sum, false) }
    for index in sum.chunks.indices { sum.chunks[index].negate() }
    sum.carry()
    return (sum, true)
  }

  /// The binary exponent of the sum, so that it is from ½ up to 1 times its power of two; nil if it
  /// is 0.
  private var exponent: Int? {
    let sum = magnitude.sum
    guard let top = sum.chunks.lastIndex(where: { $0 != 0 }) else { return nil }
    return 32 * (sum.first + top) + 64 - sum.chunks[top].leadingZeroBitCount
  }

  /// The root of the sum ÷ 2^(2·scale), which may lie where the sum itself does not.
  package func root(scale: Int) -> Double {
    guard let exponent else { return 0 }
    let even = exponent + (exponent & 1)
    let root = value(scale: even).squareRoot()
    return Double(sign: .plus, exponent: even / 2 - scale, significand: root)
  }

  package func adding(_ other: ScaledSum) -> ScaledSum {
    var sum = self
    sum.merge(other)
    return sum
  }

  package func subtracting(_ other: ScaledSum) -> ScaledSum {
    var negative = other
    for index in negative.chunks.indices { negative.chunks[index].negate() }
    negative.overflow.negate()
    return adding(negative)
  }

  /// This sum ÷ another, each rounded once; nil if the other is 0.
  package func divided(by other: ScaledSum) -> Double? {
    guard let lower = other.exponent else { return nil }
    guard let upper = exponent else { return 0 }
    let quotient = value(scale: upper) / other.value(scale: lower)
    return Double(sign: .plus, exponent: upper - lower, significand: quotient)
  }
}
